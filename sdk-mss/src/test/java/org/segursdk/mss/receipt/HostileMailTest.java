package org.segursdk.mss.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Nothing a stranger sends stops the reader, holds it up or fills the memory. */
class HostileMailTest {
    /** Random cases are many in the profile {@code thorough}. */
    private static final boolean THOROUGH = Boolean.getBoolean("segursdk.thorough");

    private static final Duration SOON = Duration.ofSeconds(20);

    private static Optional<Receipt> read(String mail) {
        return Assertions.assertTimeoutPreemptively(SOON, () -> Mails.read(mail.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void hugeHeaders_arePassedOver() {
        String subject = "Subject: Undelivered Mail Returned to Sender\r\n";
        for (String hostile : List.of(
                subject + "X: " + "a".repeat(5_000_000) + "\r\n\r\ntexte",
                subject + "X: a\r\n".repeat(500_000) + "\r\ntexte",
                subject + "X: a\r\n" + " b\r\n".repeat(500_000) + "\r\ntexte")) {
            DeliveryReport report = (DeliveryReport) read(hostile).orElseThrow();
            assertThat(report.findings()).contains("MSS-LIMIT");
            assertThat(report.explanation()).contains("texte");
        }
    }

    @Test
    void deepMultiparts_endAtTheLimit() {
        StringBuilder mail = new StringBuilder("Subject: [KO x][902] y\r\n");
        for (int i = 0; i < 5000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        assertThat(read(mail.toString()).orElseThrow().findings()).contains("MSS-LIMIT");
        assertThat(read("Subject: [KO x][902] y\r\n" + "Content-Type: message/rfc822\r\n\r\n".repeat(5000)))
                .isPresent();
    }

    @Test
    void manyParts_endAtTheLimit() {
        String mail = "Subject: [KO x][902] y\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(100_000) + "--b--";
        Receipt receipt = read(mail).orElseThrow();
        assertThat(receipt.findings()).contains("MSS-LIMIT");
        assertThat(receipt.explanation()).contains("x");
    }

    @Test
    void sameBoundaryTwice_prefixes_andNoEnd() {
        String mail = Mails.mdn("s", "manual-action/MDN-sent-manually; displayed", "")
                .replace("--r--\n", "")
                .replace("902 patient", "--rr\n--r-\n--r x\n902 patient");
        assertThat(Mails.receipt(mail).disposition()).isEqualTo(ReadReceipt.Disposition.DISPLAYED);
        assertThat(Mails.receipt(mail).explanation().orElseThrow()).contains("--rr", "--r x");
        assertThat(read("Content-Type: multipart/report; boundary=\"\"\r\n\r\n--\r\n"))
                .isEmpty();
        assertThat(read("Content-Type: multipart/report; boundary=" + "x".repeat(5000) + "\r\n\r\n--x"))
                .isEmpty();
    }

    @Test
    void charsetsThatLie_giveTextAllTheSame() {
        for (String charset : List.of("x-none", "../../etc", "", "utf-16", "us-ascii", "utf-7", "\"\u0000\"")) {
            byte[] mail = ("Subject: [KO x][902] y\r\nContent-Type: text/plain; charset=" + charset + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] text = {'r', (byte) 0xE9, 'e', 's', 's', 'a', 'i'};
            byte[] whole = new byte[mail.length + text.length];
            System.arraycopy(mail, 0, whole, 0, mail.length);
            System.arraycopy(text, 0, whole, mail.length, text.length);
            assertThat(Mails.read(whole).orElseThrow().explanation()).isPresent();
        }
        assertThat(read("Subject: =?x-none?B?w6k=?= [KO\r\n\r\nx")).isEmpty();
        assertThat(read("Subject: =?UTF-8?B?" + "A".repeat(200_000) + "?=\r\n\r\nx"))
                .isEmpty();
    }

    @Test
    void transferEncodingsWithJunk_areDecodedAsFarAsTheyGo() {
        String head = "Subject: [KO x][902] y\r\nContent-Transfer-Encoding: ";
        assertThat(read(head + "base64\r\n\r\nYm9u**am91\r\n!cg==YWJj")
                        .orElseThrow()
                        .explanation())
                .contains("bonjour");
        assertThat(read(head + "base64\r\n\r\nY").orElseThrow().explanation()).isEmpty();
        assertThat(read(head + "quoted-printable\r\n\r\na=ZZ=3D=\r\nb=C3=A9=")
                        .orElseThrow()
                        .explanation())
                .contains("a=ZZ==bé=".replace("==b", "=b").replaceAll("=$", ""));
        assertThat(read(head + "x-gzip64\r\n\r\ntexte").orElseThrow().explanation())
                .contains("texte");
    }

    @Test
    void anyMutationOfAReceipt_isSurvived() {
        Random random = new Random(11);
        List<String> seeds = List.of(
                Mails.dsn("failed", "5.1.1", "550 5.1.1 unknown", "é"),
                Mails.mdn("[KO x][902] XDM/1.0/DDM+y", "automatic-action/MDN-sent-automatically; processed/error", ""),
                Mails.REQUEST);
        String alphabet = "\r\n\t =?;:/\"<>@()\\-^|\u0000é\uFFFF" + "abc";
        for (int i = 0; i < (THOROUGH ? 6000 : 1500); i++) {
            StringBuilder mail = new StringBuilder(seeds.get(i % 3));
            for (int j = random.nextInt(12); j >= 0; j--) {
                int at = random.nextInt(mail.length());
                switch (random.nextInt(3)) {
                    case 0 -> mail.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 1 -> mail.delete(at, Math.min(mail.length(), at + random.nextInt(40)));
                    default -> mail.insert(at, mail.substring(at, Math.min(mail.length(), at + random.nextInt(60))));
                }
                if (mail.isEmpty()) {
                    mail.append('x');
                }
            }
            String mutated = mail.toString();
            assertThatCode(() -> Mails.read(mutated).map(Object::toString).orElse(""))
                    .as(mutated)
                    .doesNotThrowAnyException();
            assertThatCode(() -> Mails.request(mutated)).as(mutated).doesNotThrowAnyException();
        }
    }

    @Test
    void endlessAttachment_isNotHeld() throws Exception {
        byte[] head = Mails.mdn("s", "manual-action/MDN-sent-manually; displayed", "")
                .replace("--r--\n", "--r\nContent-Type: application/zip\n\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] chunk = "QUJD".repeat(19).concat("\r\n").getBytes(StandardCharsets.US_ASCII);
        InputStream flood = new InputStream() {
            private int left = 1_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'A' : -1;
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                if (left-- <= 0) {
                    return -1;
                }
                int count = Math.min(length, chunk.length);
                System.arraycopy(chunk, 0, buffer, from, count);
                return count;
            }
        };
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Receipt receipt = new ReceiptReader()
                .read(new SequenceInputStream(new ByteArrayInputStream(head), flood))
                .orElseThrow();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8_000_000);
        assertThat(receipt).isInstanceOf(ReadReceipt.class);
    }

    @Test
    void headersInsideAnEmbeddedMessage_areNotTheMailsOwn() {
        String mail = "Subject: Votre avis\r\nContent-Type: message/rfc822\r\n\r\n"
                + Mails.mdn("s", "manual-action/MDN-sent-manually; displayed", "")
                        .replace("\n", "\r\n");
        assertThat(read(mail)).isEmpty();
    }
}
