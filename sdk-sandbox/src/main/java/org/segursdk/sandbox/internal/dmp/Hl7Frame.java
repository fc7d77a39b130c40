package org.segursdk.sandbox.internal.dmp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.w3c.dom.Element;

/** What the HL7v3 messages have in common: reads the frame of a request, writes that of its answer. Source: dmp §4.1. */
final class Hl7Frame {
    static final String HL7 = "urn:hl7-org:v3";
    static final String DMP_OID = "1.2.250.1.213.4.1.1.1";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String INTERACTIONS = "2.16.840.1.113883.1.6";
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern TIME = Pattern.compile("[0-9]{14}([+-][0-9]{4})?");
    private static final DateTimeFormatter DTM =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> ORDER = List.of(
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

    private final Element root;
    private final List<String> problems = new ArrayList<>();

    Hl7Frame(Element root) {
        this.root = root;
    }

    List<String> problems() {
        return problems;
    }

    void check(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }

    /** An attribute at the end of a path below the root; empty when there is none. */
    String attribute(String name, String... path) {
        return Dom.path(root, HL7, path).map(e -> e.getAttribute(name)).orElse("");
    }

    /** Text at the end of a path below the root; empty when there is none. */
    String text(String... path) {
        return Dom.path(root, HL7, path).map(Dom::text).orElse("");
    }

    /** Checks everything outside the control act, and the query's own identifiers. */
    void checkFrame(String interaction) {
        check("XML_1.0".equals(root.getAttribute("ITSVersion")), "ITSVersion must be XML_1.0");
        int position = -1;
        for (Element child : Dom.children(root)) {
            int index = HL7.equals(Dom.namespace(child)) ? ORDER.indexOf(child.getLocalName()) : -1;
            check(index > position, child.getLocalName() + " is unexpected, repeated or out of order");
            position = Math.max(position, index);
        }
        check(
                isOid(attribute("root", "id")) && !attribute("extension", "id").isEmpty(),
                "id must be an OID and an extension");
        check(TIME.matcher(attribute("value", "creationTime")).matches(), "creationTime must be yyyyMMddHHmmss");
        check(
                INTERACTIONS.equals(attribute("root", "interactionId"))
                        && interaction.equals(attribute("extension", "interactionId")),
                "interactionId must be " + interaction);
        check(attribute("code", "processingCode").matches("[PD]"), "processingCode must be P or D");
        check("T".equals(attribute("code", "processingModeCode")), "processingModeCode must be T");
        check("AL".equals(attribute("code", "acceptAckCode")), "acceptAckCode must be AL");
        check(DMP_OID.equals(attribute("root", "receiver", "device", "id")), "receiver/device/id must be " + DMP_OID);
        check(isOid(attribute("root", "sender", "device", "id")), "sender/device/id must be the software's OID");
        check(
                !attribute("extension", "controlActProcess", "queryByParameter", "queryId")
                        .isEmpty(),
                "queryId is missing");
        check(
                "new".equals(attribute("code", "controlActProcess", "queryByParameter", "statusCode")),
                "statusCode must be new");
    }

    private static boolean isOid(String text) {
        return OID.matcher(text).matches();
    }

    /**
     * A whole answer.
     *
     * @param lines attention lines, may be empty
     * @param acknowledgement whole element
     * @param act content of the control act
     */
    String answer(String interaction, Instant now, String lines, String acknowledgement, String act) {
        String client = attribute("root", "sender", "device", "id");
        return "<" + interaction + " xmlns=\"" + HL7 + "\" xmlns:xsi=\"" + XSI + "\" ITSVersion=\"XML_1.0\"><id root=\""
                + UUID.randomUUID() + "\"/><creationTime value=\"" + time(now)
                + "\"/><interactionId root=\"" + INTERACTIONS + "\" extension=\"" + interaction + "\"/>"
                + "<processingCode code=\"P\"/><processingModeCode code=\"T\"/><acceptAckCode code=\"NE\"/>"
                + "<receiver typeCode=\"RCV\">" + device(client, "LPS") + "</receiver><sender typeCode=\"SND\">"
                + device(DMP_OID, "DMP") + "</sender>" + lines + acknowledgement
                + "<controlActProcess classCode=\"CACT\" moodCode=\"EVN\">" + act + "</controlActProcess></"
                + interaction
                + ">";
    }

    /** {@code AA}, its type as an attribute. */
    String accepted() {
        return "<acknowledgement typeCode=\"AA\">" + target() + "</acknowledgement>";
    }

    /** {@code AE} with code and text. */
    String failed(String code, String text) {
        return "<acknowledgement typeCode=\"AE\">" + target() + "<acknowledgementDetail typeCode=\"E\"><code code=\""
                + Markup.escape(code) + "\"/><text>" + Markup.escape(text)
                + "</text></acknowledgementDetail></acknowledgement>";
    }

    String target() {
        return "<targetMessage>" + identifier("id", "id") + "</targetMessage>";
    }

    String queryAck(String code, String counts) {
        return "<queryAck>" + identifier("queryId", "controlActProcess", "queryByParameter", "queryId")
                + "<queryResponseCode code=\"" + code + "\"/>" + counts + "</queryAck>";
    }

    private String identifier(String name, String... path) {
        return "<" + name + " root=\"" + Markup.escape(attribute("root", path)) + "\" extension=\""
                + Markup.escape(attribute("extension", path)) + "\"/>";
    }

    private static String device(String oid, String software) {
        return "<device classCode=\"DEV\" determinerCode=\"INSTANCE\"><id root=\"" + Markup.escape(oid)
                + "\"/><softwareName>" + software + "</softwareName></device>";
    }

    static String time(Instant instant) {
        return DTM.format(instant);
    }
}
