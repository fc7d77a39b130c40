package org.segursdk.dmp.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.Software;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpProfile;

/** The request of TD0.2: PRPA_IN201307UV02. Source: dmp §4.1, §4.2, examples §2. */
public final class ExistenceRequest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String INTERACTION = "PRPA_IN201307UV02";

    private final DmpProfile profile;
    private final Software software;
    private final Ins ins;
    private final Instant time;
    private final String messageId;
    private final String queryId;

    public ExistenceRequest(
            DmpProfile profile, Software software, Ins ins, Instant time, UUID messageId, UUID queryId) {
        this.profile = profile;
        this.software = software;
        this.ins = ins;
        this.time = time;
        this.messageId = messageId.toString();
        this.queryId = queryId.toString();
    }

    /** Extension of the message's id, which the answer echoes. */
    public String messageId() {
        return messageId;
    }

    public Ins ins() {
        return ins;
    }

    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
        new Body(writer).write();
    }

    /** Writes one message. */
    private final class Body {
        private final XMLStreamWriter out;

        Body(XMLStreamWriter out) {
            this.out = out;
        }

        void write() throws XMLStreamException {
            start(INTERACTION);
            out.writeDefaultNamespace(Hl7v3.NAMESPACE);
            out.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
            out.writeAttribute("ITSVersion", "XML_1.0");
            id(software.oid().value() + profile.messageIdBranch().value(), messageId);
            empty("creationTime", "value", TIME.format(time));
            id("interactionId", Hl7v3.INTERACTIONS, INTERACTION);
            empty("processingCode", "code", profile.processingCode().value());
            empty("processingModeCode", "code", "T");
            empty("acceptAckCode", "code", "AL");
            device("receiver", "RCV", profile.receiverOid().value(), "DMP");
            device("sender", "SND", software.oid().value(), software.name());
            nil("attentionLine");
            control();
            out.writeEndElement();
        }

        private void control() throws XMLStreamException {
            start("controlActProcess");
            out.writeAttribute("classCode", "CACT");
            out.writeAttribute("moodCode", "EVN");
            out.writeEmptyElement("", "reasonCode", Hl7v3.NAMESPACE);
            out.writeAttribute("code", "TEST_EXST");
            out.writeAttribute("codeSystem", "1.2.250.1.213.1.1.4.11");
            start("queryByParameter");
            id("queryId", software.oid().value() + profile.queryIdBranch().value(), queryId);
            empty("statusCode", "code", "new");
            start("parameterList");
            nil("dataSource");
            start("patientIdentifier");
            id("value", ins.authority().oid().value(), ins.matricule().value());
            start("semanticsText");
            out.writeCharacters("Patient.id");
            for (int i = 0; i < 5; i++) {
                out.writeEndElement();
            }
        }

        private void device(String role, String typeCode, String oid, String name) throws XMLStreamException {
            start(role);
            out.writeAttribute("typeCode", typeCode);
            start("device");
            out.writeAttribute("classCode", "DEV");
            out.writeAttribute("determinerCode", "INSTANCE");
            empty("id", "root", oid);
            start("softwareName");
            out.writeCharacters(name);
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndElement();
        }

        private void start(String name) throws XMLStreamException {
            out.writeStartElement("", name, Hl7v3.NAMESPACE);
        }

        private void id(String root, String extension) throws XMLStreamException {
            id("id", root, extension);
        }

        private void id(String name, String root, String extension) throws XMLStreamException {
            out.writeEmptyElement("", name, Hl7v3.NAMESPACE);
            out.writeAttribute("root", root);
            out.writeAttribute("extension", extension);
        }

        private void empty(String name, String attribute, String value) throws XMLStreamException {
            out.writeEmptyElement("", name, Hl7v3.NAMESPACE);
            out.writeAttribute(attribute, value);
        }

        private void nil(String name) throws XMLStreamException {
            out.writeEmptyElement("", name, Hl7v3.NAMESPACE);
            out.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil", "true");
        }
    }
}
