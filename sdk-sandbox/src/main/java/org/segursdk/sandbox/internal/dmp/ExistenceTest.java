package org.segursdk.sandbox.internal.dmp;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.w3c.dom.Element;

/** TD0.2: reads PRPA_IN201307UV02, writes PRPA_IN201308UV02. Source: dmp §4.1, §4.2. */
final class ExistenceTest {
    static final String HL7 = "urn:hl7-org:v3";
    static final String REQUEST_ACTION = HL7 + ":PRPA_IN201307UV02";
    static final String RESPONSE_ACTION = HL7 + ":PRPA_IN201308UV02";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String DMP_OID = "1.2.250.1.213.4.1.1.1";
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

    private ExistenceTest(Element root) {
        this.root = root;
    }

    /**
     * What is wrong with a request.
     *
     * @param patient INS of the VIHF
     */
    static List<String> problems(Element root, Ins patient) {
        ExistenceTest test = new ExistenceTest(root);
        test.frame();
        test.query(patient);
        return test.problems;
    }

    private void frame() {
        check("XML_1.0".equals(root.getAttribute("ITSVersion")), "ITSVersion must be XML_1.0");
        int position = -1;
        for (Element child : Dom.children(root)) {
            int index = HL7.equals(Dom.namespace(child)) ? ORDER.indexOf(child.getLocalName()) : -1;
            check(index > position, child.getLocalName() + " is unexpected, repeated or out of order");
            position = Math.max(position, index);
        }
        check(
                isInstance(attribute("root", "id"))
                        && !attribute("extension", "id").isEmpty(),
                "id must be an OID and an extension");
        check(TIME.matcher(attribute("value", "creationTime")).matches(), "creationTime must be yyyyMMddHHmmss");
        check(
                "2.16.840.1.113883.1.6".equals(attribute("root", "interactionId"))
                        && "PRPA_IN201307UV02".equals(attribute("extension", "interactionId")),
                "interactionId must be PRPA_IN201307UV02");
        check(attribute("code", "processingCode").matches("[PD]"), "processingCode must be P or D");
        check("T".equals(attribute("code", "processingModeCode")), "processingModeCode must be T");
        check("AL".equals(attribute("code", "acceptAckCode")), "acceptAckCode must be AL");
        check(DMP_OID.equals(attribute("root", "receiver", "device", "id")), "receiver/device/id must be " + DMP_OID);
        check(isInstance(attribute("root", "sender", "device", "id")), "sender/device/id must be the software's OID");
    }

    private void query(Ins patient) {
        check(
                "TEST_EXST".equals(attribute("code", "controlActProcess", "reasonCode"))
                        && "1.2.250.1.213.1.1.4.11".equals(attribute("codeSystem", "controlActProcess", "reasonCode")),
                "reasonCode must be TEST_EXST (TD1.3a is not simulated)");
        check(
                !attribute("extension", "controlActProcess", "queryByParameter", "queryId")
                        .isEmpty(),
                "queryId is missing");
        check(
                "new".equals(attribute("code", "controlActProcess", "queryByParameter", "statusCode")),
                "statusCode must be new");
        String[] identifier = {"controlActProcess", "queryByParameter", "parameterList", "patientIdentifier", "value"};
        check(
                patient.matricule().value().equals(attribute("extension", identifier))
                        && patient.authority().oid().toString().equals(attribute("root", identifier)),
                "patientIdentifier must be the INS of the VIHF");
        identifier[4] = "semanticsText";
        check(
                Dom.path(root, HL7, identifier)
                        .map(Dom::text)
                        .filter("Patient.id"::equals)
                        .isPresent(),
                "semanticsText must be Patient.id");
    }

    private static boolean isInstance(String oid) {
        return OID.matcher(oid).matches();
    }

    private String attribute(String name, String... path) {
        return attribute(root, name, path);
    }

    private static String attribute(Element from, String name, String... path) {
        return Dom.path(from, HL7, path).map(e -> e.getAttribute(name)).orElse("");
    }

    private void check(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }

    /** The answer for a patient; an absent DMP is told by NF and no subject. */
    static String answer(Element request, DmpPatient patient, Clock clock) {
        boolean found = patient.status() != Status.ABSENT;
        String lines = found
                ? "<attentionLine><keyWordText code=\"AUTORISATION\" codeSystem=\"1.2.250.1.213.4.1.2.6.1\"/>"
                        + "<value xsi:type=\"CV\" code=\"" + patient.authorisation()
                        + "\" codeSystem=\"1.2.250.1.213.4.1.2.6.2\"/></attentionLine>"
                        + "<attentionLine><keyWordText code=\"STATUT_MT\" codeSystem=\"1.2.250.1.213.4.1.2.6.3\"/>"
                        + "<value xsi:type=\"BL\" value=\"" + patient.treatingPhysician() + "\"/></attentionLine>"
                : "";
        return frame(
                request,
                clock,
                lines,
                "<acknowledgement typeCode=\"AA\">" + target(request) + "</acknowledgement>",
                (found ? subject(patient) : "") + acknowledgement(request, found ? "OK" : "NF"));
    }

