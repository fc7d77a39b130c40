package org.segursdk.sandbox.internal.dmp;

import java.time.Instant;
import java.util.List;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** TD0.5: finds open DMPs by the surname, exactly, whatever its case. Source: dmp §4.4. */
final class TraitsSearch {
    static final String REQUEST_ACTION = Hl7Frame.HL7 + ":PRPA_IN201305UV02";
    static final String RESPONSE_ACTION = Hl7Frame.HL7 + ":PRPA_IN201306UV02";
    private static final String INTERACTION = "PRPA_IN201305UV02";
    private static final String ANSWER = "PRPA_IN201306UV02";
    private static final String[] NAME = {
        "controlActProcess", "queryByParameter", "parameterList", "livingSubjectName", "value", "family"
    };

    private final Element payload;
    private final Hl7Frame frame;

    /**
     * @throws Refusal another message
     */
    TraitsSearch(Element payload) throws Refusal {
        if (!Dom.is(payload, Hl7Frame.HL7, INTERACTION)) {
            throw Refusal.sandbox("The body must be " + INTERACTION + ".");
        }
        this.payload = payload;
        this.frame = new Hl7Frame(payload);
    }

    /** Patients of that name. */
    List<DmpPatient> matches(List<DmpPatient> patients) {
        String family = frame.text(NAME);
        return patients.stream()
                .filter(p -> p.status() == Status.OPEN)
                .filter(p -> p.traits()
                        .filter(t -> t.birthName().equalsIgnoreCase(family))
                        .isPresent())
                .toList();
    }

    /** Whether the exchange is plainly about synthetic people alone. */
    static boolean areSynthetic(List<DmpPatient> found) {
        return !found.isEmpty()
                && found.stream()
                        .allMatch(p -> SyntheticIdentities.isSynthetic(p.ins().matricule()));
    }

    Reply answer(List<DmpPatient> found, Instant now) {
        check();
        if (!frame.problems().isEmpty()) {
            String text = String.join("; ", frame.problems());
            String act = code() + frame.queryAck("AE", "");
            return new Reply(frame.answer(ANSWER, now, "", frame.failed("SandboxInvalidMessage", text), act), text);
        }
        StringBuilder act = new StringBuilder(code());
        for (DmpPatient patient : found) {
            act.append(Hl7Patient.subject(
                    patient,
                    "active",
                    false,
                    "<subjectOf1 typeCode=\"SBJ\"><queryMatchObservation classCode=\"OBS\" moodCode=\"EVN\">"
                            + "<code code=\"POURCENTAGE\"/><value xsi:type=\"INT\" value=\"100\"/>"
                            + "</queryMatchObservation></subjectOf1>"
                            + Hl7Patient.observation(
                                    "subjectOf2", "OPPOSITION_ACCES_URGENCE", patient.oppositionAccesUrgence())));
        }
        String counts = "<resultTotalQuantity value=\"" + found.size() + "\"/><resultCurrentQuantity value=\""
                + found.size() + "\"/><resultRemainingQuantity value=\"0\"/>";
        act.append(frame.queryAck(found.isEmpty() ? "NF" : "OK", counts)).append(query());
        String acknowledgement = "<acknowledgement><typeCode code=\"AA\"/>" + frame.target() + "</acknowledgement>";
        return new Reply(frame.answer(ANSWER, now, "", acknowledgement, act.toString()), "");
    }

    private static String code() {
        return "<code code=\"PRPA_TE201306UV02\" codeSystem=\"2.16.840.1.113883.1.6\"/>";
    }

    /** The query, echoed. */
    private String query() {
        StringBuilder out = new StringBuilder();
        Dom.path(payload, Hl7Frame.HL7, "controlActProcess", "queryByParameter").ifPresent(q -> echo(q, out));
        return out.toString();
    }

    private static void echo(Element element, StringBuilder out) {
        out.append('<').append(element.getLocalName());
        for (String name : List.of("root", "extension", "code", "use")) {
            if (element.hasAttribute(name)) {
                out.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(Markup.escape(element.getAttribute(name)))
                        .append('"');
            }
        }
        out.append('>');
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                echo(child, out);
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                out.append(Markup.escape(node.getNodeValue()));
            }
        }
        out.append("</").append(element.getLocalName()).append('>');
    }

    private void check() {
        frame.checkFrame(INTERACTION);
        frame.check(
                "PRPA_TE201305UV02".equals(frame.attribute("code", "controlActProcess", "code")),
                "controlActProcess/code must be PRPA_TE201305UV02");
        frame.check(!frame.text(NAME).isBlank(), "livingSubjectName/value/family is missing");
        frame.check(
                "LivingSubject.name"
                        .equals(frame.text(
                                "controlActProcess",
                                "queryByParameter",
                                "parameterList",
                                "livingSubjectName",
                                "semanticsText")),
                "semanticsText must be LivingSubject.name");
    }
}
