package org.segursdk.sandbox.internal.dmp;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.core.identity.Ins;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Status;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;

/** TD0.2 and TD1.3a, which differ by their reason: PRPA_IN201307UV02, answered by PRPA_IN201308UV02. Source: dmp §4.2, §4.3. */
final class PatientQuery {
    static final String REQUEST_ACTION = Hl7Frame.HL7 + ":PRPA_IN201307UV02";
    static final String RESPONSE_ACTION = Hl7Frame.HL7 + ":PRPA_IN201308UV02";
    private static final String INTERACTION = "PRPA_IN201307UV02";
    private static final String ANSWER = "PRPA_IN201308UV02";
    private static final String ADMINISTRATIVE = "CNSLT_DATA";

    private final Hl7Frame frame;

    /**
     * @throws Refusal another message
     */
    PatientQuery(Element payload) throws Refusal {
        if (!Dom.is(payload, Hl7Frame.HL7, INTERACTION)) {
            throw Refusal.sandbox("The body must be " + INTERACTION + ".");
        }
        this.frame = new Hl7Frame(payload);
    }

    /** The operation of the rights table. */
    String operation() {
        return ADMINISTRATIVE.equals(reason()) ? Rights.ADMINISTRATIVE : Rights.EXISTENCE;
    }

    private String reason() {
        return frame.attribute("code", "controlActProcess", "reasonCode");
    }

    /**
     * The answer; {@code AE} when the request is malformed or the state of the DMP forbids it.
     *
     * @param ins of the VIHF
     */
    Reply answer(DmpPatient patient, Ins ins, Vihf caller, Instant now) {
        check(ins);
        if (!frame.problems().isEmpty()) {
            return failure("SandboxInvalidMessage", String.join("; ", frame.problems()), now);
        }
        if (Rights.ADMINISTRATIVE.equals(operation()) && patient.status() != Status.ABSENT) {
            Optional<PatientGate.Denial> denial = PatientGate.denial(Rights.ADMINISTRATIVE, patient, caller);
            if (denial.isPresent()) {
                return failure(denial.get().code(), denial.get().text(), now);
            }
            String subject = Hl7Patient.subject(patient, "completed", true, "");
            return new Reply(
                    frame.answer(ANSWER, now, "", frame.accepted(), reasonCode() + subject + frame.queryAck("OK", "")),
                    "");
        }
        boolean found = patient.status() != Status.ABSENT;
        String lines = found ? lines(patient, caller) : "";
        String subject = found ? Hl7Patient.subject(patient, "completed", false, "") : "";
        String act = reasonCode() + subject + frame.queryAck(found ? "OK" : "NF", "");
        return new Reply(frame.answer(ANSWER, now, lines, frame.accepted(), act), "");
    }

    private Reply failure(String code, String text, Instant now) {
        String act = reasonCode() + frame.queryAck("AE", "");
        return new Reply(frame.answer(ANSWER, now, "", frame.failed(code, text), act), code + ": " + text);
    }

    private String reasonCode() {
        String reason = Rights.ADMINISTRATIVE.equals(operation()) ? ADMINISTRATIVE : "TEST_EXST";
        return "<reasonCode code=\"" + reason + "\" codeSystem=\"1.2.250.1.213.1.1.4.11\"/>";
    }

    private static String lines(DmpPatient patient, Vihf caller) {
        return "<attentionLine><keyWordText code=\"AUTORISATION\" codeSystem=\"1.2.250.1.213.4.1.2.6.1\"/>"
                + "<value xsi:type=\"CV\" code=\"" + patient.authorisationOf(caller.holder(), caller.structure())
                + "\" codeSystem=\"1.2.250.1.213.4.1.2.6.2\"/></attentionLine>"
                + "<attentionLine><keyWordText code=\"STATUT_MT\" codeSystem=\"1.2.250.1.213.4.1.2.6.3\"/>"
                + "<value xsi:type=\"BL\" value=\"" + patient.isTreatedBy(caller.holder()) + "\"/></attentionLine>";
    }

    private void check(Ins patient) {
        frame.checkFrame(INTERACTION);
        frame.check(
                (ADMINISTRATIVE.equals(reason()) || "TEST_EXST".equals(reason()))
                        && "1.2.250.1.213.1.1.4.11"
                                .equals(frame.attribute("codeSystem", "controlActProcess", "reasonCode")),
                "reasonCode must be TEST_EXST (TD0.2) or CNSLT_DATA (TD1.3a)");
        String[] identifier = {"controlActProcess", "queryByParameter", "parameterList", "patientIdentifier", "value"};
        frame.check(
                patient.matricule().value().equals(frame.attribute("extension", identifier))
                        && patient.authority().oid().toString().equals(frame.attribute("root", identifier)),
                "patientIdentifier must be the INS of the VIHF");
        identifier[4] = "semanticsText";
        frame.check("Patient.id".equals(frame.text(identifier)), "semanticsText must be Patient.id");
    }
}
