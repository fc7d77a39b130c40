package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.core.document.Document;
import org.segursdk.mss.xdm.XdmSamples;

class AlertsTest {
    private static Alerts alerts(Document document) throws IOException {
        try (ReceivedMessage message = Samples.read(Samples.mail(document))) {
            return message.alerts();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12.0, HIGH_ALERT, YES, YES, YES",
        "1.0, LOW_ALERT, YES, YES, YES",
        "5.0, ABNORMAL_ALERT, YES, YES, YES",
        "12.0, HIGH, YES, NO, UNKNOWN",
        "12.0, NORMAL, YES, NO, UNKNOWN",
        "5.0, NORMAL, NO, NO, UNKNOWN",
    })
    @Tag("REM-MSSR-14")
    @Tag("REM-BIO-10")
    @Tag("REM-BIO-12")
    void interpretation_isSignalled(
            String value, BioInterpretation interpretation, Fact abnormal, Fact critical, Fact immediate)
            throws IOException {
        Alerts alerts = alerts(Samples.biology(value, interpretation).build().toDocument());
        assertThat(alerts.abnormal()).isEqualTo(abnormal);
        assertThat(alerts.critical()).isEqualTo(critical);
        assertThat(alerts.immediateReading()).isEqualTo(immediate);
        assertThat(alerts.relevantElement()).isEqualTo(Fact.UNKNOWN);
        assertThat(alerts.biology()).isPresent();
        assertThat(alerts.isSignalled()).isEqualTo(abnormal == Fact.YES);
    }

    @Test
    @Tag("REM-MSSR-14")
    void missingInterpretation_isUnknown_neverNormal() throws IOException {
        Alerts alerts = alerts(Samples.biology("5.0", null).build().toDocument());
        assertThat(List.of(alerts.abnormal(), alerts.critical(), alerts.immediateReading()))
                .containsOnly(Fact.UNKNOWN);
        assertThat(alerts.isSignalled()).isFalse();
    }

    @Test
    @Tag("REM-BIO-11")
    void comment_isARelevantElement() throws IOException {
        Alerts alerts = alerts(Samples.biology("5.0", BioInterpretation.NORMAL)
                .addComment(Samples.comment())
                .build()
                .toDocument());
        assertThat(alerts.relevantElement()).isEqualTo(Fact.YES);
        assertThat(alerts.abnormal()).isEqualTo(Fact.NO);
    }

    @Test
    @Tag("REM-MSSR-14")
    void documentThatTellsNothing_isUnknown() throws IOException {
        assertThat(alerts(XdmSamples.document())).isEqualTo(Alerts.UNKNOWN);
        try (ReceivedMessage message = Samples.read("From: a@b.test\n\nx\n")) {
            assertThat(message.alerts()).isEqualTo(Alerts.UNKNOWN);
        }
    }

    @Test
    @Tag("REM-MSSR-14")
    void bodyThatCannotBeRead_isUnknown() throws IOException {
        Document report =
                Samples.biology("12.0", BioInterpretation.HIGH_ALERT).build().toDocument();
        String whole = new String(Samples.content(report), StandardCharsets.UTF_8);
        for (String broken : List.of(
                whole.substring(0, whole.indexOf("interpretationCode")),
                whole.substring(0, whole.indexOf("<structuredBody") - 20),
                whole.replace("<structuredBody", "<structuredBody<"))) {
            String mail = Samples.foreign(
                    "Subject: s\n", Samples.part("text/xml", "CR.xml", broken.getBytes(StandardCharsets.UTF_8)));
            try (ReceivedMessage message = Samples.read(mail)) {
                MessageDocument document = message.documents().get(0);
                assertThat(document.alerts()).isEqualTo(Alerts.UNKNOWN);
                assertThat(document.form()).isIn(MessageDocument.Form.DAMAGED, MessageDocument.Form.OTHER);
                assertThat(document.read()).isEmpty();
                assertThat(Samples.rules(message)).containsAnyOf("MSS-BODY", "MSS-CDA");
                FilingProposal proposal = FilingAssistant.create()
                        .patients(Samples.patients())
                        .policy(new FilingPolicy(true, false))
                        .propose(message)
                        .get(0);
                assertThat(proposal.automatic()).isFalse();
            }
        }
    }

    @Test
    void urgentMail_isToBeReadAtOnce() throws IOException {
        for (String mark : List.of("X-Priority: 1 (Highest)", "Importance: High", "Priority: urgent")) {
            String mail = Samples.foreign(
                    "Subject: s\n" + mark + "\n", Samples.part("application/pdf", "CR.pdf", Samples.PDF));
            try (ReceivedMessage message = Samples.read(mail)) {
                assertThat(message.isUrgent()).isTrue();
                assertThat(message.alerts().immediateReading()).isEqualTo(Fact.YES);
                assertThat(message.alerts().abnormal()).isEqualTo(Fact.UNKNOWN);
            }
            MessageReader deaf = Samples.READER.profile(Samples.PROFILE.withUrgentMarks(Map.of()));
            try (ReceivedMessage message = Samples.read(deaf, Samples.bytes(mail))) {
                assertThat(message.isUrgent()).isFalse();
            }
        }
        try (ReceivedMessage message = Samples.read("From: a@b.test\nX-Priority: 3\n\nx\n")) {
            assertThat(message.isUrgent()).isFalse();
        }
    }

    @Test
    @Tag("REM-MSSR-14")
    void notice_tellsNobody() throws IOException {
        Alerts alerts = alerts(
                Samples.biology("12.0", BioInterpretation.HIGH_ALERT).build().toDocument());
        assertThat(alerts.notice())
                .contains("critique")
                .doesNotContainIgnoringCase("ARTAGNAN")
                .doesNotContain("Urée", "12", XdmSamples.MATRICULE, "TESTA");
        assertThat(Alerts.UNKNOWN.notice()).doesNotContain("normal");
    }
}
