package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.mss.received.ReceivedAttachment.Kind;
import org.segursdk.mss.xdm.XdmSamples;

/** Whatever comes in, there is a message to show. */
class HostileMessageTest {
    private static byte[] content(ReceivedAttachment attachment) throws IOException {
        try (InputStream in = attachment.content().orElseThrow().open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void depthOfAHundred_isKeptAsAFile() throws IOException {
        StringBuilder mail = new StringBuilder("From: a@b.test\nSubject: s\n");
        for (int i = 0; i < 100; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        mail.append("Content-Type: application/pdf; name=a.pdf\n\n%PDF-1.4\n");
        for (int i = 99; i >= 0; i--) {
            mail.append("--b").append(i).append("--\n");
        }
        try (ReceivedMessage message = Samples.read(mail.toString())) {
            assertThat(Samples.rules(message)).contains("MSS-LIMIT");
            assertThat(message.attachments()).hasSize(1);
            assertThat(new String(content(message.attachments().get(0)), StandardCharsets.UTF_8))
                    .contains("%PDF-1.4");
        }
        MessageReader deep = Samples.READER.limits(MessageLimits.DEFAULT.withDepth(100));
        try (ReceivedMessage message = Samples.read(deep, Samples.bytes(mail.toString()))) {
            assertThat(Samples.rules(message)).doesNotContain("MSS-LIMIT");
            assertThat(message.attachments()).singleElement().matches(each -> each.kind() == Kind.PDF);
        }
    }

    @Test
    void base64WithJunk_isDecodedAsFarAsItGoes_andTold() throws IOException {
        String clean = Base64.getEncoder().encodeToString(Samples.PDF);
        for (String junk : new String[] {
            clean.substring(0, 8) + "!*" + clean.substring(8),
            clean.substring(0, 7) + "\n \n" + clean.substring(7) + "é",
            clean + "\n--not-a-boundary"
        }) {
            String mail = Samples.foreign(
                    "Subject: s\n",
                    "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: BASE64 \n\n" + junk
                            + "\n");
            try (ReceivedMessage message = Samples.read(mail)) {
                assertThat(Samples.rules(message)).contains("MSS-ENCODING");
                assertThat(content(message.attachments().get(0))).startsWith(Samples.PDF);
            }
        }
        // Encoded piece by piece, padding in the middle.
        String pieces = Base64.getEncoder().encodeToString("%PDF".getBytes(StandardCharsets.US_ASCII)) + "\n"
                + Base64.getEncoder().encodeToString("-1.4".getBytes(StandardCharsets.US_ASCII));
        try (ReceivedMessage message = Samples.read(Samples.foreign(
                "Subject: s\n",
                "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n" + pieces
                        + "\n"))) {
            assertThat(content(message.attachments().get(0))).asString().isEqualTo("%PDF-1.4");
            assertThat(Samples.rules(message)).contains("MSS-ENCODING");
        }
        try (ReceivedMessage message = Samples.read(
                Samples.foreign(
                        "Subject: s\n",
                        "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: x-uuencode\n\n%PDF-1.4\n"))) {
            assertThat(Samples.rules(message)).contains("MSS-ENCODING");
            assertThat(content(message.attachments().get(0))).asString().isEqualTo("%PDF-1.4");
        }
    }

    @Test
    void sevenBitLies_areReadAsTheyAre() throws IOException {
        byte[] mail = "From: a@b.test\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nPrélèvement\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.body().text()).isEqualTo("Prélèvement\r\n");
            assertThat(Samples.rules(message)).contains("MSS-EIGHT-BIT");
        }
    }

    @Test
    void twoArchives_ofOnePatient_areBothRead() throws IOException {
        byte[] second = Samples.archive(XdmSamples.document(XdmSamples.ID.child(9), XdmSamples.patient()));
        String mail = Samples.foreign(
                "Subject: XDM/1.0/DDM+2 documents\n",
                Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(XdmSamples.document())),
                Samples.part("application/zip", "IHE_XDM.zip", second));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.documents()).hasSize(2).allMatch(MessageDocument::isVerified);
            assertThat(Samples.rules(message)).contains("MSS-SEVERAL-XDM");
            assertThat(message.isRefused()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("REM-MSSR-02")
    void twoPatients_areRefused_andTheMessageKept(boolean beside) throws IOException {
        var other = XdmSamples.qualified("1850651152133", "AUTRE", "1985-06-03").build();
        byte[] second = beside
                ? Samples.content(XdmSamples.document(XdmSamples.ID.child(9), other))
                : Samples.archive(XdmSamples.document(XdmSamples.ID.child(9), other));
        String mail = Samples.foreign(
                "Subject: XDM/1.0/DDM+2 documents\n",
                Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(XdmSamples.document())),
                Samples.part(beside ? "text/xml" : "application/zip", beside ? "a.xml" : "IHE_XDM.zip", second));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(Samples.rules(message)).contains("MSS-SEVERAL-PATIENTS");
            assertThat(message.isRefused()).isTrue();
            assertThat(message.documents()).isEmpty();
            assertThat(message.patient()).isEmpty();
            assertThat(message.attachments()).hasSize(2).allMatch(each -> each.content()
                    .isPresent());
            assertThat(FilingAssistant.create().propose(message)).isEmpty();
        }
    }

