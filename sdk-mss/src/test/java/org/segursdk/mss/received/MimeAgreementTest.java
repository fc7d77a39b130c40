package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.NastyNames;
import org.segursdk.mss.message.Reread;

/** Our reader and Angus see the same parts, names and bytes in mails written by us, by Angus, by mime4j and by hand. */
class MimeAgreementTest {
    /** Random cases are many in the profile {@code thorough}. */
    private static final boolean THOROUGH = Boolean.getBoolean("segursdk.thorough");

    private static final MimeScanner.Bounds BOUNDS = new MimeScanner.Bounds(20, 500, Long.MAX_VALUE);
    private static final List<String> CHARSETS =
            List.of("UTF-8", "ISO-8859-1", "windows-1252", "ISO-8859-15", "UTF-16BE");
    private static final List<String> ENCODINGS = List.of("base64", "quoted-printable", "8bit", "binary");

    private final Random random = new Random(5);

    /** What a reader sees of a part that is no multipart. */
    private record Seen(String type, String name, byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Seen that
                    && type.equals(that.type)
                    && name.equals(that.name)
                    && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return type.hashCode();
        }

        @Override
        public String toString() {
            return type + " " + name + " " + bytes.length + " " + Arrays.hashCode(bytes) + ": "
                    + new String(bytes, 0, Math.min(80, bytes.length), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Seen> ours(byte[] mail) throws IOException {
        List<Scanned> parts = new ArrayList<>();
        List<ByteArrayOutputStream> bytes = new ArrayList<>();
        MimeScanner.scan(new ByteArrayInputStream(mail), BOUNDS, part -> {
            parts.add(part);
            bytes.add(new ByteArrayOutputStream());
            return bytes.get(bytes.size() - 1);
        });
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            seen.add(new Seen(
                    parts.get(i).type(),
                    parts.get(i).fileName().orElse(""),
                    bytes.get(i).toByteArray()));
        }
        return seen;
    }

    private static List<Seen> angus(byte[] mail) throws IOException, MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.decodefilename", "true");
        List<Seen> seen = new ArrayList<>();
        walk(new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(mail)), seen);
        return seen;
    }

    private static void walk(Part part, List<Seen> seen) throws IOException, MessagingException {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                walk(each, seen);
            }
            return;
        }
        String type = part.getContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String name = part.getFileName() == null ? "" : MimeUtility.decodeText(part.getFileName());
        try (InputStream in = part.getInputStream()) {
            seen.add(new Seen(type, name, in.readAllBytes()));
        }
    }

    private void agree(byte[] mail) throws IOException, MessagingException {
        assertThat(ours(mail)).isEqualTo(angus(mail)).isNotEmpty();
        // Line feeds alone: texts differ between any two readers, what is encoded does not.
        byte[] bare = new String(mail, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ours(bare)).isEqualTo(angus(bare));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(60_000) : random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        String letters = "abc é œ ' \" = == .\n\n--b\n--\tÉ€ fin \n=3D trailing  \nFrom x\n.";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300); i >= 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString().replace("\n", "\r\n");
    }

    @Test
    void ownMails_areSeenAlike() throws Exception {
        for (int i = 0; i < (THOROUGH ? 60 : 20); i++) {
            byte[] archive = bytes();
            byte[] mail = Reread.write((random.nextBoolean()
                            ? MailSamples.plain().body("x" + text())
                            : MailSamples.withDocument()
                                    .documents(
                                            ArchivePart.of(DocumentContent.of(archive), archive.length),
                                            List.of(MailSamples.sent(
                                                    MailSamples.metadata("1.2.3")
                                                            .build(),
                                                    bytes()))))
                    .build());
            agree(mail);
        }
    }

    @Test
    void angusMails_areSeenAlike() throws Exception {
        for (int i = 0; i < (THOROUGH ? 120 : 40); i++) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom("a@b.test");
            message.setSubject("é " + text().replace("\r\n", " "), "UTF-8");
            message.setContent(multipart(random.nextInt(4)));
            message.saveChanges();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message.writeTo(out);
            agree(out.toByteArray());
        }
    }

    private MimeMultipart multipart(int depth) throws MessagingException, IOException {
        MimeMultipart parts = new MimeMultipart(random.nextBoolean() ? "mixed" : "alternative");
        for (int i = 0; i <= random.nextInt(3); i++) {
            MimeBodyPart part = new MimeBodyPart();
            int kind = random.nextInt(depth > 0 ? 3 : 2);
            if (kind == 2) {
                part.setContent(multipart(depth - 1));
            } else if (kind == 1) {
                String charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
                part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                        text().getBytes(Charset.forName(charset)), "text/plain; charset=" + charset)));
                // UTF-16 is never sent without an encoding.
                part.setHeader(
                        "Content-Transfer-Encoding",
                        ENCODINGS.get(random.nextInt(charset.startsWith("UTF-16") ? 1 : ENCODINGS.size())));
            } else {
                String name = NastyNames.label(random) + ".pdf";
                part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes(), "application/pdf")));
                part.setFileName(random.nextBoolean() ? name : MimeUtility.encodeText(name, "UTF-8", "Q"));
                part.setHeader("Content-Transfer-Encoding", "base64");
            }
            parts.addBodyPart(part);
        }
        return parts;
    }

    @Test
    void mime4jMails_areSeenAlike() throws Exception {
        for (int i = 0; i < (THOROUGH ? 60 : 20); i++) {
            MultipartBuilder parts = MultipartBuilder.create("mixed");
            for (int j = 0; j <= random.nextInt(4); j++) {
                boolean file = random.nextBoolean();
                BodyPartBuilder part = BodyPartBuilder.create();
                if (file) {
                    part.setBody(bytes(), "application/zip")
                            .setContentTransferEncoding("base64")
                            .setContentDisposition("attachment", "IHE_XDM" + j + ".zip");
                } else {
                    part.setBody(text(), StandardCharsets.UTF_8)
                            .setContentTransferEncoding(random.nextBoolean() ? "quoted-printable" : "base64");
                }
                parts.addBodyPart(part);
            }
            Message message = Message.Builder.of()
                    .setFrom("a@b.test")
                    .setSubject("s")
                    .setBody(parts.build())
                    .build();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(message, out);
            agree(out.toByteArray());
        }
    }

    @Test
    void base64OfAnyLineLength_isSeenAlike() throws Exception {
        for (int i = 0; i < (THOROUGH ? 120 : 40); i++) {
            byte[] bytes = bytes();
            int length = 4 * (1 + random.nextInt(random.nextInt(5) == 0 ? 6000 : 30));
            String encoded = java.util.Base64.getMimeEncoder(length, new byte[] {'\r', '\n'})
                    .encodeToString(bytes);
            String mail = "From: a@b.test\r\nContent-Type: multipart/mixed; boundary=\"-=b=-\"\r\n\r\n---=b=-\r\n"
                    + "Content-Type: application/zip; name*0*=UTF-8''%C3%A9; name*1=\"t.zip\"\r\n"
                    + "Content-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n---=b=---\r\n";
            List<Seen> seen = ours(mail.getBytes(StandardCharsets.US_ASCII));
            assertThat(seen).singleElement().isEqualTo(new Seen("application/zip", "ét.zip", bytes));
            agree(mail.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
