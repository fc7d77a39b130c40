package org.segursdk.mss.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.Oid;
import org.segursdk.mss.message.OutgoingMessage.Purpose;

/** Each message is read again by another library. */
class OutgoingMessageTest {
    private static final MessageId FIRST = new MessageId("first@labo.test.example");
    private static final MessageId SECOND = new MessageId("second@labo.test.example");

    private static final String SKELETON = """
            Date: Tue, 13 Jan 2026 10:15:00 +0100
            From: Dr_Anne_TESTA_Cabinet Test <anne.testa@medecin.test.example>
            To: cardiologie@ch-test.example
            Message-ID: <7c1f@medecin.test.example>
            Subject: XDM/1.0/DDM+%s PAT-TROIS DOMINIQUE 28/03/1979
            MIME-Version: 1.0
            Content-Type: multipart/mixed;
             boundary="B"
            Disposition-Notification-To: anne.testa@medecin.test.example
            X-MSS-NIL: DEV000001
            X-MSS-CODECDA: 18748-4
            X-MSS-INS: O

            --B
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Bonjour,
            le compte rendu est joint. =C5=92d=C3=A8me r=C3=A9duit.

            --B
            Content-Type: application/zip;
             name="IHE_XDM.zip"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment;
             filename="IHE_XDM.zip"

            UEsgYXJjaGl2ZQ==
            --B
            Content-Type: application/pdf;
             name="20260113_%s_PAT-TROIS_DOMINIQUE.pdf"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment;
             filename="20260113_%s_PAT-TROIS_DOMINIQUE.pdf"

            JVBERi0xLjQgw6kgMS4yLjM=
            --B--
            """;

    private static DocumentMetadata ascii() {
        return MailSamples.metadata("1.2.3")
                .typeCode(MailSamples.type("18748-4", "CR d'imagerie"))
                .build();
    }

    @Test
    void skeleton_isThatOfTheFactSheet() {
        OutgoingMessage message = MailSamples.withDocument()
                .documents(MailSamples.archive(MailSamples.bytes("PK archive")), List.of(MailSamples.sent(ascii())))
                .askReadReceipt()
                .messageIds(sender -> new MessageId("7c1f@medecin.test.example"))
                .build();
        String label = "CR d'imagerie";
        assertThat(Reread.ascii(message).replaceAll("=_[0-9a-f-]{36}", "B"))
                .isEqualTo(SKELETON.formatted(label, label, label).replace("\n", "\r\n"));
    }

    @Test
    @Tag("REM-MSSS-03")
    @Tag("REM-MSSS-05")
    void documents_archiveAndOnePdfForEach() {
        DocumentMetadata other = MailSamples.metadata("1.2.4")
                .typeCode(MailSamples.type("11502-2", "CR d'examens biologiques à « relire »"))
                .build();
        byte[] zip = MailSamples.bytes("PK\u0000\u0001 archive\r\n.\r\n--=_");
        byte[] pdf = MailSamples.bytes("%PDF\r\n.\r\nfin");
        OutgoingMessage message = MailSamples.withDocument()
                .documents(
                        MailSamples.archive(zip),
                        List.of(
                                MailSamples.sent(ascii()),
                                MailSamples.sent(other, pdf).inFolder("L42")))
                .build();
        Message read = Reread.read(message);
        List<Entity> parts = Reread.parts(read);
        assertThat(parts).hasSize(4);
        assertThat(parts.get(0).getMimeType()).isEqualTo("text/plain");
        assertThat(parts.get(0).getCharset()).isEqualToIgnoringCase("UTF-8");
        assertThat(Reread.text(parts.get(0))).isEqualTo("Bonjour,\r\nle compte rendu est joint. Œdème réduit.\r\n");
        assertThat(parts.get(1).getMimeType()).isEqualTo("application/zip");
        assertThat(parts.get(1).getFilename()).isEqualTo("IHE_XDM.zip");
        assertThat(parts.get(1).getDispositionType()).isEqualTo("attachment");
        assertThat(Reread.content(parts.get(1))).isEqualTo(zip);
        assertThat(parts.get(3).getMimeType()).isEqualTo("application/pdf");
        assertThat(parts.get(3).getFilename())
                .isEqualTo("20260113_CR d'examens biologiques à « relire »_PAT-TROIS_DOMINIQUE_L42.pdf");
        assertThat(Reread.content(parts.get(3))).isEqualTo(pdf);
        assertThat(read.getSubject()).isEqualTo("XDM/1.0/DDM+2 documents PAT-TROIS DOMINIQUE 28/03/1979");
        assertThat(message.subject().raw()).isEqualTo(read.getSubject());
    }

