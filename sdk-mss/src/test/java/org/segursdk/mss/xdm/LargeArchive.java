package org.segursdk.mss.xdm;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;

/** Writes and reads an archive with one very large document in a JVM of its own; see {@link LargeArchiveTest}. */
final class LargeArchive {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private LargeArchive() {}

    /** @param args folder, number of base64 characters */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long length = Long.parseLong(args[1]);
        Document small = XdmSamples.document();
        String cda = new String(XdmSamples.bytes(small), StandardCharsets.UTF_8);
        int cut = cda.indexOf("</text>");
        byte[] head = cda.substring(0, cut).getBytes(StandardCharsets.UTF_8);
        byte[] tail = cda.substring(cut).getBytes(StandardCharsets.UTF_8);
        ContentSource large = () -> new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), new Noise(length), new ByteArrayInputStream(tail))));
        XdmArchive archive = XdmSamples.archive(new Document(small.metadata(), DocumentContent.of(large)))
                .build();
        for (Compression compression : Compression.values()) {
            Path file = folder.resolve(compression + ".zip");
            try (OutputStream out = Files.newOutputStream(file)) {
                archive.writeTo(out, compression);
            }
            require(compression != Compression.STORED || Files.size(file) == archive.size(compression), "size");
            try (ReceivedArchive fromFile = XdmReader.create()
                            .limits(XdmLimits.DEFAULT.withArchiveBytes(400_000_000))
                            .read(file);
                    ReceivedArchive copied = XdmReader.create()
                            .limits(XdmLimits.DEFAULT
                                    .withArchiveBytes(400_000_000)
                                    .withMemoryBytes(1_000_000))
                            .folder(folder)
                            .read(() -> Files.newInputStream(file))) {
                for (ReceivedArchive read : List.of(fromFile, copied)) {
                    require(read.findings().isEmpty(), read.findings().toString());
                    require(read.documents().get(0).isVerified(), "verified");
                    require(read.documents().get(0).size() == head.length + length + tail.length, "length");
                }
            }
            Files.delete(file);
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException(what);
        }
    }

    /** That many characters of base64, the same each time, that no deflate shrinks much. */
    private static final class Noise extends InputStream {
        private final byte[] alphabet = BASE64.getBytes(StandardCharsets.US_ASCII);
        private long left;
        private long state = 88_172_645_463_325_252L;

        Noise(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            if (left <= 0) {
                return -1;
            }
            left--;
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            return alphabet[(int) (state & 63)];
        }

        @Override
        public int read(byte[] into, int from, int count) {
            int given = (int) Math.min(count, left);
            for (int i = 0; i < given; i++) {
                into[from + i] = (byte) read();
            }
            return given == 0 && count > 0 ? -1 : given;
        }
    }
}
