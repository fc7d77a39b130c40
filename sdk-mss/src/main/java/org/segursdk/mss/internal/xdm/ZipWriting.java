package org.segursdk.mss.internal.xdm;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.segursdk.mss.xdm.Compression;

/** Writes the zip of an archive in one pass; the same parts and time give the same bytes. */
public final class ZipWriting {
    private static final int LOCAL_HEADER = 30;
    private static final int DIRECTORY_HEADER = 46;
    private static final int END = 22;

    /** A document of so many bytes is an embedded file with a header before it. */
    private static final int MOSTLY_BASE64 = 1024 * 1024;

    private final List<Part> parts;
    private final LocalDateTime time;

    /** @param time of every file; a zip keeps it to two seconds, without time zone */
    public ZipWriting(List<Part> parts, LocalDateTime time) {
        this.parts = List.copyOf(parts);
        this.time = time;
    }

    /** Bytes of the archive when stored: told by its format. */
    public long storedSize() {
        long size = END;
        for (Part part : parts) {
            size += LOCAL_HEADER
                    + DIRECTORY_HEADER
                    + 2L * part.name().length()
                    + part.measure().size();
        }
        return size;
    }

    /** Bytes of the archive when written so: packed once and thrown away unless stored. */
    public long size(Compression compression) throws IOException {
        if (compression == Compression.STORED) {
            return storedSize();
        }
        Counter counter = new Counter();
        write(counter, compression);
        return counter.count;
    }

    /** Writes the archive; the caller closes the stream. */
    public void write(OutputStream out, Compression compression) throws IOException {
        try (Zip zip = new Zip(new Unclosed(out))) {
            byte[] buffer = new byte[64 * 1024];
            for (Part part : parts) {
                zip.lookForRepeats(part.measure().size() < MOSTLY_BASE64);
                zip.putNextEntry(entry(part, compression));
                copy(part, zip, buffer);
                zip.closeEntry();
            }
        }
        out.flush();
    }

    private ZipEntry entry(Part part, Compression compression) {
        ZipEntry entry = new ZipEntry(part.name());
        entry.setTimeLocal(time);
        if (compression == Compression.STORED) {
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(part.measure().size());
            entry.setCrc(part.measure().crc());
        } else {
            entry.setMethod(ZipEntry.DEFLATED);
        }
        return entry;
    }

    private static void copy(Part part, OutputStream out, byte[] buffer) throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = part.content().open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > part.measure().size()) {
                    throw changed();
                }
                crc.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size != part.measure().size() || crc.getValue() != part.measure().crc()) {
            throw changed();
        }
    }

    private static IOException changed() {
        return new IOException("the content of a document is no longer what was checked");
    }

    /** Packs as lightly as each part deserves. */
    private static final class Zip extends ZipOutputStream {
        Zip(OutputStream out) {
            super(out, StandardCharsets.UTF_8);
            setLevel(Deflater.BEST_SPEED);
        }

        /** Base64 has none: looking for them costs six times the rest and gains nothing. */
        void lookForRepeats(boolean wanted) {
            def.setStrategy(wanted ? Deflater.DEFAULT_STRATEGY : Deflater.HUFFMAN_ONLY);
        }
    }

    /** Its close ends the archive, not the stream under it. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            out.write(from, start, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] from, int start, int length) {
            count += length;
        }
    }
}
