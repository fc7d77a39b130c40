package org.segursdk.dmp.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.Software;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpProfile;

/** The frame that every question in HL7v3 to the DMP shares. Source: dmp §4.1, examples §2, §6. */
final class QueryFrame {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** A part of a message that differs from one transaction to another. */
    @FunctionalInterface
    interface Part {
        void writeTo(V3Writer out) throws XMLStreamException;
    }

    private final DmpProfile profile;
    private final Software software;
    private final Instant time;
    private final String messageId;
    private final String queryId;

    QueryFrame(DmpProfile profile, Software software, Instant time, UUID messageId, UUID queryId) {
        this.profile = profile;
        this.software = software;
        this.time = time;
        this.messageId = messageId.toString();
        this.queryId = queryId.toString();
    }

    /** Extension of the message's id, which the answer echoes. */
    String messageId() {
        return messageId;
    }

    /** A question about the record of one INS: TD0.2, TD1.3a. */
    void writeByIns(XMLStreamWriter writer, String reason, Ins ins) throws XMLStreamException {
        write(
                writer,
                "PRPA_IN201307UV02",
                out -> out.nil("attentionLine"),
                out -> out.empty("reasonCode", "code", reason, "codeSystem", "1.2.250.1.213.1.1.4.11"),
                out -> {
                    out.nil("dataSource");
                    out.start("patientIdentifier");
                    out.id(
                            "value",
                            ins.authority().oid().value(),
                            ins.matricule().value());
                    out.text("semanticsText", "Patient.id");
                    out.end();
                });
    }

    /**
     * A question.
     *
     * @param beforeControl what stands before {@code controlActProcess}
     * @param kind what it opens with
     * @param parameters content of {@code parameterList}
     */
    void write(XMLStreamWriter writer, String interaction, Part beforeControl, Part kind, Part parameters)
            throws XMLStreamException {
        V3Writer out = new V3Writer(writer);
        out.root(interaction);
        out.id("id", software.oid().value() + profile.messageIdBranch().value(), messageId);
        out.empty("creationTime", "value", TIME.format(time));
        out.id("interactionId", Hl7v3.INTERACTIONS, interaction);
        out.empty("processingCode", "code", profile.processingCode().value());
        out.empty("processingModeCode", "code", "T");
        out.empty("acceptAckCode", "code", "AL");
        device(out, "receiver", "RCV", profile.receiverOid().value(), "DMP");
        device(out, "sender", "SND", software.oid().value(), software.name());
        beforeControl.writeTo(out);
        out.start("controlActProcess", "classCode", "CACT", "moodCode", "EVN");
        kind.writeTo(out);
        out.start("queryByParameter");
        out.id("queryId", software.oid().value() + profile.queryIdBranch().value(), queryId);
        out.empty("statusCode", "code", "new");
        out.start("parameterList");
        parameters.writeTo(out);
        out.end();
        out.end();
        out.end();
        out.end();
    }

    private static void device(V3Writer out, String role, String typeCode, String oid, String name)
            throws XMLStreamException {
        out.start(role, "typeCode", typeCode);
        out.start("device", "classCode", "DEV", "determinerCode", "INSTANCE");
        out.empty("id", "root", oid);
        out.text("softwareName", name);
        out.end();
        out.end();
    }
}
