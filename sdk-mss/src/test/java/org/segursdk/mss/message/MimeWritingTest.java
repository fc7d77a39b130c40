package org.segursdk.mss.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written is what was meant, to the byte, for any content and any name. */
class MimeWritingTest {
    /** Random cases are many in the profile {@code thorough}. */
    private static final boolean THOROUGH = Boolean.getBoolean("segursdk.thorough");

    @Test
    @Tag("REM-MSSS-05")
    @Tag("REM-MSSS-06")
    void anyMessage_isReadAgainAsItWasMeant() {
        Random random = new Random(4242);
        for (int i = 0; i < (THOROUGH ? 300 : 60); i++) {
            List<SentDocument> documents = new ArrayList<>();
            List<byte[]> contents = new ArrayList<>();
            var patient = MailSamples.local(
                    NastyNames.name(random), NastyNames.givenName(random), NastyNames.birthDate(random));
            for (int j = random.nextInt(3); j >= 0; j--) {
                byte[] pdf = new byte[1 + random.nextInt(400)];
                random.nextBytes(pdf);
                contents.add(pdf);
                documents.add(MailSamples.sent(
                                MailSamples.metadata("1.2." + (100 + j))
                                        .typeCode(MailSamples.type("11502-2", NastyNames.label(random)))
                                        .patient(patient)
                                        .build(),
                                pdf)
                        .inFolder("N " + j));
            }
            byte[] zip = new byte[1 + random.nextInt(5000)];
            random.nextBytes(zip);
            String body = NastyNames.label(random) + "\n" + NastyNames.name(random) + "\n.\n\n"
                    + "ligne ".repeat(random.nextInt(300));
            OutgoingMessage message = MailSamples.withDocument()
                    .body(body)
                    .documents(MailSamples.archive(zip), documents)
                    .build();
            byte[] written = Reread.write(message);
            assertThat(message.size()).isEqualTo(written.length);
            assertLines(written);
            Message read = Reread.read(written);
            assertThat(read.getSubject()).isEqualTo(message.subject().raw());
            List<Entity> parts = Reread.parts(read);
            assertThat(Reread.text(parts.get(0)).stripTrailing())
                    .isEqualTo(body.stripTrailing().replace("\n", "\r\n"));
            assertThat(Reread.content(parts.get(1))).isEqualTo(zip);
            for (int j = 0; j < documents.size(); j++) {
                assertThat(Reread.content(parts.get(j + 2))).isEqualTo(contents.get(j));
                assertThat(parts.get(j + 2).getFilename())
                        .isEqualTo(PdfName.of(
                                        documents.get(j).document().metadata(),
                                        documents.get(j).folder(),
                                        java.time.ZoneId.of("Europe/Paris"))
                                .value());
            }
        }
    }

    /** CR and LF in pairs only, ASCII only, no line over 998; header lines of 78 but for what cannot be folded. */
    private static void assertLines(byte[] written) {
        int length = 0;
        for (int i = 0; i < written.length; i++) {
            assertThat(written[i]).isGreaterThanOrEqualTo((byte) 0);
            if (written[i] == '\n') {
                assertThat(written[i - 1]).isEqualTo((byte) '\r');
                assertThat(length).isLessThanOrEqualTo(999);
                length = 0;
            } else {
                assertThat(i == 0 || written[i - 1] != '\r').isTrue();
                length++;
            }
        }
    }

    @Test
    void size_isExactForEveryLength() {
        for (int length = 1; length < 260; length++) {
            OutgoingMessage message = MailSamples.withDocument()
                    .documents(
                            MailSamples.archive(new byte[length]),
                            List.of(MailSamples.sent(
                                    MailSamples.metadata("1.2.3").build(), new byte[260 - length])))
                    .build();
            assertThat(message.size()).isEqualTo(Reread.write(message).length);
        }
    }

    @Test
    void writing_twiceGivesTheSameBytes() {
        OutgoingMessage message = MailSamples.withDocument().htmlToo().build();
        assertThat(Reread.write(message)).isEqualTo(Reread.write(message));
    }

    @Test
    void subjectOfAnyText_survives() {
        Random random = new Random(99);
        for (int i = 0; i < (THOROUGH ? 500 : 150); i++) {
            StringBuilder text = new StringBuilder("s");
            for (int j = random.nextInt(8); j >= 0; j--) {
                text.append(NastyNames.label(random)).append(" ".repeat(random.nextInt(3)));
            }
            text.append("x".repeat(random.nextInt(120)));
            String subject = text.substring(0, Math.min(text.length(), 450)).strip();
            if (Character.isHighSurrogate(subject.charAt(subject.length() - 1))) {
                continue;
            }
            OutgoingMessage message = MailSamples.plain().subject(subject).build();
            assertThat(Reread.read(message).getSubject()).isEqualTo(subject);
            String header = Reread.ascii(message);
            for (String line : header.substring(0, header.indexOf("\r\n\r\n")).split("\r\n")) {
                assertThat(line.length())
                        .isLessThanOrEqualTo(line.startsWith("Subject") || line.startsWith(" ") ? 520 : 78);
            }
        }
    }

    @Test
    void contextClassLoader_changesNothing() {
        OutgoingMessage message = MailSamples.withDocument()
                .documents(
                        MailSamples.archive(new byte[10]),
                        List.of(MailSamples.sent(MailSamples.metadata("1.2.3")
                                .typeCode(MailSamples.type("11502-2", "Œdème"))
                                .build())))
                .build();
        byte[] before = Reread.write(message);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        // As in a container whose context class loader sees none of the mail library's own files.
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(Reread.write(message)).isEqualTo(before);
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    @Test
    void largeAttachment_passesByWithoutBeingHeld() throws Exception {
        long size = 200_000_000L;
        MessageProfile wide = MessageProfile.builder().sizeLimit(1_000_000_000L).build();
        OutgoingMessage message = OutgoingMessage.toProfessionals(MailSamples.sender(), wide)
                .addTo(MailSamples.WARD)
                .productNumber(MailSamples.NIL)
                .body("b")
                .documents(
                        ArchivePart.of(() -> new Zeros(size), size),
                        List.of(MailSamples.sent(MailSamples.metadata("1.2.3").build())))
                .build();
        long[] count = {0};
        long before = allocated();
        message.writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                count[0]++;
            }

            @Override
            public void write(byte[] buffer, int from, int length) {
                count[0] += length;
            }
        });
        assertThat(count[0]).isEqualTo(message.size());
        assertThat(allocated() - before).as("bytes allocated").isLessThan(8_000_000L);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