    /** A business failure: {@code AE} with code and text. */
    static String failure(Element request, String code, String text, Clock clock) {
        String detail = "<acknowledgement typeCode=\"AE\">" + target(request)
                + "<acknowledgementDetail typeCode=\"E\"><code code=\""
                + Markup.escape(code) + "\"/><text>" + Markup.escape(text)
                + "</text></acknowledgementDetail></acknowledgement>";
        return frame(request, clock, "", detail, acknowledgement(request, "AE"));
    }

    private static String frame(Element request, Clock clock, String lines, String acknowledgement, String content) {
        String client = attribute(request, "root", "sender", "device", "id");
        return "<PRPA_IN201308UV02 xmlns=\"" + HL7 + "\" xmlns:xsi=\"" + XSI + "\" ITSVersion=\"XML_1.0\"><id root=\""
                + UUID.randomUUID() + "\"/><creationTime value=\"" + DTM.format(clock.instant())
                + "\"/><interactionId root=\"2.16.840.1.113883.1.6\" extension=\"PRPA_IN201308UV02\"/>"
                + "<processingCode code=\"P\"/><processingModeCode code=\"T\"/><acceptAckCode code=\"NE\"/>"
                + "<receiver typeCode=\"RCV\">" + device(client, "LPS") + "</receiver><sender typeCode=\"SND\">"
                + device(DMP_OID, "DMP") + "</sender>" + lines + acknowledgement
                + "<controlActProcess classCode=\"CACT\" moodCode=\"EVN\"><reasonCode code=\"TEST_EXST\""
                + " codeSystem=\"1.2.250.1.213.1.1.4.11\"/>" + content + "</controlActProcess></PRPA_IN201308UV02>";
    }

    private static String subject(DmpPatient patient) {
        Ins ins = patient.ins();
        return "<subject typeCode=\"SUBJ\" contextConductionInd=\"false\"><registrationEvent classCode=\"REG\""
                + " moodCode=\"EVN\"><statusCode code=\"completed\"/><subject1 typeCode=\"SBJ\"><patient classCode=\"PAT\">"
                + "<id root=\"" + ins.authority().oid() + "\" extension=\""
                + ins.matricule().value()
                + "\"/><statusCode code=\"" + (patient.status() == Status.CLOSED ? "terminated" : "active") + "\"/>"
                + patient.traits().map(ExistenceTest::person).orElse("")
                + "<subjectOf typeCode=\"SBJ\"><administrativeObservation classCode=\"OBS\" moodCode=\"EVN\">"
                + "<code code=\"RATTACHEMENT_ENS\" codeSystem=\"1.2.250.1.213.4.1.2.3\"/><value xsi:type=\"BL\" value=\""
                + patient.ensAttached() + "\"/></administrativeObservation></subjectOf></patient></subject1>"
                + "<custodian typeCode=\"CST\"><assignedEntity classCode=\"ASSIGNED\"><id root=\"" + DMP_OID
                + "\"/></assignedEntity></custodian></registrationEvent></subject>";
    }

    private static String person(IdentityTraits traits) {
        return "<patientPerson classCode=\"PSN\" determinerCode=\"INSTANCE\"><name><given>"
                + Markup.escape(traits.firstGivenName()) + "</given><family qualifier=\"BR\">"
                + Markup.escape(traits.birthName()) + "</family></name><administrativeGenderCode code=\""
                + traits.sex().code() + "\"/><birthTime value=\""
                + traits.birthDate().toCompact()
                + "\"/></patientPerson>";
    }

    private static String device(String oid, String software) {
        return "<device classCode=\"DEV\" determinerCode=\"INSTANCE\"><id root=\"" + Markup.escape(oid)
                + "\"/><softwareName>" + software + "</softwareName></device>";
    }

    private static String target(Element request) {
        return "<targetMessage>" + identifier("id", request, "id") + "</targetMessage>";
    }

    private static String acknowledgement(Element request, String code) {
        return "<queryAck>" + identifier("queryId", request, "controlActProcess", "queryByParameter", "queryId")
                + "<queryResponseCode code=\"" + code + "\"/></queryAck>";
    }

    private static String identifier(String name, Element request, String... path) {
        return "<" + name + " root=\"" + Markup.escape(attribute(request, "root", path)) + "\" extension=\""
                + Markup.escape(attribute(request, "extension", path)) + "\"/>";
    }
}
