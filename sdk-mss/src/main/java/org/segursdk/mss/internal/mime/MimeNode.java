package org.segursdk.mss.internal.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.segursdk.core.document.ContentSource;

/** A part to be written. */
public sealed interface MimeNode {
    /**
     * A part with bytes.
     *
     * @param headers its own fields, Content-Type and Content-Transfer-Encoding among them
     * @param encoding the transfer encoding
     * @param content the bytes before that encoding
     * @param size their number
     */
    record Leaf(HeaderLines headers, String encoding, PartContent content, long size) implements MimeNode {
        /** Redacted. */
        @Override
        public String toString() {
            return "Leaf[" + size + "]";
        }
    }

    /**
     * A multipart.
     *
     * @param type subtype and parameters but the boundary
     */
    record Group(String type, String boundary, List<MimeNode> parts) implements MimeNode {
        public Group {
            parts = List.copyOf(parts);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Group[" + parts.size() + "]";
        }

        String contentType() {
            return type + ";\r\n boundary=\"" + boundary + '"';
        }
    }

    /** Text in UTF-8, quoted-printable. */
    static MimeNode text(String subtype, String text) {
        byte[] bytes = Wording.withCrLf(text).getBytes(StandardCharsets.UTF_8);
        HeaderLines headers = new HeaderLines()
                .raw("Content-Type", "text/" + subtype + "; charset=UTF-8")
                .raw("Content-Transfer-Encoding", "quoted-printable");
        return new Leaf(headers, "quoted-printable", out -> out.write(bytes), bytes.length);
    }

    /** An attachment in base64, streamed when written. */
    static MimeNode attachment(String mediaType, String fileName, PartContent content, long size) {
        HeaderLines headers = new HeaderLines().file(mediaType, fileName).raw("Content-Transfer-Encoding", "base64");
        return new Leaf(headers, "base64", content, size);
    }

    /** Fields as a part, such as a disposition notification. */
    static MimeNode fields(String mediaType, HeaderLines fields) {
        StringBuilder lines = new StringBuilder();
        fields.lines().forEach(line -> lines.append(line.name())
                .append(": ")
                .append(line.value())
                .append("\r\n"));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
        HeaderLines headers = new HeaderLines().raw("Content-Type", mediaType).raw("Content-Transfer-Encoding", "7bit");
        return new Leaf(headers, "7bit", out -> out.write(bytes), bytes.length);
    }

    /**
     * A whole message as a part: its bytes as they are, but for line ends, which all become CR LF. A lone one would let the
     * returned message end ours early on its way. Read once here, for its size.
     */
    static MimeNode message(ContentSource original) throws IOException {
        ContentSource source = () -> new LineEnds(original.open());
        long size = 0;
        boolean ascii = true;
        try (InputStream in = source.open()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                for (int i = 0; i < read && ascii; i++) {
                    ascii = buffer[i] >= 0;
                }
            }
        }
        String encoding = ascii ? "7bit" : "8bit";
        HeaderLines headers =
                new HeaderLines().raw("Content-Type", "message/rfc822").raw("Content-Transfer-Encoding", encoding);
        return new Leaf(headers, encoding, PartContent.of(source), size);
    }

    /** Makes every line end CR LF. */
    final class LineEnds extends FilterInputStream {
        private final byte[] buffer = new byte[32 * 1024];
        private int at;
        private int end;
        private boolean afterCr;
        private boolean owesLf;

        LineEnds(InputStream in) {
            super(in);
        }

        private int next() throws IOException {
            if (at == end) {
                end = in.read(buffer, 0, buffer.length);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return -1;
                }
            }
            return buffer[at++] & 0xFF;
        }

        @Override
        public int read() throws IOException {
            if (owesLf) {
                owesLf = false;
                return '\n';
            }
            int c = next();
            if (c == '\n' && afterCr) {
                afterCr = false;
                c = next();
            }
            afterCr = c == '\r';
            owesLf = c == '\r' || c == '\n';
            return c == '\n' ? '\r' : c;
        }

        @Override
        public int read(byte[] out, int from, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int c = read();
                if (c < 0) {
                    break;
                }
                out[from + count++] = (byte) c;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
