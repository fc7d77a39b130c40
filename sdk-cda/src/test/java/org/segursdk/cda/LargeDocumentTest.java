package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.segursdk.core.document.Document;

/** A document of 200 MB goes through in pieces: never held, the same at each opening. */
class LargeDocumentTest {
    private static final long SIZE = 200_000_000;
    private static final long AHEAD = 256 * 1024;

    @Test
    void content_isReadOnlyAsFarAsItIsAskedFor() throws IOException {
        GeneratedPdf source = new GeneratedPdf();
        Document document = Fixtures.pdfLetter().pdf(source::open).build().toDocument();
        assertThat(source.largestRequest).isLessThanOrEqualTo((int) AHEAD);
        source.served = 0;
        try (InputStream in = document.content().open()) {
            byte[] buffer = new byte[32 * 1024];
            long written = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                assertThat(source.served).isLessThanOrEqualTo(written * 3 / 4 + AHEAD);
            }
            assertThat(written).isGreaterThan((SIZE + 2) / 3 * 4);
        }
        assertThat(source.served).isEqualTo(SIZE);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void build_inASmallHeap_givesTheSameBytesTwice() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        List<String> lines = output.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo(lines.get(1)).hasSize(40);
    }

    /** Run in its own process. */
    public static final class SmallHeap {
        private SmallHeap() {}

        public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
            Document document =
                    Fixtures.pdfLetter().pdf(new GeneratedPdf()::open).build().toDocument();
            System.out.println(digest(document));
            System.out.println(digest(document));
        }

        private static String digest(Document document) throws IOException, NoSuchAlgorithmException {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[64 * 1024];
            try (InputStream in = document.content().open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sha1.update(buffer, 0, read);
                }
            }
            return HexFormat.of().formatHex(sha1.digest());
        }
    }

    /** 200 MB that exist only while they are read. */
    private static final class GeneratedPdf {
        private static final byte[] START = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] END = "%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        private long served;
        private int largestRequest;

        InputStream open() {
            served = 0;
            return new InputStream() {
                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    largestRequest = Math.max(largestRequest, length);
                    if (served == SIZE) {
                        return -1;
                    }
                    int count = (int) Math.min(length, SIZE - served);
                    for (int i = 0; i < count; i++) {
                        target[offset + i] = at(served + i);
                    }
                    served += count;
                    return count;
                }
            };
        }

        private static byte at(long position) {
            if (position < START.length) {
                return START[(int) position];
            }
            long fromEnd = SIZE - position;
            return fromEnd <= END.length ? END[(int) (END.length - fromEnd)] : (byte) (position * 31 >> 3);
        }
    }
}
