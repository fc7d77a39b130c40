package org.segursdk.conformance.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mail or a part of one as it stands in the file: fields and place of the content, nothing decoded. Bounded, so that no mail
 * can exhaust it: 20 multiparts in one another, 500 parts.
 *
 * @param fields by lower-case name, unfolded, in their order
 * @param from where its content begins
 * @param to where it ends
 * @param parts of a multipart
 */
record MailPart(Map<String, List<String>> fields, int from, int to, List<MailPart> parts) {
    private static final int DEEPEST = 20;
    private static final int MOST = 500;

    static MailPart read(byte[] raw) {
        return part(raw, 0, raw.length, 0, new int[] {MOST});
    }

    /** The first field of that name, in lower case. */
    Optional<String> field(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@code type/subtype}, lower case; {@code text/plain} when nothing is told. */
    String type() {
        String told = field("content-type").orElse("text/plain");
        return told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    Optional<String> charset() {
        return field("content-type").flatMap(value -> MimeParts.parameter(value, "charset"));
    }

    boolean isMultipart() {
        return type().startsWith("multipart/");
    }

    boolean isAttachment() {
        return field("content-disposition")
                .filter(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("attachment"))
                .isPresent();
    }

    private static MailPart part(byte[] raw, int from, int to, int depth, int[] left) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int body = head(raw, from, to, fields);
        MailPart leaf = new MailPart(fields, body, to, List.of());
        Optional<String> boundary = leaf.field("content-type").flatMap(value -> MimeParts.parameter(value, "boundary"));
        if (!leaf.isMultipart() || boundary.isEmpty() || depth == DEEPEST) {
            return leaf;
        }
        return new MailPart(fields, body, to, children(raw, leaf, "--" + boundary.get(), depth + 1, left));
    }

    private static List<MailPart> children(byte[] raw, MailPart group, String delimiter, int depth, int[] left) {
        List<MailPart> children = new ArrayList<>();
        int start = -1;
        for (int line = group.from; line < group.to; line = next(raw, line, group.to)) {
            if (!startsWith(raw, line, group.to, delimiter)) {
                continue;
            }
            if (start >= 0 && left[0]-- > 0) {
                children.add(part(raw, start, line, depth, left));
            }
            start = next(raw, line, group.to);
            if (startsWith(raw, line, group.to, delimiter + "--")) {
                return List.copyOf(children);
            }
        }
        if (start >= 0 && left[0]-- > 0) {
            children.add(part(raw, start, group.to, depth, left));
        }
        return List.copyOf(children);
    }

    /** Reads the fields; where the content begins. */
    private static int head(byte[] raw, int from, int to, Map<String, List<String>> fields) {
        String name = "";
        StringBuilder value = new StringBuilder();
        int line = from;
        while (line < to) {
            int after = next(raw, line, to);
            int end = after;
            while (end > line && (raw[end - 1] == '\n' || raw[end - 1] == '\r')) {
                end--;
            }
            String plain = new String(raw, line, end - line, StandardCharsets.ISO_8859_1);
            if (plain.isEmpty()) {
                keep(fields, name, value);
                return after;
            }
            int colon = plain.indexOf(':');
            if (plain.charAt(0) == ' ' || plain.charAt(0) == '\t') {
                value.append(plain);
            } else {
                keep(fields, name, value);
                name = colon < 0 ? "" : plain.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                value = new StringBuilder(plain.substring(colon + 1));
            }
            line = after;
        }
        keep(fields, name, value);
        return to;
    }

    private static void keep(Map<String, List<String>> fields, String name, StringBuilder value) {
        if (!name.isEmpty()) {
            fields.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(value.toString().strip());
        }
    }

    private static int next(byte[] raw, int line, int to) {
        int at = line;
        while (at < to && raw[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, to);
    }

    private static boolean startsWith(byte[] raw, int at, int to, String text) {
        if (at + text.length() > to) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((raw[at + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Nothing of the mail. */
    @Override
    public String toString() {
        return "MailPart[" + (to - from) + " bytes]";
    }
}
