package org.segursdk.psc.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.1 that ends its connection. Source: RFC 9112. */
final class AnswerReader {
    private static final int LARGEST_HEAD = 64 << 10;
    private static final int LONGEST_LINE = 16 << 10;
    private static final int INTERIM = 5;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,15}");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*(?:;.*)?");

    private final InputStream in;
    private final int limit;
    private int head;

    private AnswerReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** @param limit largest body, in bytes */
    static HttpAnswer read(InputStream in, int limit) throws IOException {
        return new AnswerReader(in, limit).read();
    }

    private HttpAnswer read() throws IOException {
        for (int i = 0; i < INTERIM; i++) {
            int status = status();
            Map<String, String> headers = headers();
            if (status >= 200) {
                return new HttpAnswer(status, headers, body(status, headers));
            }
        }
        throw AnswerException.notHttp();
    }

    private int status() throws IOException {
        Matcher line = STATUS.matcher(line());
        if (!line.matches()) {
            throw AnswerException.notHttp();
        }
        return Integer.parseInt(line.group(1));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw AnswerException.notHttp();
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String before = headers.putIfAbsent(name, line.substring(colon + 1).strip());
            if (before != null && (name.equals("content-length") || name.equals("transfer-encoding"))) {
                throw AnswerException.notHttp();
            }
        }
        return headers;
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (status == 204 || status == 304) {
            return body.toByteArray();
        }
        String coding = headers.get("transfer-encoding");
        String length = headers.get("content-length");
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked") || length != null) {
                throw AnswerException.notHttp();
            }
            chunks(body);
        } else if (length != null) {
            if (!LENGTH.matcher(length).matches()) {
                throw AnswerException.notHttp();
            }
            exactly(Long.parseLong(length), body);
        } else {
            rest(body);
        }
        return body.toByteArray();
    }

    private void chunks(ByteArrayOutputStream body) throws IOException {
        while (true) {
            Matcher size = CHUNK.matcher(line());
            if (!size.matches()) {
                throw AnswerException.notHttp();
            }
            long length = Long.parseLong(size.group(1), 16);
            if (length == 0) {
                headers();
                return;
            }
            exactly(length, body);
            if (!line().isEmpty()) {
                throw AnswerException.notHttp();
            }
        }
    }

    private void exactly(long length, ByteArrayOutputStream body) throws IOException {
        if (length > limit - body.size()) {
            throw AnswerException.tooLarge();
        }
        byte[] read = in.readNBytes((int) length);
        if (read.length < length) {
            throw AnswerException.truncated();
        }
        body.write(read);
    }

    private void rest(ByteArrayOutputStream body) throws IOException {
        byte[] read = in.readNBytes(limit + 1);
        if (read.length > limit) {
            throw AnswerException.tooLarge();
        }
        body.write(read);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw AnswerException.truncated();
            }
            head++;
            if (head > LARGEST_HEAD || line.size() > LONGEST_LINE) {
                throw AnswerException.tooLarge();
            }
            line.write(read);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
