package org.segursdk.cda.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;
import org.w3c.dom.Element;

/** Collects findings. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    List<Finding> toList() {
        return found;
    }

    void error(String rule, String path, String french, String english) {
        found.add(new Finding(rule, Severity.ERROR, path, LocalizedText.of(french, english)));
    }

    void error(String rule, Element at, String french, String english) {
        error(rule, Dom.path(at), french, english);
    }

    void warning(String rule, Element at, String french, String english) {
        found.add(new Finding(rule, Severity.WARNING, Dom.path(at), LocalizedText.of(french, english)));
    }

    /** An error unless the condition holds. */
    void check(boolean condition, String rule, Element at, String french, String english) {
        if (!condition) {
            error(rule, at, french, english);
        }
    }

    /** A warning unless the condition holds. */
    void advise(boolean condition, String rule, Element at, String french, String english) {
        if (!condition) {
            warning(rule, at, french, english);
        }
    }

    /** The only child of that name; an error when there is none or more than one. */
    Optional<Element> one(Element parent, String name, String rule) {
        List<Element> children = Dom.children(parent, name);
        check(
                children.size() == 1,
                rule,
                parent,
                "un et un seul élément " + name + " attendu",
                "exactly one element " + name + " is expected");
        return children.stream().findFirst();
    }

    /** At most one child of that name. */
    void atMostOne(Element parent, String name, String rule) {
        check(
                Dom.children(parent, name).size() <= 1,
                rule,
                parent,
                "au plus un élément " + name,
                "at most one element " + name);
    }

    /** The code and its system are in the value set. */
    void inSet(Element code, ValueSet set, String rule) {
        check(
                set.find(code.getAttribute("code"), code.getAttribute("codeSystem"))
                        .isPresent(),
                rule,
                code,
                "code absent de " + set.name(),
                "code not in " + set.name());
    }

    /** The code and its system are among these. */
    void among(Element code, List<CodedValue> values, String rule) {
        boolean known = values.stream()
                .anyMatch(value -> value.code().equals(code.getAttribute("code"))
                        && value.codeSystem().equals(code.getAttribute("codeSystem")));
        check(known, rule, code, "code absent du jeu de valeurs", "code not in the value set");
    }
}
