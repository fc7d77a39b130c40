package org.segursdk.mss.internal.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a received message in one pass and keeps what a receipt is made of: fields, texts, reports and the fields of embedded
 * messages. Attachments pass by without being held. Nothing in the input can make it fail, loop or grow: past a limit the rest
 * is passed over and {@link #limitReached()} says so. One instance per message.
 */
public final class MimeScanner {
    private static final int MAX_HEADER = 256 * 1024;
    private static final int MAX_FIELDS = 2000;
    private static final int MAX_KEPT = 1024 * 1024;
    private static final int MAX_KEPT_IN_ALL = 4 * 1024 * 1024;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_PARTS = 500;
    private static final int MAX_BOUNDARY = 250;

    private final LineReader lines;
    private final List<byte[]> boundaries = new ArrayList<>();
    private int parts;
    private int keptInAll;
    private boolean limitReached;

    private MimeScanner(InputStream in) {
        this.lines = new LineReader(in);
    }

    /** What was read, and whether a limit cut it. */
    public record Result(Scanned root, boolean limitReached) {
        @Override
        public String toString() {
            return "Result[" + limitReached + "]";
        }
    }

    /** @throws IOException from the stream alone */
    public static Result scan(InputStream in) throws IOException {
        MimeScanner scanner = new MimeScanner(in);
        scanner.lines.next();
        Scanned root = scanner.entity(0, "text/plain");
        return new Result(root, scanner.limitReached);
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
            MimeScanner scanner = new MimeScanner(new ByteArrayInputStream(blocks));
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
        boolean deeper = depth < MAX_DEPTH && parts < MAX_PARTS;
        String boundary = part.parameter("boundary").orElse("");
        boolean multipart =
                part.type().startsWith("multipart/") && !boundary.isEmpty() && boundary.length() <= MAX_BOUNDARY;
        if (multipart && deeper) {
            multipart(part, boundary, depth);
        } else if (isMessage(part) && deeper) {
            part.add(embedded());
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
        skipToBoundary();
        while (lines.hasLine() && delimiter() == own && !closes(own)) {
            if (parts >= MAX_PARTS) {
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
    private Scanned embedded() throws IOException {
        Scanned inner = new Scanned(header(), "text/plain");
        skipToBoundary();
        return inner;
    }

    /** An embedded message, unless it is hidden in an encoding. */
    private static boolean isMessage(Scanned part) {
        boolean plain = part.field("Content-Transfer-Encoding")
                .map(encoding -> !encoding.strip().equalsIgnoreCase("base64")
                        && !encoding.strip().equalsIgnoreCase("quoted-printable"))
                .orElse(true);
        return plain && (part.type().equals("message/rfc822") || part.type().equals("message/global"));
    }

    private void body(Scanned part) throws IOException {
        boolean kept = part.type().startsWith("text/") || part.type().startsWith("message/");
        if (!kept) {
            skipToBoundary();
            return;
        }
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
