package org.segursdk.soap.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.soap.SoapLimits;

/**
 * Reads multipart/related part after part, without holding any. Strict where leniency would deliver wrong bytes: a part
 * without an end boundary, two parts of one Content-ID, too many parts or headers are errors.
 */
final class MultipartReader {
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final SoapLimits limits;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private final Set<String> seen = new HashSet<>();
    private int position;
    private int end;
    private boolean eof;
    private int parts;
    private boolean finished;
    private @Nullable Part current;
    private @Nullable Part ahead;

    MultipartReader(InputStream in, String boundary, SoapLimits limits) throws IOException {
        this.in = in;
        this.limits = limits;
        if (boundary.isEmpty() || boundary.length() > 200) {
            throw new AnswerException(
                    "ANSWER-MTOM-BOUNDARY",
                    "la réponse multipart n'annonce pas de séparateur valable",
                    "the multipart answer announces no valid boundary");
        }
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first boundary has no line before it: behave as if it had.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
        Part preamble = new Part("", "", "");
        current = preamble;
        preamble.skip();
        current = null;
    }

    /** The next part, its predecessor being skipped; null after the last. */
    @Nullable
    Part next() throws IOException {
        Part before = current;
        if (before != null) {
            before.skip();
        }
        current = ahead;
        ahead = null;
        return current;
    }

    /** A part being read. */
    final class Part extends InputStream {
        private final String contentId;
        private final String contentType;
        private final String encoding;
        private long count;
        private boolean done;

        Part(String contentId, String contentType, String encoding) {
            this.contentId = contentId;
            this.contentType = contentType;
            this.encoding = encoding;
        }

        String contentId() {
            return contentId;
        }

        String contentType() {
            return contentType;
        }

        String encoding() {
            return encoding;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (done) {
                return -1;
            }
            if (length == 0) {
                return 0;
            }
            int available = contentAvailable();
            if (available == 0) {
                done = true;
                afterBoundary();
                return -1;
            }
            int n = Math.min(available, length);
            System.arraycopy(buffer, position, target, offset, n);
            position += n;
            count += n;
            if (count > limits.maxAttachmentBytes()) {
                throw new AnswerException(
                        "ANSWER-TOO-LARGE",
                        "une pièce de la réponse dépasse la taille admise",
                        "a part of the answer exceeds the allowed size");
            }
            return n;
        }

        void skip() throws IOException {
            byte[] sink = new byte[8192];
            while (read(sink, 0, sink.length) >= 0) {
                // Nothing to do with them.
            }
        }
    }

    /** How many bytes at the position surely are content; 0 when the boundary stands there. */
    private int contentAvailable() throws IOException {
        int from = position;
        while (true) {
            int at = indexOfDelimiter(from);
            if (at < 0) {
                int safe = end - (delimiter.length + 2) + 1 - position;
                if (safe > 0) {
                    return safe;
                }
                fill();
                from = position;
                continue;
            }
            if (at + delimiter.length + 2 > end) {
                if (at > position) {
                    return at - position;
                }
                fill();
                from = position;
                continue;
            }
            if (isBoundaryEnd(at + delimiter.length)) {
                return at - position;
            }
            // The boundary text followed by something else is content.
            from = at + 1;
        }
    }

    private int indexOfDelimiter(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\r' && startsWith(i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the delimiter, or as much of it as the buffer holds, stands at the index. */
    private boolean startsWith(int at) {
        int length = Math.min(delimiter.length, end - at);
        return length == delimiter.length && Arrays.equals(buffer, at, at + length, delimiter, 0, length);
    }

    private boolean isBoundaryEnd(int at) {
        byte next = buffer[at];
        return next == '-' && buffer[at + 1] == '-'
                || next == '\r' && buffer[at + 1] == '\n'
                || next == ' '
                || next == '\t';
    }

    /** Reads more; without more the boundary is missing. */
    private void fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        int n = eof ? -1 : in.read(buffer, end, buffer.length - end);
        if (n < 0) {
            eof = true;
            throw new AnswerException(
                    "ANSWER-MTOM-NO-END",
                    "une pièce de la réponse s'arrête sans séparateur de fin",
                    "a part of the answer stops without an end boundary");
        }
        end += n;
    }

    private int nextByte() throws IOException {
        if (position == end) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void afterBoundary() throws IOException {
        position += delimiter.length;
        int first = nextByte();
        if (first == '-') {
            finished = true;
            return;
        }
        int previous = first;
        int padding = 0;
        int next = nextByte();
        while (previous != '\r' || next != '\n') {
            if (++padding > 1_000) {
                throw tooManyHeaders();
            }
            previous = next;
            next = nextByte();
        }
        if (++parts > limits.maxParts()) {
            throw new AnswerException(
                    "ANSWER-MTOM-TOO-MANY-PARTS", "la réponse compte trop de pièces", "the answer has too many parts");
        }
        ahead = readPart();
    }

    private Part readPart() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int budget = limits.maxPartHeaderBytes();
        String name = "";
        while (true) {
            String line = readLine(budget);
            if (line.isEmpty()) {
                break;
            }
            budget -= line.length() + 2;
            if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !name.isEmpty()) {
                headers.merge(name, ' ' + line.strip(), String::concat);
                continue;
            }
            int colon = line.indexOf(':');
            name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                headers.put(name, line.substring(colon + 1).strip());
            }
        }
        String id = headers.getOrDefault("content-id", "");
        if (id.startsWith("<") && id.endsWith(">")) {
            id = id.substring(1, id.length() - 1);
        }
        if (!id.isEmpty() && !seen.add(id)) {
            throw new AnswerException(
                    "ANSWER-MTOM-DUPLICATE-PART",
                    "deux pièces de la réponse portent le même Content-ID",
                    "two parts of the answer bear the same Content-ID");
        }
        return new Part(
                id,
                headers.getOrDefault("content-type", ""),
                headers.getOrDefault("content-transfer-encoding", "binary").toLowerCase(Locale.ROOT));
    }

    private String readLine(int budget) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int previous = -1;
        while (true) {
            int next = nextByte();
            if (previous == '\r' && next == '\n') {
                byte[] bytes = line.toByteArray();
                return new String(bytes, 0, bytes.length - 1, StandardCharsets.ISO_8859_1);
            }
            line.write(next);
            previous = next;
            if (line.size() > budget) {
                throw tooManyHeaders();
            }
        }
    }

    private static AnswerException tooManyHeaders() {
        return new AnswerException(
                "ANSWER-MTOM-HEADERS",
                "les en-têtes d'une pièce dépassent la taille admise",
                "the headers of a part exceed the allowed size");
    }

    /** Whether the closing boundary was met. */
    boolean isFinished() {
        return finished;
    }
}
