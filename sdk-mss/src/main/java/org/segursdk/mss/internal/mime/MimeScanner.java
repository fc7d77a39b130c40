package org.segursdk.mss.internal.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a received message in one pass and keeps what a receipt is made of: fields, texts, reports and the fields of embedded
 * messages. Attachments pass by without being held, or go to a sink as they come. Nothing in the input can make it fail, loop or grow: past a limit the rest
 * is passed over and {@link #limitReached()} says so. One instance per message.
 */
public final class MimeScanner {
    private static final int MAX_HEADER = 256 * 1024;
    private static final int MAX_FIELDS = 2000;
    private static final int MAX_KEPT = 1024 * 1024;
    private static final int MAX_KEPT_IN_ALL = 4 * 1024 * 1024;
    private static final int MAX_BOUNDARY = 250;
    private static final Bounds DEFAULT = new Bounds(12, 500, Long.MAX_VALUE);
    private static final Set<String> ENCODINGS = Set.of("", "7bit", "8bit", "binary", "base64", "quoted-printable");

    private final LineReader lines;
    private final Bounds bounds;
    private final @Nullable PartSink sink;
    private final List<byte[]> boundaries = new ArrayList<>();
    private int parts;
    private int keptInAll;
    private boolean limitReached;

    private MimeScanner(InputStream in, Bounds bounds, @Nullable PartSink sink) {
        this.lines = new LineReader(in, bounds.bytes());
        this.bounds = bounds;
        this.sink = sink;
    }

    /**
     * How far a message is followed.
     *
     * @param depth multiparts inside one another; a deeper one is a part like any other
     * @param parts parts in all
     * @param bytes of the message
     */
    public record Bounds(int depth, int parts, long bytes) {}

    /** What was read, and whether a limit cut it. */
    public record Result(Scanned root, boolean limitReached) {
        @Override
        public String toString() {
            return "Result[" + limitReached + "]";
        }
    }

    /** @throws IOException from the stream alone */
    public static Result scan(InputStream in) throws IOException {
        return new MimeScanner(in, DEFAULT, null).scan();
    }

    /**
     * Gives the bytes of the parts away as they come.
     *
     * @throws IOException from the stream or the sink
     */
    public static Result scan(InputStream in, Bounds bounds, PartSink sink) throws IOException {
        return new MimeScanner(in, bounds, sink).scan();
    }

    private Result scan() throws IOException {
        lines.next();
        Scanned root = entity(0, "text/plain");
        return new Result(root, limitReached || lines.isCut());
    }

    /** The fields of a block of them, such as a disposition notification; empty lines before it do not count. */
    public static Scanned fields(byte[] block) {
        List<Scanned> groups = groups(block, 1);
        return groups.isEmpty() ? new Scanned(List.of(), "text/plain") : groups.get(0);
    }

    /** Blocks of fields between empty lines, such as a delivery status; at most so many. */
    public static List<Scanned> groups(byte[] blocks, int most) {
        List<Scanned> groups = new ArrayList<>();
        try {
            MimeScanner scanner = new MimeScanner(new ByteArrayInputStream(blocks), DEFAULT, null);
            scanner.lines.next();
            while (scanner.lines.hasLine() && groups.size() < most) {
                List<String[]> fields = scanner.header();
                if (!fields.isEmpty()) {
                    groups.add(new Scanned(fields, "text/plain"));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are always read", e);
        }
        return groups;
    }

    /** Reads one entity up to a boundary line, which stays the current line, or to the end. */
    private Scanned entity(int depth, String defaultType) throws IOException {
        Scanned part = new Scanned(header(), defaultType);
        parts++;
        boolean deeper = depth < bounds.depth() && parts < bounds.parts();
        String boundary = part.parameter("boundary").orElse("");
        boolean multipart =
                part.type().startsWith("multipart/") && !boundary.isEmpty() && boundary.length() <= MAX_BOUNDARY;
        if (multipart && deeper) {
            multipart(part, boundary, depth);
        } else if (isMessage(part) && deeper) {
            part.add(embedded(part));
        } else {
            limitReached |= multipart || isMessage(part);
            body(part);
        }
        return part;
    }

    private void multipart(Scanned part, String boundary, int depth) throws IOException {
        boundaries.add(("--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
        int own = boundaries.size() - 1;
        String defaultType = part.type().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        preamble(part);
        while (lines.hasLine() && delimiter() == own && !closes(own)) {
            if (parts >= bounds.parts()) {
                limitReached = true;
                break;
            }
            lines.next();
            part.add(entity(depth + 1, defaultType));
        }
        boolean reachedOwn = lines.hasLine() && delimiter() == own;
        boundaries.remove(own);
        if (reachedOwn) {
            lines.next();
            skipToBoundary();
        }
    }

    /** The fields of an embedded message; its body is not looked at. */
    private Scanned embedded(Scanned part) throws IOException {
        OutputStream out = sink == null ? null : sink.open(part);
        if (out == null) {
            Scanned inner = new Scanned(header(), "text/plain");
            skipToBoundary();
            return inner;
        }
        HeadCopy head = new HeadCopy(out);
        stream(BodyDecoder.of("", head), part);
        return fields(head.head());
    }

    /** An embedded message, unless it is hidden in an encoding. */
    private static boolean isMessage(Scanned part) {
        boolean plain = !part.encoding().equals("base64") && !part.encoding().equals("quoted-printable");
        return plain && (part.type().equals("message/rfc822") || part.type().equals("message/global"));
    }

    private void body(Scanned part) throws IOException {
        OutputStream out = sink == null ? null : sink.open(part);
        if (out == null) {
            textOnly(part);
        } else if (part.type().equals("message/rfc822") || part.type().equals("message/global")) {
            HeadCopy head = new HeadCopy(out);
            stream(BodyDecoder.of(part.encoding(), head), part);
            part.add(fields(head.head()));
        } else {
            stream(BodyDecoder.of(part.encoding(), out), part);
        }
    }

    /** Decodes the body up to a boundary line. */
    private void stream(BodyDecoder body, Scanned part) throws IOException {
        try (body) {
            while (lines.hasLine() && delimiter() < 0) {
                body.feed(lines.buffer(), 0, lines.length(), lines.lineEnd());
                lines.drain(body);
                lines.next();
            }
            body.finish(lines.hasLine());
        }
        if (body.isOdd() || !ENCODINGS.contains(part.encoding())) {
            part.oddEncoding();
        }
    }

    private void textOnly(Scanned part) throws IOException {
        if (part.type().startsWith("text/") || part.type().startsWith("message/")) {
            kept(part);
        } else {
            skipToBoundary();
        }
    }

    private void kept(Scanned part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int lineEnd = 0;
        while (lines.hasLine() && delimiter() < 0) {
            int room = Math.min(MAX_KEPT - out.size(), MAX_KEPT_IN_ALL - keptInAll);
            if (lines.length() <= room) {
                out.write(lines.buffer(), 0, lines.length());
                keptInAll += lines.length();
                lineEnd = lines.lineEnd();
            } else {
                limitReached = true;
                lineEnd = 0;
            }
            lines.next();
        }
        byte[] bytes = out.toByteArray();
        // The line end before a boundary belongs to the boundary.
        part.body(lines.hasLine() && lineEnd > 0 ? Arrays.copyOf(bytes, bytes.length - lineEnd) : bytes);
    }

    /** What stands before the first part is nothing to show, unless there is no part at all. */
    private void preamble(Scanned part) throws IOException {
        if (sink == null) {
            skipToBoundary();
        } else {
            kept(part);
        }
    }

    private void skipToBoundary() throws IOException {
        while (lines.hasLine() && delimiter() < 0) {
            lines.next();
        }
    }

    /** Which open multipart the current line is a boundary of, the innermost first; -1 when of none. */
    private int delimiter() {
        if (!lines.atLineStart() || lines.length() < 3 || lines.buffer()[0] != '-' || lines.buffer()[1] != '-') {
            return -1;
        }
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            if (endsAfter(boundaries.get(i), 0) || closes(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean closes(int index) {
        byte[] boundary = boundaries.get(index);
        int end = boundary.length;
        return lines.length() >= end + 2
                && lines.buffer()[end] == '-'
                && lines.buffer()[end + 1] == '-'
                && endsAfter(boundary, 2);
    }

    /** Whether the line is the boundary, so many more characters, and white space only. */
    private boolean endsAfter(byte[] boundary, int more) {
        int length = lines.length();
        byte[] line = lines.buffer();
        if (length < boundary.length + more || !Arrays.equals(line, 0, boundary.length, boundary, 0, boundary.length)) {
            return false;
        }
        for (int i = boundary.length + more; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r' && line[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The fields up to the empty line, which is passed; a boundary line also ends them, and stays. */
    private List<String[]> header() throws IOException {
        FieldCollector fields = new FieldCollector(MAX_HEADER, MAX_FIELDS);
        while (lines.hasLine() && delimiter() < 0) {
            if (lines.atLineStart() && lines.length() == lines.lineEnd()) {
                lines.next();
                break;
            }
            fields.add(lines.buffer(), lines.length(), lines.atLineStart());
            lines.next();
        }
        limitReached |= fields.overflowed();
        return fields.finished();
    }
}
