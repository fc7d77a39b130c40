package org.segursdk.cda.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.segursdk.cda.N1Document.Format;
import org.segursdk.core.error.Violations;

/** What one pass over a content tells of it: size, marks of a PDF, validity as UTF-8 text. Holds two small windows only. */
public final class ContentProbe {
    private static final int BUFFER = 64 * 1024;
    /** Readers look for the header in the first, and for the end mark in the last, 1024 bytes (ISO 32000-1, annex H). */
    private static final int WINDOW = 1024;

    private static final byte[] PDF_HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    private final Format format;
    private long size;
    private byte[] first = new byte[0];
    private byte[] last = new byte[0];
    private boolean text = true;

    private ContentProbe(Format format) {
        this.format = format;
    }

    /** Reads the stream to its end; the caller closes it. */
    public static ContentProbe read(InputStream in, Format format) throws IOException {
        ContentProbe probe = new ContentProbe(format);
        Utf8 utf8 = new Utf8();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.readNBytes(buffer, 0, BUFFER); read > 0; read = in.readNBytes(buffer, 0, BUFFER)) {
            probe.accept(buffer, read);
            if (format == Format.TEXT) {
                probe.text &= utf8.accept(buffer, read);
            }
        }
        if (format == Format.TEXT) {
            probe.text &= utf8.end();
        }
        return probe;
    }

    public long size() {
        return size;
    }

    /** Whether the marks of a PDF are where readers look for them. */
    public boolean isPdf() {
        return indexOf(first, PDF_HEADER) >= 0 && indexOf(last, PDF_END) >= 0;
    }

    /** Adds the broken rules. Source: cda §5.1. */
    public void check(String path, Violations violations) {
        if (size == 0) {
            violations.add(path, "N1-EMPTY", "le contenu est vide (0 octet)", "the content is empty (0 bytes)");
        } else if (format == Format.PDF) {
            violations.check(
                    isPdf(),
                    path,
                    "N1-PDF",
                    "ce n'est pas un PDF entier (%PDF- au début, %%EOF à la fin)",
                    "this is not a whole PDF (%PDF- at the start, %%EOF at the end)");
        } else {
            violations.check(
                    text,
                    path,
                    "N1-TEXT",
                    "ce n'est pas un texte UTF-8 sans caractère de contrôle",
                    "this is not UTF-8 text without control characters");
        }
    }

    private void accept(byte[] buffer, int read) {
        if (first.length < WINDOW) {
            byte[] joined = Arrays.copyOf(first, first.length + Math.min(read, WINDOW - first.length));
            System.arraycopy(buffer, 0, joined, first.length, joined.length - first.length);
            first = joined;
        }
        if (read >= WINDOW) {
            last = Arrays.copyOfRange(buffer, read - WINDOW, read);
        } else {
            int kept = Math.min(last.length, WINDOW - read);
            byte[] joined = new byte[kept + read];
            System.arraycopy(last, last.length - kept, joined, 0, kept);
            System.arraycopy(buffer, 0, joined, kept, read);
            last = joined;
        }
        size += read;
    }

    private static int indexOf(byte[] where, byte[] what) {
        for (int i = 0; i + what.length <= where.length; i++) {
            if (Arrays.equals(where, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Decodes strictly, piece by piece. */
    private static final class Utf8 {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer chars = CharBuffer.allocate(BUFFER + 4);
        private byte[] rest = new byte[0];
        private boolean sound = true;

        boolean accept(byte[] buffer, int read) {
            byte[] joined = Arrays.copyOf(rest, rest.length + read);
            System.arraycopy(buffer, 0, joined, rest.length, read);
            ByteBuffer bytes = ByteBuffer.wrap(joined);
            decode(bytes, false);
            rest = Arrays.copyOfRange(joined, bytes.position(), joined.length);
            return sound;
        }

        boolean end() {
            decode(ByteBuffer.wrap(rest), true);
            return sound;
        }

        private void decode(ByteBuffer bytes, boolean last) {
            chars.clear();
            if (!sound || decoder.decode(bytes, chars, last).isError()) {
                sound = false;
                bytes.position(bytes.limit());
                return;
            }
            chars.flip();
            sound = chars.chars().noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
        }
    }
}
