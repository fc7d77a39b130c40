package org.segursdk.conformance.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A raw HTTP/1.1 request read from a file: request line, headers, body with {@code Content-Length} or chunked.
 *
 * @param requestLine the first line
 * @param headers by lower-case name; a repeated header keeps its last value
 * @param body the body, its transfer coding removed
 */
record HttpCapture(String requestLine, Map<String, String> headers, byte[] body) {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    static HttpCapture parse(byte[] raw) throws IOException {
        int end = indexOf(raw, END_OF_HEAD, 0);
        if (end < 0) {
            throw new IOException("no empty line after the headers");
        }
        List<String> lines = List.of(new String(raw, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1));
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("a header line without a name");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] rest = Arrays.copyOfRange(raw, end + END_OF_HEAD.length, raw.length);
        return new HttpCapture(lines.get(0), headers, body(headers, rest));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static byte[] body(Map<String, String> headers, byte[] rest) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.getOrDefault("transfer-encoding", ""))) {
            return unchunk(rest);
        }
        String length = headers.get("content-length");
        if (length != null && !length.equals(Integer.toString(rest.length))) {
            throw new IOException("Content-Length is not the length of the body");
        }
        return rest;
    }

    private static byte[] unchunk(byte[] rest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(rest.length);
        int position = 0;
        while (true) {
            int lineEnd = indexOf(rest, new byte[] {'\r', '\n'}, position);
            if (lineEnd < 0) {
                throw new IOException("a chunk without a size line");
            }
            String size = new String(rest, position, lineEnd - position, StandardCharsets.US_ASCII);
            int length = parseHex(size.split(";", 2)[0].strip());
            position = lineEnd + 2;
            if (length == 0) {
                return out.toByteArray();
            }
            if (position + length + 2 > rest.length) {
                throw new IOException("a chunk is cut");
            }
            out.write(rest, position, length);
            position += length + 2;
        }
    }

    private static int parseHex(String text) throws IOException {
        try {
            int value = Integer.parseInt(text, 16);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException("a chunk size that is not hexadecimal", e);
        }
        throw new IOException("a negative chunk size");
    }

    static int indexOf(byte[] haystack, byte[] needle, int from) {
        outer:
        for (int i = from; i <= haystack.length - needle.length; i++) {
            for (int j = 0; j < needle.length; j++) {
                if (haystack[i + j] != needle[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
