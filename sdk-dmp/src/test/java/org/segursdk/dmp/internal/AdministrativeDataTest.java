package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.patient.AdministrativeData;
import org.segursdk.dmp.patient.LegalRepresentative;
import org.segursdk.dmp.patient.ReceivedContact;
import org.segursdk.dmp.patient.ReceivedPlace;
import org.segursdk.dmp.patient.RecordState;

/** TD1.3a: the message and what its answer says. */
class AdministrativeDataTest {
    private static final String PERSON = """
            <name><prefix>Mme</prefix><given>TRAITDONNE</given><family qualifier="SP">TRAITNOM</family></name>
            <telecom value="mailto:patient@exemple.invalid"/>
            <telecom use="MC" value="tel:0600000001"/>
            <telecom use="MC" value="tel:0600000001"/>
            <administrativeGenderCode code="F"/><birthTime value="19790328"/><deceasedInd value="false"/>
            <addr><streetAddressLine>1, rue du Chat</streetAddressLine><additionalLocator>Bât. B</additionalLocator>
              <postalCode>75005</postalCode><city>PARIS</city></addr>
            <personalRelationship classCode="PRS">
              <code code="FTH" codeSystem="2.16.840.1.113883.1.11.19579"/>
              <addr use="H"><streetAddressLine>3 rue d'Amsterdam</streetAddressLine><postalCode>59000</postalCode><city>LILLE</city></addr>
              <telecom use="HP" value="tel:0300000002"/>
              <relationshipHolder1 classCode="PSN" determinerCode="INSTANCE"><name><prefix>M</prefix><given>JEAN</given>
                <given>PAUL</given><family>REPLEG</family></name></relationshipHolder1>
            </personalRelationship>
            <birthPlace classCode="BIRTHPL"><addr><city>LIEUNAISSANCE</city></addr></birthPlace>
            """;

    private static String answer(String person, String observations) {
        return """
                <PRPA_IN201308UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">
                <acknowledgement typeCode="AA"><targetMessage><id root="1.2.3.1" extension="m1"/></targetMessage></acknowledgement>
                <controlActProcess classCode="CACT" moodCode="EVN"><reasonCode code="CNSLT_DATA"/>
                <subject><registrationEvent><statusCode code="completed"/><subject1><patient classCode="PAT">
                <id root="1.2.250.1.213.1.4.2" extension="1"/><id root="1.2.250.1.213.1.4.10" extension="279035121518989"/>
                <statusCode code="active"/><patientPerson classCode="PSN" determinerCode="INSTANCE">%s</patientPerson>%s
                </patient></subject1></registrationEvent></subject>
                <queryAck><queryId root="1.2.3.2" extension="q"/><queryResponseCode code="OK"/></queryAck></controlActProcess>
                </PRPA_IN201308UV02>""".formatted(person, observations);
    }

    private static String observation(String code, String value) {
        return "<subjectOf><administrativeObservation><code code=\"" + code
                + "\" codeSystem=\"1.2.250.1.213.4.1.2.3\"/><value xsi:type=\"BL\" value=\"" + value
                + "\"/></administrativeObservation></subjectOf>";
    }

    private static Optional<AdministrativeData> meaning(String xml) throws XMLStreamException {
        return new AdministrativeDataMeaning("dmp", "TD1.3a")
                .of(
                        AdministrativeDataAnswer.read(
                                Payload.reader(xml), Samples.ins().ins()),
                        "m1");
    }

    private static AdministrativeData data(String person, String observations) throws XMLStreamException {
        return meaning(answer(person, observations)).orElseThrow();
    }

