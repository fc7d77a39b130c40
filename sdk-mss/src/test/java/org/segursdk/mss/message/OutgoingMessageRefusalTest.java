package org.segursdk.mss.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;

class OutgoingMessageRefusalTest {
    private static final MessageId SENT = new MessageId("first@labo.test.example");

    private static List<String> broken(OutgoingMessage.Builder builder) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, builder::build);
        assertThat(refused).isNotNull();
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        return refused.violations().stream().map(v -> v.path() + " " + v.rule()).toList();
    }

    private static OutgoingMessage.Builder citizen() {
        return OutgoingMessage.toCitizen(MailSamples.sender(), MailSamples.citizen(), MailSamples.PROFILE)
                .productNumber(MailSamples.NIL)
                .body("Bonjour.");
    }

    @Test
    void everything_isToldAtOnce() {
        OutgoingMessage.Builder builder = OutgoingMessage.toProfessionals(MailSamples.sender(), MailSamples.PROFILE)
                .body("a\u0000b")
                .productNumber("X\r\nBcc: x@y.fr")
                .subject("a\r\nBcc: x@y.fr")
                .closeReplies();
        assertThat(broken(builder))
                .containsExactlyInAnyOrder(
                        "to MSS-RECIPIENT",
                        "closeReplies MSS-REPLIES-CLOSED",
                        "productNumber MSS-PRODUCT-NUMBER",
                        "body MSS-BODY-TEXT",
                        "subject MSS-SUBJECT-TEXT");
        assertThat(broken(OutgoingMessage.toProfessionals(MailSamples.sender(), MailSamples.PROFILE)))
                .containsExactlyInAnyOrder(
                        "to MSS-RECIPIENT", "productNumber REQUIRED", "body REQUIRED", "subject REQUIRED");
    }

    @Test
    void recipients_neverMixedNorTwiceNorTypedForAPatient() {
        assertThat(broken(citizen().subject("s").addTo(MailSamples.WARD))).containsExactly("to MSS-RECIPIENTS-MIXED");
        assertThat(broken(MailSamples.plain().addCc(MailSamples.WARD))).containsExactly("to MSS-RECIPIENT-TWICE");
        assertThat(broken(MailSamples.plain().addTo(MssAddress.of("279035121518989@PATIENT.test.example"))))
                .containsExactly("to[1] MSS-CITIZEN-TYPED");
        assertThat(broken(MailSamples.plain().replyTo(MailSamples.citizen().address())))
                .containsExactly("replyTo MSS-CITIZEN-TYPED");
    }

    @Test
    @Tag("REM-MSSS-03")
    void twoPatients_areRefused() {
        var other = MailSamples.metadata("1.2.4")
                .patient(MailSamples.local("PAT", "LUC", "1985-06-03"))
                .build();
        var third = MailSamples.metadata("1.2.5")
                .patient(org.segursdk.core.document.Patient.qualified(
                                MailSamples.ins("277076322082910", "PAT-QUATRE", "ANNE", "1977-07-14"))
                        .build())
                .build();
        assertThat(broken(MailSamples.withDocument()
                        .documents(
                                MailSamples.archive(new byte[1]),
                                List.of(
                                        MailSamples.sent(
                                                MailSamples.metadata("1.2.3").build()),
                                        MailSamples.sent(other),
                                        MailSamples.sent(third)))))
                .containsExactly("documents[1].patient MSS-ONE-PATIENT", "documents[2].patient MSS-ONE-PATIENT");
    }

    @Test
    @Tag("REM-MSSC-01")
    void patient_onlyTheirOwnVisibleDocuments() {
        var hidden = MailSamples.metadata("1.2.3")
                .addVisibility(Visibility.INVISIBLE_TO_PATIENT)
                .build();
        var foreign = MailSamples.metadata("1.2.4")
                .patient(MailSamples.local("PAT-TROIS", "DOMINIQUE", "1979-03-28"))
                .build();
        assertThat(broken(citizen().documents(MailSamples.archive(new byte[1]), List.of(MailSamples.sent(hidden)))))
                .containsExactly("documents[0].visibility MSS-CITIZEN-INVISIBLE");
        assertThat(broken(citizen().documents(MailSamples.archive(new byte[1]), List.of(MailSamples.sent(foreign)))))
                .containsExactly("documents[0].patient MSS-CITIZEN-OTHER-PATIENT");
    }

    @Test
    void documents_onceEachAndNamedApart() {
        var one = MailSamples.metadata("1.2.3").build();
        assertThat(broken(MailSamples.withDocument()
                        .documents(
                                MailSamples.archive(new byte[1]),
                                List.of(MailSamples.sent(one), MailSamples.sent(one)))))
                .containsExactly("documents[1].uniqueId MSS-DOCUMENT-TWICE", "documents[1].folder MSS-PDF-NAME-TWICE");
        assertThat(broken(MailSamples.withDocument().documents(MailSamples.archive(new byte[1]), List.of())))
                .contains("documents REQUIRED");
        assertThat(broken(MailSamples.withDocument()
                        .documents(
                                MailSamples.archive(new byte[1]),
                                List.of(MailSamples.sent(one, new byte[0]).inFolder("a/b")))))
                .containsExactly("documents[0].folder MSS-PDF-FOLDER", "documents[0].pdf REQUIRED");
        var odd = MailSamples.metadata("1.2.3")
                .typeCode(MailSamples.type("1,2\r\nX: y", "CR"))
                .classCode(MailSamples.type("10", "Compte rendu"))
                .build();
        assertThat(broken(MailSamples.withDocument()
                        .documents(MailSamples.archive(new byte[1]), List.of(MailSamples.sent(odd)))))
                .containsExactly("documents[0].typeCode MSS-DOCUMENT-CODE");
    }

    @Test
    void subject_isNotChosenWithDocumentsNorFaked() {
        assertThat(broken(MailSamples.withDocument().subject("Le mien"))).containsExactly("subject MSS-SUBJECT");
        assertThat(broken(MailSamples.plain().subject("XDM/1.0/DDM+CR PAT LUC")))
                .containsExactly("subject MSS-SUBJECT");
        assertThat(broken(citizen().subject(" [FIN] "))).containsExactly("subject MSS-SUBJECT");
    }

    @Test
    void notices_needTheirDocuments() {
        assertThat(broken(MailSamples.plain().deleting(SENT, List.of())))
                .containsExactly("documents MSS-NOTICE-DOCUMENTS");
        assertThat(broken(MailSamples.withDocument().replacing(SENT, List.of())))
                .containsExactly("documents MSS-REPLACE-RPLC");
        assertThat(broken(OutgoingMessage.closing(MailSamples.sender(), MailSamples.citizen(), MailSamples.PROFILE)
                        .productNumber(MailSamples.NIL)
                        .inReplyTo(SENT, List.of())))
                .containsExactly("documents MSS-CLOSING");
    }

    @Test
    @Tag("REM-MSSS-29")
    void tooLarge_isRefusedBeforeSending() {
        byte[] pdf = new byte[200_000];
        var document = MailSamples.sent(MailSamples.metadata("1.2.3").build(), pdf);
        MessageProfile small = MessageProfile.builder().sizeLimit(200_000).build();
        OutgoingMessage.Builder builder = OutgoingMessage.toProfessionals(MailSamples.sender(), small)
                .addTo(MailSamples.WARD)
                .productNumber(MailSamples.NIL)
                .body("b")
                .documents(MailSamples.archive(new byte[1]), List.of(document));
        // 200 000 bytes are 274 000 in base64: it is the whole message that counts.
        assertThat(broken(builder)).containsExactly("size MSS-SIZE");
        OutgoingMessage fits = MailSamples.withDocument()
                .documents(MailSamples.archive(new byte[1]), List.of(document))
                .build();
        fits.requireFits(fits.size());
        assertThatThrownBy(() -> fits.requireFits(fits.size() - 1)).hasMessageContaining("MSS-SIZE");
    }

    @Test
    @Tag("REM-MSSS-29")
    void patientLimit_isItsOwn() {
        MessageProfile profile = MailSamples.PROFILE; // 10 MB for professionals, 25 MB for patients
        byte[] pdf = new byte[9_000_000];
        var documents = List.of(MailSamples.sent(MailSamples.metadata("1.2.3").build(), pdf));
        assertThat(broken(MailSamples.withDocument().documents(MailSamples.archive(new byte[1]), documents)))
                .containsExactly("size MSS-SIZE");
        assertThat(citizen()
                        .documents(MailSamples.archive(new byte[1]), documents)
                        .build()
                        .size())
                .isBetween(
                        profile.sizeLimit().value(), profile.citizenSizeLimit().value());
    }

    @Test
    void unreadablePdf_isAViolation() {
        var broken = SentDocument.of(
                MailSamples.sent(MailSamples.metadata("1.2.3").build()).document(), DocumentContent.of(() -> {
                    throw new IOException("gone");
                }));
        assertThat(broken(MailSamples.withDocument().documents(MailSamples.archive(new byte[1]), List.of(broken))))
                .containsExactly("documents[0].pdf.content CONTENT-UNREADABLE");
    }

    @Test
    void contentThatChanges_isNeverSentAsIfWhole() {
        for (int now : new int[] {0, 99, 101, 100_000}) {
            OutgoingMessage message = MailSamples.withDocument()
                    .documents(
                            ArchivePart.of(() -> new ByteArrayInputStream(new byte[now]), 100),
                            List.of(MailSamples.sent(
                                    MailSamples.metadata("1.2.3").build())))
                    .build();
            assertThatThrownBy(() -> message.writeTo(new ByteArrayOutputStream()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusals_quoteNothing() {
        var foreign = MailSamples.metadata("1.2.4")
                .patient(MailSamples.local("NOMSECRET", "PRENOM", "1979-03-28"))
                .build();
        assertThatThrownBy(() -> citizen()
                        .documents(
                                MailSamples.archive(new byte[1]),
                                List.of(new SentDocument(
                                        MailSamples.sent(foreign).document(),
                                        DocumentContent.of(new byte[1]),
                                        Optional.of("DOSSIER/SECRET"))))
                        .build())
                .message()
                .doesNotContain("SECRET", "PRENOM", "2790");
    }
}
