package org.segursdk.examples.cabinet.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.examples.cabinet.User;

/**
 * What a screen is asked.
 *
 * @param user who asks
 * @param token to stand in every form
 * @param path parts of the address: {@code patient}, {@code P-0001}…
 * @param values of the form, or behind the question mark
 * @param memory of this browser's session
 */
record Request(User user, String token, List<String> path, Map<String, String> values, Memory memory) {
    /** A part of the address. */
    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    /** A value without the blanks around it; {@code ""} when there is none. */
    String value(String name) {
        return values.getOrDefault(name, "").strip();
    }

    boolean has(String name) {
        return !value(name).isEmpty();
    }

    Optional<String> optional(String name) {
        return Optional.of(value(name)).filter(text -> !text.isEmpty());
    }

    /** A form that posts. */
    Html form(String action, Object content) {
        return Html.of(
                "<form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"token\" value=\"{}\">{}</form>",
                action,
                token,
                content);
    }

    /** A form of one button. */
    Html button(String action, String label, String style) {
        return Html.of(
                "<form method=\"post\" action=\"{}\" class=\"one\"><input type=\"hidden\" name=\"token\" value=\"{}\">"
                        + "<button class=\"{}\">{}</button></form>",
                action,
                token,
                style,
                label);
    }

    @Override
    public String toString() {
        return "Request[redacted]";
    }
}
