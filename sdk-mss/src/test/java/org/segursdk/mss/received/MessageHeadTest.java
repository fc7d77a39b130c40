package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.mss.receipt.MdnRequest;
import org.segursdk.mss.xdm.XdmSamples;

/** The fields of a header: sender, subject, dates, conversation. */
class MessageHeadTest {

    @Test
    @Tag("REM-MSSR-09")
    @Tag("REM-MSSC-05")
    void patientsMail_isToldApart_withNamesAndMatricule() throws IOException {
        String mail = "From: =?UTF-8?Q?Ren=C3=A9e_DUPRE?= <279035121518989@PATIENT.test.example>\n"
                + "Subject: Question\n\nBonjour docteur\n";
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.kind()).isEqualTo(MessageKind.CITIZEN);
            assertThat(message.sender().kind()).isEqualTo(MessageSender.Kind.PATIENT);
            assertThat(message.sender().shown()).isEqualTo("Renée DUPRE (279035121518989)");
            assertThat(message.body().text()).isEqualTo("Bonjour docteur\r\n");
        }
        String odd = mail.replace("279035121518989@PATIENT", "quelqu.un@PATIENT");
        try (ReceivedMessage message = Samples.read(odd)) {
            assertThat(message.sender().kind()).isEqualTo(MessageSender.Kind.PATIENT);
            assertThat(message.sender().matricule()).isEmpty();
            assertThat(message.sender().shown()).contains("quelqu.un");
            assertThat(Samples.rules(message)).contains("MSS-CITIZEN-ADDRESS");
        }
        // The same people through a professional domain, or a label that looks like a patient's.
        try (ReceivedMessage message = Samples.read(mail.replace("@PATIENT.", "@medecin."))) {
            assertThat(message.sender().kind()).isEqualTo(MessageSender.Kind.PROFESSIONAL);
        }
        String label = "From: \"279035121518989@patient.test.example\" <x@labo.test.example>\n\nx\n";
        try (ReceivedMessage message = Samples.read(label)) {
            assertThat(message.sender().kind()).isEqualTo(MessageSender.Kind.PROFESSIONAL);
            assertThat(message.sender().shown()).contains("x@labo.test.example");
        }
    }

    @Test
    void senders_thatAreNone_areUnknown() throws IOException {
        for (String from : List.of("", "From: \n", "From: a@b.test, c@d.test\n", "From: nobody\n")) {
            try (ReceivedMessage message = Samples.read(from + "Subject: s\n\nx\n")) {
                assertThat(message.sender().kind()).as(from).isEqualTo(MessageSender.Kind.UNKNOWN);
                assertThat(Samples.rules(message)).contains("MSS-FROM", "MSS-DATE", "MSS-MESSAGE-ID");
            }
        }
        try (ReceivedMessage message =
                Samples.read("From: a@b.test\nFrom: 279035121518989@patient.test.example\n\nx\n")) {
            assertThat(message.sender().kind()).isEqualTo(MessageSender.Kind.UNKNOWN);
            assertThat(Samples.rules(message)).contains("MSS-FIELD-TWICE", "MSS-FROM");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 13 Jan 2026 10:15:00 +0100 | 2026-01-13T09:15:00Z",
                "13 Jan 26 10:15 GMT (soir) | 2026-01-13T10:15:00Z",
                "mar., 3 fevr 2026 | ",
                "Tue, 31 Feb 2026 10:15:00 +0100 | ",
                "Tue, 13 Jan 2026 10:15:00 | ",
            })
    void dates_areReadOrNotMadeUp(String written, Instant instant) throws IOException {
        try (ReceivedMessage message = Samples.read("From: a@b.test\nDate: " + written + "\n\nx\n")) {
            assertThat(message.sentAt().orElse(null)).isEqualTo(instant);
        }
    }

    @Test
    void conversation_isRead() throws IOException {
        String mail =
                "From: a@b.test\nMessage-ID: <3@b>\nIn-Reply-To: <2@b>\nReferences: <1@b>\n <2@b>\nReply-To: \"Secrétariat, bis\" <r@b.test>\n"
                        + "Cc: équipe: x@b.test, Y <y@b.test>;\nX-MSS-MES: FIN\n\nx\n";
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.messageId().orElseThrow().value()).isEqualTo("3@b");
            assertThat(message.inReplyTo()).extracting(id -> id.value()).containsExactly("2@b");
            assertThat(message.references()).extracting(id -> id.value()).containsExactly("1@b", "2@b");
            assertThat(message.replyTo()).singleElement().satisfies(each -> assertThat(each.shown())
                    .isEqualTo("Secrétariat, bis <r@b.test>"));
            assertThat(message.cc()).extracting(ReceivedAddress::text).containsExactly("x@b.test", "y@b.test");
            assertThat(message.mssFields().citizen()).contains("FIN");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XDM/1.0/DDM+CR TESTPAT, true, CR TESTPAT",
        "[Annule et remplace] xdm/1.0/ddm+CR TESTPAT, true, [Annule et remplace] CR TESTPAT",
        "CR TESTPAT, true, CR TESTPAT",
        "XDM/1.0/DDM+CR TESTPAT, false, XDM/1.0/DDM+CR TESTPAT",
    })
    @Tag("REM-MSSR-10")
    void prefix_isHiddenOnlyWithAnArchive(String subject, boolean archive, String shown) throws IOException {
        String part = archive
                ? Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(XdmSamples.document()))
                : Samples.part("application/pdf", "a.pdf", Samples.PDF);
        try (ReceivedMessage message = Samples.read(Samples.foreign("Subject: " + subject + "\n", part))) {
            assertThat(message.shownSubject()).isEqualTo(shown);
            assertThat(message.subject().raw()).isEqualTo(subject);
        }
    }

    @Test
    @Tag("REM-MSSR-02")
    void otherNameInTheSubject_doesNotCount() throws IOException {
        String mail = Samples.foreign(
                "Subject: XDM/1.0/DDM+CR MARTIN JEAN 01/01/1950\n",
                Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(XdmSamples.document())));
        try (ReceivedMessage message = Samples.read(mail)) {
            MessagePatient patient = message.patient().orElseThrow();
            assertThat(patient.identity().ins()).contains(Samples.INS);
            assertThat(patient.identity().traits().orElseThrow().birthName()).startsWith("D'ARTAGNAN");
            assertThat(patient.patientId().orElseThrow().authority())
                    .isEqualTo(Samples.INS.authority().oid().value());
        }
    }

    @Test
    @Tag("REM-MSSR-12")
    void requestForAReceipt_isTold_andAnsweredFromTheMail() throws IOException {
        byte[] mail = Samples.bytes("Return-Path: <a@labo.test.example>\n"
                + Samples.foreign("Subject: s\nDisposition-Notification-To: a@labo.test.example\n"));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.kind()).isEqualTo(MessageKind.TEXT);
            assertThat(message.mdnRequest().orElseThrow().decision()).isEqualTo(MdnRequest.Decision.AUTOMATIC);
        }
        try (ReceivedMessage message = Samples.read(Samples.foreign("Subject: s\n"))) {
            assertThat(message.mdnRequest()).isEmpty();
        }
    }
}