    @Test
    void request_isThatOfTheExistenceTestForAnotherReason() throws XMLStreamException {
        UUID message = new UUID(0, 1);
        UUID query = new UUID(0, 2);
        AdministrativeDataRequest request = new AdministrativeDataRequest(
                DmpProfile.defaults(), Payload.SOFTWARE, Samples.ins().ins(), Samples.NOW, message, query);
        ExistenceRequest existence = new ExistenceRequest(
                DmpProfile.defaults(), Payload.SOFTWARE, Samples.ins().ins(), Samples.NOW, message, query);
        assertThat(request.messageId()).isEqualTo(message.toString());
        assertThat(Payload.text(request::writeTo))
                .isEqualTo(Payload.text(existence::writeTo).replace("TEST_EXST", "CNSLT_DATA"))
                .isEqualTo(Payload.oneLine("""
                        <PRPA_IN201307UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">
                        <id root="1.2.3.1" extension="00000000-0000-0000-0000-000000000001"/>
                        <creationTime value="20260115090000"/>
                        <interactionId root="2.16.840.1.113883.1.6" extension="PRPA_IN201307UV02"/>
                        <processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="AL"/>
                        <receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE">
                        <id root="1.2.250.1.213.4.1.1.1"/><softwareName>DMP</softwareName></device></receiver>
                        <sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE">
                        <id root="1.2.3"/><softwareName>MonLGC &amp; fils</softwareName></device></sender>
                        <attentionLine xsi:nil="true"/>
                        <controlActProcess classCode="CACT" moodCode="EVN">
                        <reasonCode code="CNSLT_DATA" codeSystem="1.2.250.1.213.1.1.4.11"/>
                        <queryByParameter><queryId root="1.2.3.2" extension="00000000-0000-0000-0000-000000000002"/>
                        <statusCode code="new"/><parameterList><dataSource xsi:nil="true"/>
                        <patientIdentifier><value root="1.2.250.1.213.1.4.10" extension="279035121518989"/>
                        <semanticsText>Patient.id</semanticsText></patientIdentifier></parameterList></queryByParameter>
                        </controlActProcess></PRPA_IN201307UV02>"""));
    }

    @Test
    void answer_ofTheSample_isReadWithoutTheTraits() throws XMLStreamException {
        AdministrativeData data = data(
                PERSON,
                observation("OPPOSITION_BRIS_DE_GLACE", "false") + observation("OPPOSITION_ACCES_URGENCE", "true"));
        assertThat(data.state()).isEqualTo(RecordState.OPEN);
        assertThat(data.places())
                .containsExactly(new ReceivedPlace(List.of("1, rue du Chat", "Bât. B"), "75005", "PARIS", "", ""));
        assertThat(data.contacts())
                .containsExactly(
                        new ReceivedContact("mailto:patient@exemple.invalid", ""),
                        new ReceivedContact("tel:0600000001", "MC"));
        assertThat(data.deceased()).contains(false);
        assertThat(data.opposesBrisDeGlace()).contains(false);
        assertThat(data.opposesEmergency()).contains(true);
        assertThat(data.ensAttached()).isEmpty();
        assertThat(data.answeredUnderOtherIns()).isFalse();
        assertThat(data.legalRepresentatives())
                .containsExactly(new LegalRepresentative(
                        "FTH",
                        "2.16.840.1.113883.1.11.19579",
                        "M",
                        "REPLEG",
                        List.of("JEAN", "PAUL"),
                        List.of(new ReceivedPlace(List.of("3 rue d'Amsterdam"), "59000", "LILLE", "", "H")),
                        List.of(new ReceivedContact("tel:0300000002", "HP"))));
        assertThat(everything(data)).doesNotContain("TRAIT", "19790328", "LIEUNAISSANCE", "279035121518989");
        assertThat(data.toString() + data.legalRepresentatives() + data.places() + data.contacts())
                .doesNotContain("REPLEG", "LILLE", "PARIS", "tel:");
    }

    /** All that is offered, as text: records print nothing of themselves. */
    private static String everything(AdministrativeData data) {
        StringBuilder all = new StringBuilder();
        data.places()
                .forEach(each -> all.append(each.lines()).append(each.city()).append(each.postalCode()));
        data.contacts().forEach(each -> all.append(each.value()));
        data.legalRepresentatives()
                .forEach(each ->
                        all.append(each.prefix()).append(each.familyName()).append(each.givenNames()));
        return all.toString();
    }