    @Test
    @Tag("REM-MSSS-07")
    @Tag("REM-MSSS-08")
    void headersOfTheArchive_codesAndQualification() {
        DocumentMetadata other = MailSamples.metadata("1.2.4")
                .typeCode(MailSamples.type("11502-2", "Biologie"))
                .build();
        Message two = Reread.read(MailSamples.withDocument()
                .documents(
                        MailSamples.archive(new byte[1]), List.of(MailSamples.sent(ascii()), MailSamples.sent(other)))
                .build());
        assertThat(Reread.fields(two, "X-MSS-CODECDA")).containsExactly("18748-4,11502-2");
        assertThat(Reread.fields(two, "X-MSS-INS")).containsExactly("O");
        DocumentMetadata unqualified = MailSamples.metadata("1.2.5")
                .patient(MailSamples.local("PAT", "LUC", "1985-06-03"))
                .build();
        Message local = Reread.read(MailSamples.withDocument()
                .documents(MailSamples.archive(new byte[1]), List.of(MailSamples.sent(unqualified)))
                .build());
        assertThat(Reread.fields(local, "X-MSS-INS")).containsExactly("N");
        Message none = Reread.read(MailSamples.plain().build());
        assertThat(Reread.names(none)).doesNotContain("X-MSS-INS", "X-MSS-CODECDA");
        assertThat(none.getSubject()).isEqualTo("Avis demandé");
    }

    @Test
    @Tag("REM-MSST-17")
    void productNumber_onEveryMessage() {
        for (OutgoingMessage message : List.of(
                MailSamples.plain().build(),
                MailSamples.withDocument().build(),
                OutgoingMessage.closing(MailSamples.sender(), MailSamples.citizen(), MailSamples.PROFILE)
                        .productNumber(MailSamples.NIL)
                        .build())) {
            assertThat(Reread.fields(Reread.read(message), "X-MSS-NIL")).containsExactly(MailSamples.NIL);
        }
    }