    @Test
    void multipartWithoutParts_showsItsText() throws IOException {
        String mail = "From: a@b.test\nContent-Type: multipart/mixed; boundary=b\n\nIl n'y a rien ici.\n";
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.body().text()).isEqualTo("Il n'y a rien ici.\r\n");
            assertThat(Samples.rules(message)).contains("MSS-NO-PART");
            assertThat(message.kind()).isEqualTo(MessageKind.TEXT);
        }
        try (ReceivedMessage message = Samples.read(mail.replace("; boundary=b", ""))) {
            assertThat(content(message.attachments().get(0))).asString().contains("Il n'y a rien ici.");
        }
        try (ReceivedMessage message = Samples.read(new byte[0])) {
            assertThat(message.kind()).isEqualTo(MessageKind.TEXT);
            assertThat(message.body().text()).isEmpty();
        }
    }

    @Test
    void loneLineFeeds_areLineEnds() throws IOException {
        byte[] crlf = Samples.mail(XdmSamples.document());
        String text = new String(crlf, StandardCharsets.ISO_8859_1);
        for (String variant : new String[] {
            text.replace("\r\n", "\n"), text.replaceFirst("\r\n", "\n"), text.replace("\r\n--", "\n--")
        }) {
            try (ReceivedMessage message = Samples.read(variant.getBytes(StandardCharsets.ISO_8859_1))) {
                assertThat(message.documents()).singleElement().matches(MessageDocument::isVerified);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "C:\\\\Windows\\\\x.pdf",
                "a\u202Efdp.exe",
                "..",
                "",
                "con\u0000trole.pdf",
                "a/b:c*?.pdf",
                "=?UTF-8?B?Li4vLi4vw6kucGRm?=",
            })
    void absurdNames_areCleanedToBeShown(String name) throws IOException {
        try (ReceivedMessage message =
                Samples.read(Samples.foreign("Subject: s\n", Samples.part("application/pdf", name, Samples.PDF)))) {
            String shown = message.attachments().get(0).name();
            assertThat(shown).isNotBlank().doesNotContain("/", "\\", ":", "\u0000", "\u202E");
            assertThat(shown.replace(".", "")).isNotBlank();
        }
        String longest = "a".repeat(5000) + ".pdf";
        try (ReceivedMessage message =
                Samples.read(Samples.foreign("Subject: s\n", Samples.part("application/pdf", longest, Samples.PDF)))) {
            assertThat(message.attachments().get(0).name()).hasSize(200);
            assertThat(Samples.rules(message)).contains("MSS-NAME");
        }
    }

    @Test
    void tnef_encryptedMail_andStrangeZips_areFindings() throws IOException {
        byte[] tnef = {0x78, (byte) 0x9F, 0x3E, 0x22, 1, 2};
        byte[] zip = XdmSamples.zip(Map.of("photos/a.jpg", new byte[] {1, 2}));
        String mail = Samples.foreign(
                "Subject: s\n",
                Samples.part("application/ms-tnef", "winmail.dat", tnef),
                Samples.part("application/octet-stream", "x.dat", tnef),
                Samples.part("application/pkcs7-mime", "smime.p7m", new byte[] {1}),
                Samples.part("application/zip", "photos.zip", zip),
                Samples.part("application/pdf", "faux.pdf", new byte[] {1}));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.attachments())
                    .extracting(ReceivedAttachment::kind)
                    .containsExactly(Kind.TNEF, Kind.TNEF, Kind.OTHER, Kind.ZIP, Kind.OTHER);
            assertThat(Samples.rules(message)).contains("MSS-TNEF", "MSS-ENCRYPTED", "MSS-ZIP", "MSS-PDF");
            assertThat(message.kind()).isEqualTo(MessageKind.TEXT);
            assertThat(content(message.attachments().get(3))).isEqualTo(zip);
        }
    }

    @Test
    void zippedTwice_isRead_threeTimesIsRefused() throws IOException {
        byte[] once = Samples.archive(XdmSamples.document());
        byte[] twice = XdmSamples.zip(Map.of("IHE_XDM.zip", once));
        byte[] thrice = XdmSamples.zip(Map.of("IHE_XDM.zip", twice));
        try (ReceivedMessage message =
                Samples.read(Samples.foreign("Subject: s\n", Samples.part("application/zip", "envoi.zip", twice)))) {
            assertThat(message.documents()).singleElement().matches(MessageDocument::isVerified);
            assertThat(Samples.rules(message)).contains("XDM-ZIPPED-TWICE");
        }
        try (ReceivedMessage message =
                Samples.read(Samples.foreign("Subject: s\n", Samples.part("application/zip", "envoi.zip", thrice)))) {
            assertThat(message.documents()).isEmpty();
            assertThat(message.isRefused()).isTrue();
            assertThat(Samples.rules(message)).contains("XDM-NESTED");
        }
    }

    @Test
    void lockedArchive_isRefused_andTheMessageKept() throws IOException {
        byte[] archive = Samples.archive(XdmSamples.document());
        // The general purpose flags of each header: local, and in the table.
        for (int i = 0; i + 4 < archive.length; i++) {
            boolean local = archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 3 && archive[i + 3] == 4;
            boolean table = archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2;
            if (local || table) {
                archive[i + (local ? 6 : 8)] |= 1;
            }
        }
        try (ReceivedMessage message =
                Samples.read(Samples.foreign("Subject: s\n", Samples.part("application/zip", "envoi.zip", archive)))) {
            assertThat(message.kind()).isEqualTo(MessageKind.XDM);
            assertThat(message.isRefused()).isTrue();
            assertThat(Samples.rules(message)).contains("XDM-ENCRYPTED");
            assertThat(message.body().text()).isEqualTo("Bonjour.");
        }
    }

    @Test
    void bombAndClimbingNames_areRefused_andTheMessageKept() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(XdmSamples.unpacked(XdmSamples.document()));
        files.put("IHE_XDM/SUBSET01/BOMB.TXT", new byte[40_000_000]);
        Map<String, byte[]> climbing = new LinkedHashMap<>(XdmSamples.unpacked(XdmSamples.document()));
        climbing.put("../x.txt", new byte[] {1});
        for (byte[] zip : new byte[][] {XdmSamples.zip(files), XdmSamples.zip(climbing)}) {
            try (ReceivedMessage message = Samples.read(
                    Samples.foreign("Subject: s\n", Samples.part("application/zip", "IHE_XDM.zip", zip)))) {
                assertThat(message.isRefused()).isTrue();
                assertThat(message.documents()).isEmpty();
                assertThat(message.body().text()).isEqualTo("Bonjour.");
            }
        }
    }

    @Test
    void mailCutAnywhere_isSurvived() throws IOException {
        byte[] mail = Samples.mail(XdmSamples.document());
        for (int length = 0; length < mail.length; length += 1 + length / 9) {
            byte[] cut = java.util.Arrays.copyOf(mail, length);
            try (ReceivedMessage message = Samples.read(cut)) {
                FilingAssistant.create().patients(Samples.patients()).propose(message);
            }
        }
    }

    @Test
    void anyMutation_isSurvived() {
        Random random = new Random(7);
        byte[][] seeds = {
            Samples.mail(XdmSamples.document()),
            Samples.bytes(Samples.foreign(
                    "Subject: CR\n",
                    Samples.part("text/xml", "CR.xml", Samples.content(XdmSamples.document())),
                    Samples.part("application/pdf", "CR.pdf", Samples.PDF))),
        };
        for (int i = 0; i < 500; i++) {
            byte[] mail = seeds[i % seeds.length].clone();
            for (int j = random.nextInt(20); j >= 0; j--) {
                // Mostly in the header and the fields of parts.
                int at = random.nextInt(random.nextBoolean() ? Math.min(3000, mail.length) : mail.length);
                mail[at] = (byte)
                        (random.nextBoolean() ? random.nextInt(256) : "\r\n\t =?;:/\"<>-()".charAt(random.nextInt(15)));
            }
            int run = i;
            assertThatCode(() -> {
                        try (ReceivedMessage message = Samples.read(mail)) {
                            FilingAssistant.create()
                                    .patients(Samples.patients())
                                    .propose(message);
                            for (MessageDocument document : message.documents()) {
                                document.read();
                            }
                            assertThat(message.toString()).isNotEmpty();
                        }
                    })
                    .as("mutation " + run)
                    .doesNotThrowAnyException();
        }
    }
}