    @Test
    void answer_withoutOppositions_tellsNone() throws XMLStreamException {
        AdministrativeData data = data("", "");
        assertThat(data.opposesBrisDeGlace()).isEmpty();
        assertThat(data.opposesEmergency()).isEmpty();
        assertThat(data.deceased()).isEmpty();
        assertThat(data.places()).isEmpty();
        assertThat(data.contacts()).isEmpty();
        assertThat(data.legalRepresentatives()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oui", "TRUE", "null"})
    void answer_oppositionThatIsNoBoolean_isNotTold(String value) throws XMLStreamException {
        assertThat(data("", observation("OPPOSITION_ACCES_URGENCE", value)).opposesEmergency())
                .isEmpty();
        assertThat(data("<deceasedInd value=\"" + value + "\"/>", "").deceased())
                .isEmpty();
    }

    @Test
    void answer_unknownObservation_changesNothing() throws XMLStreamException {
        AdministrativeData data =
                data("", observation("OPPOSITION_NOUVELLE", "true") + observation("RATTACHEMENT_ENS", "1"));
        assertThat(data.opposesEmergency()).isEmpty();
        assertThat(data.opposesBrisDeGlace()).isEmpty();
        assertThat(data.ensAttached()).contains(true);
    }

    @Test
    void answer_addressOfAnotherNamespace_isNotThePatients() throws XMLStreamException {
        assertThat(data(
                                "<x:more xmlns:x='urn:x'><patientPerson><addr><city>AILLEURS</city></addr></patientPerson></x:more>",
                                "")
                        .places())
                .isEmpty();
    }

    @Test
    void answer_addressAsPlainText_isALine() throws XMLStreamException {
        assertThat(data("<addr>12 rue X, 75000 PARIS</addr><addr/><addr> </addr>", "")
                        .places())
                .containsExactly(new ReceivedPlace(List.of("12 rue X, 75000 PARIS"), "", "", "", ""));
    }

    @Test
    void answer_prefixed_isReadAlike() throws XMLStreamException {
        String plain = answer(PERSON, observation("OPPOSITION_ACCES_URGENCE", "true"));
        String prefixed = plain.replaceAll("<(/?)([A-Za-z])", "<$1v:$2").replace("xmlns=\"urn", "xmlns:v=\"urn");
        assertThat(meaning(prefixed)).isEqualTo(meaning(plain)).isPresent();
    }

    @Test
    void meaning_noRecord_isEmpty() throws XMLStreamException {
        assertThat(meaning("<PRPA_IN201308UV02 xmlns='urn:hl7-org:v3'><acknowledgement><typeCode code='AA'/>"
                        + "</acknowledgement><controlActProcess><queryAck><queryResponseCode code='NF'/></queryAck>"
                        + "</controlActProcess></PRPA_IN201308UV02>"))
                .isEmpty();
    }

    @Test
    void meaning_closedRecord_isTold() throws XMLStreamException {
        assertThat(meaning(answer("", "").replace("code=\"active\"", "code=\"terminated\"")))
                .map(AdministrativeData::state)
                .contains(RecordState.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "code=\"active\",code=\"suspended\"",
        "extension=\"m1\",extension=\"m2\"",
        "typeCode=\"AA\",typeCode=\"ZZ\""
    })
    void meaning_unknownState_isNeverTakenForAnAnswer(String from, String to) {
        assertThatThrownBy(() -> meaning(answer("", "").replace(from, to)))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.code()).isEqualTo("DMP-ANSWER-UNEXPECTED"));
    }

    @Test
    void meaning_negativeAcknowledgement_keepsTheRawCode() {
        String refusal = answer("", "")
                .replace(
                        "typeCode=\"AA\">",
                        "typeCode=\"AE\"><acknowledgementDetail><code code=\"DMPClosed\"/><text>SECRET</text></acknowledgementDetail>");
        assertThatThrownBy(() -> meaning(refusal))
                .hasMessageNotContaining("SECRET")
                .isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                    assertThat(e.rawCode()).isEqualTo("DMPClosed");
                    assertThat(e.operation()).isEqualTo("TD1.3a");
                });
    }
}