    @Test
    @Tag("REM-MSSS-09")
    void messageIds_areOfTheFormAndDistinct() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            OutgoingMessage message = MailSamples.plain().build();
            String id = Reread.read(message).getMessageId();
            assertThat(id).matches("<[A-Za-z0-9-]+@medecin\\.test\\.example>");
            assertThat(id).isEqualTo(message.messageId().bracketed());
            seen.add(id);
        }
        assertThat(seen).hasSize(100);
    }

    @Test
    @Tag("REM-MSSS-10")
    void reply_chainsTheConversation() {
        Message reply = Reread.read(
                MailSamples.plain().inReplyTo(SECOND, List.of(FIRST)).build());
        assertThat(Reread.fields(reply, "In-Reply-To")).containsExactly(SECOND.bracketed());
        assertThat(Reread.fields(reply, "References")).hasSize(1);
        assertThat(MessageId.readAll(Reread.fields(reply, "References").get(0))).containsExactly(FIRST, SECOND);
        assertThat(Reread.names(Reread.read(MailSamples.plain().build()))).doesNotContain("In-Reply-To", "References");
    }

    @Test
    void longConversation_isShortenedInTheMiddle() {
        List<MessageId> long200 = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> new MessageId(i + "@x.example"))
                .toList();
        Message reply =
                Reread.read(MailSamples.plain().inReplyTo(SECOND, long200).build());
        assertThat(MessageId.readAll(Reread.fields(reply, "References").get(0)))
                .hasSize(21)
                .startsWith(long200.get(0), long200.get(181))
                .endsWith(long200.get(199), SECOND);
    }

    @Test
    @Tag("REM-MSSS-11")
    void body_plainAloneOrWithTheSameInHtml() {
        String body = "Bonjour <b> & \"vous\",\r\n.\n\nFrom ici = là.\rfin ";
        Message plain = Reread.read(MailSamples.plain().body(body).build());
        assertThat(plain.getMimeType()).isEqualTo("text/plain");
        assertThat(plain.getCharset()).isEqualToIgnoringCase("UTF-8");
        assertThat(Reread.text(plain)).isEqualTo("Bonjour <b> & \"vous\",\r\n.\r\n\r\nFrom ici = là.\r\nfin\r\n");
        Message both = Reread.read(MailSamples.plain().body(body).htmlToo().build());
        assertThat(both.getMimeType()).isEqualTo("multipart/alternative");
        List<Entity> parts = Reread.parts(both);
        assertThat(parts).extracting(Entity::getMimeType).containsExactly("text/plain", "text/html");
        assertThat(parts).extracting(Entity::getCharset).allMatch("UTF-8"::equalsIgnoreCase);
        String shown = Reread.text(parts.get(1))
                .replaceAll("(?s).*<p>\r\n|\r\n</p>.*", "")
                .replace("<br>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        assertThat(shown).isEqualTo(Reread.text(parts.get(0)).strip());
    }

    @Test
    @Tag("REM-MSSS-12")
    void applicationMailbox_saysSoAndNamesAHuman() {
        Sender application = Sender.application(
                MssAddress.of("auto@labo.test.example"), "Labo Test", MssAddress.of("accueil@labo.test.example"));
        Message read = Reread.read(OutgoingMessage.toProfessionals(application, MailSamples.PROFILE)
                .addTo(MailSamples.WARD)
                .productNumber(MailSamples.NIL)
                .subject("Résultats")
                .body("Bonjour.")
                .build());
        assertThat(read.getFrom().get(0).getName()).isEqualTo("Labo Test");
        assertThat(Reread.fields(read, "Reply-To")).containsExactly("accueil@labo.test.example");
        assertThat(Reread.text(read))
                .endsWith("envoyé automatiquement. Pour répondre, écrivez à accueil@labo.test.example.\r\n");
    }

    @Test
    @Tag("REM-MSSS-13")
    void senderLabel_isReadAsWritten() {
        for (String entity : List.of(
                "Hôpital « Évry »", "A, B <c@d.fr>", "x".repeat(190), "é".repeat(150), "\"\\ (a)", "=?UTF-8?Q?x?=")) {
            Sender sender = Sender.organization(MailSamples.WARD, entity);
            Message read = Reread.read(OutgoingMessage.toProfessionals(sender, MailSamples.PROFILE)
                    .addTo(MailSamples.DOCTOR)
                    .productNumber(MailSamples.NIL)
                    .subject("s")
                    .body("b")
                    .build());
            assertThat(read.getFrom()).hasSize(1);
            assertThat(read.getFrom().get(0).getName()).isEqualTo(entity);
            assertThat(read.getFrom().get(0).getAddress()).isEqualTo("cardiologie@ch-test.example");
        }
    }

    @Test
    @Tag("REM-MSSS-14")
    void replyTo_mayBeAnotherMailbox() {
        Message read = Reread.read(MailSamples.plain()
                .replyTo(MssAddress.of("secretariat@ch-test.example"))
                .build());
        assertThat(read.getReplyTo().flatten().get(0).getAddress()).isEqualTo("secretariat@ch-test.example");
        assertThat(Reread.names(Reread.read(MailSamples.plain().build()))).doesNotContain("Reply-To");
    }

    @Test
    @Tag("REM-MSSS-15")
    @Tag("REM-MSSS-16")
    void receipts_areAskedOrNot() {
        OutgoingMessage asking =
                MailSamples.plain().askDeliveryReceipt().askReadReceipt().build();
        Message read = Reread.read(asking);
        assertThat(Reread.fields(read, "Return-Receipt-To")).containsExactly("anne.testa@medecin.test.example");
        assertThat(Reread.fields(read, "Disposition-Notification-To"))
                .containsExactly("anne.testa@medecin.test.example");
        assertThat(asking.envelope().deliveryReceipt()).isTrue();
        OutgoingMessage silent = MailSamples.plain().build();
        assertThat(Reread.names(Reread.read(silent)))
                .doesNotContain("Return-Receipt-To", "Disposition-Notification-To");
        assertThat(silent.envelope().deliveryReceipt()).isFalse();
    }

    @Test
    void envelope_returnPathRecipientsAndId() {
        OutgoingMessage message = MailSamples.plain()
                .addCc(MssAddress.of("copie@ch-test.example"))
                .messageIds(sender -> new MessageId("a+b=c@x.example"))
                .build();
        assertThat(message.envelope().returnPath()).contains(MailSamples.DOCTOR);
        assertThat(message.envelope().recipients())
                .containsExactly(MailSamples.WARD, MssAddress.of("copie@ch-test.example"));
        assertThat(message.envelope().envelopeId()).isEqualTo("a+2Bb+3Dc@x.example");
        assertThat(Envelope.envelopeId(new MessageId("x".repeat(101)))).isEmpty();
    }

    @Test
    @Tag("REM-MSSS-18")
    void replacement_mentionInSubjectAndBody() {
        DocumentMetadata second = MailSamples.metadata("1.2.4")
                .addRelation(new Relation(Relation.Type.RPLC, Oid.of("1.2.3")))
                .build();
        OutgoingMessage message = MailSamples.withDocument()
                .documents(MailSamples.archive(new byte[5]), List.of(MailSamples.sent(second)))
                .replacing(SECOND, List.of(FIRST))
                .build();
        Message read = Reread.read(message);
        assertThat(read.getSubject()).startsWith("XDM/1.0/DDM+[Annule et remplace] ");
        assertThat(Reread.text(Reread.parts(read).get(0)))
                .startsWith("Ce message annule et remplace un envoi précédent")
                .contains("Œdème réduit.");
        assertThat(Reread.fields(read, "In-Reply-To")).containsExactly(SECOND.bracketed());
        assertThat(message.purpose()).isEqualTo(Purpose.REPLACEMENT);
    }

    @Test
    @Tag("REM-MSSS-19")
    void deletion_saysSoInTheBodyWithTheDocument() {
        OutgoingMessage message = MailSamples.withDocument()
                .deleting(FIRST, List.of())
                .addTo(MssAddress.of("autre@ch-test.example"))
                .build();
        Message read = Reread.read(message);
        assertThat(Reread.text(Reread.parts(read).get(0))).startsWith("Demande de suppression : ");
        assertThat(Reread.parts(read)).hasSize(3);
        assertThat(Reread.fields(read, "References")).containsExactly(FIRST.bracketed());
        assertThat(read.getSubject()).startsWith("XDM/1.0/DDM+").doesNotContain("[");
        assertThat(message.envelope().recipients()).hasSize(2);
        assertThat(message.purpose()).isEqualTo(Purpose.DELETION);
    }

    @Test
    @Tag("REM-MSSS-23")
    void tenCorrespondents_allInTheEnvelope() {
        OutgoingMessage.Builder builder = MailSamples.plain();
        for (int i = 0; i < 10; i++) {
            builder.addTo(MssAddress.of("correspondant" + i + "@ch-test.example"));
        }
        OutgoingMessage message = builder.build();
        assertThat(message.envelope().recipients()).hasSize(11);
        assertThat(Reread.read(message).getTo().flatten()).hasSize(11);
    }

    @Test
    @Tag("REM-MSSC-01")
    @Tag("REM-MSSC-03")
    @Tag("REM-MSSC-04")
    void patient_repliesOpenOrClosed() {
        OutgoingMessage.Builder builder = OutgoingMessage.toCitizen(
                        MailSamples.sender(), MailSamples.citizen(), MailSamples.PROFILE)
                .productNumber(MailSamples.NIL)
                .body("Bonjour.")
                .documents(
                        MailSamples.archive(new byte[5]),
                        List.of(MailSamples.sent(MailSamples.metadata("1.2.3").build())));
        Message open = Reread.read(builder.build());
        assertThat(open.getTo().flatten().get(0).getAddress()).isEqualTo("279035121518989@patient.test.example");
        assertThat(Reread.names(open)).doesNotContain("X-MSS-MES");
        assertThat(Reread.parts(open)).hasSize(3);
        Message closed = Reread.read(builder.closeReplies().build());
        assertThat(Reread.fields(closed, "X-MSS-MES")).containsExactly("FIN");
    }

    @Test
    @Tag("REM-MSSC-04")
    void closing_hasTheSubjectAlone() {
        OutgoingMessage message = OutgoingMessage.closing(
                        MailSamples.sender(), MailSamples.citizen(), MailSamples.PROFILE)
                .productNumber(MailSamples.NIL)
                .build();
        assertThat(Reread.ascii(message)).contains("\r\nSubject: [FIN]\r\n");
        assertThat(message.purpose()).isEqualTo(Purpose.CLOSING);
    }

    @Test
    void asText_nothingIsTold() {
        OutgoingMessage message = MailSamples.withDocument().build();
        assertThat(List.of(
                                message,
                                message.envelope(),
                                message.subject(),
                                message.messageId(),
                                MailSamples.sent(ascii()),
                                new PdfName("20260113_CR_PAT-TROIS_DOMINIQUE.pdf"))
                        .toString())
                .doesNotContain("PAT", "DOMINIQUE", "testa", "cardiologie");
        assertThat(Optional.of(message).toString()).contains("NEW");
    }
}
