package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Software;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.Authorisation;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.DmpStatus;
import org.segursdk.dmp.Samples;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class ExistenceTest {
    private static final String V3 = "urn:hl7-org:v3";
    private static final String FRAME =
            "<PRPA_IN201308UV02 xmlns=\"urn:hl7-org:v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">%s</PRPA_IN201308UV02>";

    private static ExistenceAnswer read(String xml) throws XMLStreamException {
        XMLStreamReader in = SecureXml.reader(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        in.nextTag();
        return ExistenceAnswer.read(in, Samples.ins().ins());
    }

    private static ExistenceAnswer readInFrame(String content) throws XMLStreamException {
        return read(FRAME.formatted(content));
    }

    @Test
    void request_standsInTheOrderOfTheSample() throws Exception {
        ExistenceRequest request = new ExistenceRequest(
                DmpProfile.defaults(),
                Software.builder("MonLGC & fils", "1.0").oid(Oid.of("1.2.3")).build(),
                Samples.ins().ins(),
                Samples.NOW,
                new UUID(0, 1),
                new UUID(0, 2));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        request.writeTo(writer);
        writer.flush();
        Document document = SecureXml.parse(new ByteArrayInputStream(out.toByteArray()));
        Element root = document.getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("PRPA_IN201307UV02");
        assertThat(root.getNamespaceURI()).isEqualTo(V3);
        assertThat(names(root))
                .containsExactly(
                        "id",
                        "creationTime",
                        "interactionId",
                        "processingCode",
                        "processingModeCode",
                        "acceptAckCode",
                        "receiver",
                        "sender",
                        "attentionLine",
                        "controlActProcess");
        assertThat(attribute(root, "id", 0, "root")).isEqualTo("1.2.3.1");
        assertThat(attribute(root, "id", 0, "extension")).isEqualTo(request.messageId());
        assertThat(attribute(root, "creationTime", 0, "value")).isEqualTo("20260115090000");
        assertThat(attribute(root, "queryId", 0, "root")).isEqualTo("1.2.3.2");
        assertThat(attribute(root, "reasonCode", 0, "code")).isEqualTo("TEST_EXST");
        assertThat(attribute(root, "value", 0, "root")).isEqualTo("1.2.250.1.213.1.4.10");
        assertThat(attribute(root, "value", 0, "extension")).isEqualTo(Samples.MATRICULE);
        assertThat(root.getElementsByTagNameNS(V3, "softwareName").item(1).getTextContent())
                .isEqualTo("MonLGC & fils");
    }

    private static List<String> names(Element parent) {
        List<String> names = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getLocalName());
        }
        return names;
    }

    private static String attribute(Element root, String element, int index, String attribute) {
        return ((Element) root.getElementsByTagNameNS(V3, element).item(index)).getAttribute(attribute);
    }

    @Test
    void answer_open_isReadWithoutTraits() throws XMLStreamException {
        ExistenceAnswer answer = readInFrame("""
                <attentionLine><keyWordText code="AUTORISATION" codeSystem="1.2.250.1.213.4.1.2.6.1"/>
                  <value xsi:type="CV" code="EXPIRE" codeSystem="1.2.250.1.213.4.1.2.6.2"/></attentionLine>
                <attentionLine><keyWordText code="STATUT_MT"/><value xsi:type="BL" value="true"/></attentionLine>
                <attentionLine xsi:nil="true"/>
                <acknowledgement typeCode="AA"><targetMessage><id root="1.2.3.1" extension="m1"/></targetMessage></acknowledgement>
                <controlActProcess><subject><registrationEvent><statusCode code="completed"/><subject1><patient>
                  <id root="1.2.250.1.213.1.4.8" extension="279035121518989"/><id root="1.2.250.1.213.1.4.2" extension="1"/>
                  <statusCode code="active"/>
                  <patientPerson><name><given>SECRET</given></name></patientPerson>
                  <subjectOf><administrativeObservation><code code="COMPTE_INTERNET_OUVERT"/><value xsi:type="BL" value="false"/></administrativeObservation></subjectOf>
                  <subjectOf><administrativeObservation><code code="RATTACHEMENT_ENS"/><value xsi:type="BL" value="true"/></administrativeObservation></subjectOf>
                </patient></subject1></registrationEvent></subject>
                <queryAck><queryId root="1.2.3.2" extension="q"/><queryResponseCode code="OK"/></queryAck></controlActProcess>
                """);
        assertThat(answer.acknowledgement()).isEqualTo("AA");
        assertThat(answer.targetMessage()).isEqualTo("m1");
        assertThat(answer.queryResponse()).isEqualTo("OK");
        assertThat(answer.patientStatus()).isEqualTo("active");
        assertThat(answer.authorisation()).isEqualTo("EXPIRE");
        assertThat(answer.treatingPhysician()).contains(true);
        assertThat(answer.ensAttached()).contains(true);
        assertThat(answer.webAccount()).contains(false);
        assertThat(answer.isUnderOtherIns()).isFalse();
    }

    @Test
    void answer_otherIns_isTold() throws XMLStreamException {
        assertThat(readInFrame("<patient><id root=\"1.2.250.1.213.1.4.8\" extension=\"160012B02077713\"/></patient>")
                        .isUnderOtherIns())
                .isTrue();
        assertThat(readInFrame("<patient><id root=\"1.2.250.1.213.1.4.2\" extension=\"1\"/></patient>")
                        .isUnderOtherIns())
                .isFalse();
    }

    @Test
    void answer_typeCodeAsElement_isReadToo() throws XMLStreamException {
        ExistenceAnswer answer = readInFrame("<acknowledgement><typeCode code=\"AE\"/><acknowledgementDetail>"
                + "<code code=\"DMPInvalid\"/><text>mot <b>à</b> mot</text></acknowledgementDetail></acknowledgement>");
        assertThat(answer.acknowledgement()).isEqualTo("AE");
        assertThat(answer.details()).containsExactly(new RawError("DMPInvalid", "", "mot  mot", ""));
        assertThat(answer.treatingPhysician()).isEqualTo(Optional.empty());
    }

    @Test
    void answer_anotherPayload_isRefused() {
        assertThatThrownBy(() -> read("<PRPA_IN201308UV02/>")).isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> read("<html xmlns='urn:hl7-org:v3'/>")).isInstanceOf(XMLStreamException.class);
    }

    private static DmpStatus meaning(String content) throws XMLStreamException {
        return new ExistenceMeaning("dmp", "TD0.2").of(readInFrame(content), "m1");
    }

    private static String answer(String typeCode, String target, String response, String status) {
        return "<acknowledgement typeCode=\"" + typeCode + "\"><targetMessage><id extension=\"" + target
                + "\"/></targetMessage></acknowledgement><patient><statusCode code=\"" + status
                + "\"/></patient><queryAck><queryResponseCode code=\"" + response + "\"/></queryAck>";
    }

    @Test
    void meaning_knownStates_areValues() throws XMLStreamException {
        assertThat(meaning(answer("AA", "m1", "OK", "terminated"))).isEqualTo(new DmpStatus.Closed());
        assertThat(meaning(answer("AA", "", "NF", ""))).isEqualTo(new DmpStatus.Absent());
        assertThat(meaning(
                        "<attentionLine><keyWordText code=\"AUTORISATION\"/><value code=\"NOUVEAU\"/></attentionLine>"
                                + answer("AA", "m1", "OK", "active")))
                .isEqualTo(new DmpStatus.Open(
                        new Authorisation(Authorisation.Kind.UNKNOWN, "NOUVEAU"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
        assertThat(meaning(answer("AA", "m1", "OK", "active")))
                .isInstanceOfSatisfying(
                        DmpStatus.Open.class,
                        open -> assertThat(open.authorisation().kind()).isEqualTo(Authorisation.Kind.NOT_TOLD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AE", "AR", "CE"})
    void meaning_negativeAcknowledgement_isAFaultOfItsLayer(String typeCode) {
        String details =
                "<acknowledgement typeCode=\"" + typeCode + "\"><acknowledgementDetail><code code=\"DMPInvalid\"/>"
                        + "<text>SECRET</text></acknowledgementDetail></acknowledgement>";
        assertThatThrownBy(() -> meaning(details))
                .hasMessageNotContaining("SECRET")
                .isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                    assertThat(e.layer()).isEqualTo(ServiceFaultException.Layer.HL7V3_ACKNOWLEDGEMENT);
                    assertThat(e.rawCode()).isEqualTo("DMPInvalid");
                    assertThat(e.rawErrors().get(0).text()).isEqualTo("SECRET");
                });
    }

    @Test
    void meaning_anotherQueryResponse_isAFault() {
        assertThatThrownBy(() -> meaning(answer("AA", "m1", "QE", "")))
                .isInstanceOfSatisfying(ServiceFaultException.class, e -> assertThat(e.rawCode())
                        .isEqualTo("QE"));
    }

    @ParameterizedTest
    @CsvSource({"'',m1,OK,active", "XX,m1,OK,active", "AA,other,OK,active", "AA,m1,OK,suspended", "AA,m1,OK,''"})
    void meaning_unknownState_isNeverTakenForAnAnswer(String type, String target, String response, String status) {
        assertThatThrownBy(() -> meaning(answer(type, target, response, status)))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.code()).isEqualTo("DMP-ANSWER-UNEXPECTED");
                    assertThat(e.retryable()).isTrue();
                });
    }
}
