package org.segursdk.conformance.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a multipart/related body, as MTOM sends it. */
final class MimeParts {
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final int MAX_PARTS = 1_000;

    /**
     * One part.
     *
     * @param contentId without angle brackets, empty when absent
     * @param contentType as written
     * @param content its bytes
     */
    record Part(String contentId, String contentType, byte[] content) {}

    private MimeParts() {}

    /** A parameter of a header value, such as {@code boundary}. */
    static Optional<String> parameter(String headerValue, String name) {
        Matcher matcher = PARAMETER.matcher(headerValue);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return Optional.of(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
            }
        }
        return Optional.empty();
    }

    static List<Part> split(byte[] body, String boundary) throws IOException {
        byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        byte[] framed = new byte[body.length + 2];
        framed[0] = '\r';
        framed[1] = '\n';
        System.arraycopy(body, 0, framed, 2, body.length);
        List<Part> parts = new ArrayList<>();
        int start = HttpCapture.indexOf(framed, delimiter, 0);
        while (start >= 0 && parts.size() < MAX_PARTS) {
            int after = start + delimiter.length;
            if (after + 1 < framed.length && framed[after] == '-' && framed[after + 1] == '-') {
                return parts;
            }
            int next = HttpCapture.indexOf(framed, delimiter, after);
            if (next < 0) {
                throw new IOException("the last part has no end boundary");
            }
            parts.add(part(Arrays.copyOfRange(framed, after + 2, next)));
            start = next;
        }
        throw new IOException("no end boundary");
    }

    private static Part part(byte[] raw) throws IOException {
        int end = HttpCapture.indexOf(raw, new byte[] {'\r', '\n', '\r', '\n'}, 0);
        if (end < 0) {
            throw new IOException("a part without headers");
        }
        String contentId = "";
        String contentType = "";
        for (String line : new String(raw, 0, end, StandardCharsets.ISO_8859_1).split("\r\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("content-id")) {
                contentId = value.replaceAll("^<|>$", "");
            } else if (name.equals("content-type")) {
                contentType = value;
            }
        }
        return new Part(contentId, contentType, Arrays.copyOfRange(raw, end + 4, raw.length));
    }
}
