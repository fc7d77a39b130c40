package org.segursdk.sandbox.internal.dmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.segursdk.sandbox.internal.soap.Refusal;

/**
 * Reads a multipart body part by part, holding one buffer of it in memory. Nothing is trusted: headers are bounded, a body that
 * ends without its final boundary is refused. Source: RFC 2046 §5.1.
 */
final class MultipartReader {
    private static final int BUFFER = 128 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean last;

    MultipartReader(InputStream in, String boundary) throws Refusal, IOException {
        if (boundary.isEmpty() || boundary.length() > 70) {
            throw Refusal.sandbox("Multipart: the boundary parameter is missing or longer than 70 characters.");
        }
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first boundary may open the body: the line end before it is ours.
        buffer[0] = '\r';
        buffer[1] = '\n';
        limit = 2;
        copyToDelimiter(OutputStream.nullOutputStream());
    }

    /** Headers of the next part, names in lower case; empty, and {@link #finished()}, after the last one. */
    Map<String, String> next() throws Refusal, IOException {
        endOfDelimiter();
        return last ? Map.of() : headers();
    }

    boolean finished() {
        return last;
    }

    /** Copies the part's content; to be called once for each part. */
    void copyTo(OutputStream out) throws Refusal, IOException {
        copyToDelimiter(out);
    }

    private void endOfDelimiter() throws Refusal, IOException {
        int first = read();
        int second = read();
        if (first == '-' && second == '-') {
            last = true;
            return;
        }
        int a = first;
        int b = second;
        while (a == ' ' || a == '\t') {
            a = b;
            b = read();
        }
        if (a != '\r' || b != '\n') {
            throw Refusal.sandbox("Multipart: a boundary line is malformed.");
        }
    }

    private Map<String, String> headers() throws Refusal, IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        int matched = 0;
        // An empty header block is the bare line end.
        while (true) {
            int b = read();
            block.write(b);
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            if (matched == 4 || matched == 2 && block.size() == 2) {
                break;
            }
            if (block.size() > MAX_HEADERS) {
                throw Refusal.sandbox("Multipart: the headers of a part exceed 16 KiB.");
            }
        }
        Map<String, String> headers = new TreeMap<>();
        String text = block.toString(StandardCharsets.UTF_8).replaceAll("\r\n[ \t]+", " ");
        for (String line : text.split("\r\n")) {
            int colon = line.indexOf(':');
            if (line.isEmpty()) {
                continue;
            }
            if (colon < 1) {
                throw Refusal.sandbox("Multipart: a header line of a part is malformed.");
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                throw Refusal.sandbox("Multipart: a part repeats the header " + name + ".");
            }
        }
        return headers;
    }

    private void copyToDelimiter(OutputStream out) throws Refusal, IOException {
        while (true) {
            int found = find();
            if (found >= 0) {
                out.write(buffer, position, found - position);
                position = found + delimiter.length;
                return;
            }
            int safe = Math.max(position, limit - delimiter.length + 1);
            out.write(buffer, position, safe - position);
            System.arraycopy(buffer, safe, buffer, 0, limit - safe);
            limit -= safe;
            position = 0;
            fill();
        }
    }

    private int find() {
        int end = limit - delimiter.length;
        for (int i = position; i <= end; i++) {
            if (buffer[i] == '\r' && matches(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int at) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private int read() throws Refusal, IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void fill() throws Refusal, IOException {
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            throw Refusal.sandbox("Multipart: the body ends without its final boundary.");
        }
        limit += count;
    }
}
