package org.segursdk.sandbox.internal.eprescription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.SyntheticIdentities;

/**
 * What is deposited, checked: two deposits are the same when everything in them is.
 *
 * @param json as it came
 * @param number its number
 * @param prescriber national identifier, prefix included
 * @param matricule of the patient, if told
 * @param writtenAt date of the prescription
 * @param validUntil end of its validity, if told
 * @param opposed whether the patient opposes the view of executions
 * @param lineIds ids of its lines
 */
record Content(
        Map<?, ?> json,
        String number,
        String prescriber,
        Optional<String> matricule,
        Instant writtenAt,
        Optional<Instant> validUntil,
        boolean opposed,
        List<String> lineIds) {
    static final String NUMBER = "[0-9A-Z]{18}";
    private static final Pattern PROFESSIONAL = Pattern.compile("8[0-9]{11}|[0-7][0-9A-Za-z/]{5,60}");

    static Content of(Fields prescription) throws Refusal {
        prescription.only(
                "number", "prescriber", "replaced", "patient", "writtenAt", "validUntil", "opposition", "lines");
        Fields prescriber = prescription.object("prescriber").only("id", "am");
        if (prescriber.has("am")) {
            prescriber.matching("am", "[0-9]{9}");
        }
        Fields patient = prescription.object("patient").only("birthName", "givenName", "birthDate", "sex", "matricule");
        patient.text("birthName");
        patient.text("givenName");
        patient.matching("birthDate", "[0-9-]{4,10}");
        patient.text("sex");
        Fields opposition = prescription.object("opposition").only("opposed", "informedOn");
        opposition.matching("informedOn", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
        prescription.optional("replaced");
        return new Content(
                prescription.map(),
                prescription.matching("number", NUMBER),
                prescriber.matching("id", PROFESSIONAL.pattern()),
                patient.optional("matricule"),
                prescription.instant("writtenAt"),
                prescription.optionalInstant("validUntil"),
                opposition.flag("opposed"),
                lines(prescription));
    }

    private static List<String> lines(Fields prescription) throws Refusal {
        List<String> ids = new ArrayList<>();
        for (Object each : prescription.list("lines")) {
            Fields line = Fields.of("lines", each).only("id", "label", "code", "codeSystem", "codeName", "words");
            line.text("label");
            line.words("words");
            if (line.optional("code").isPresent()) {
                line.text("codeSystem");
                line.words("codeName");
            }
            ids.add(line.matching("id", "[MDA][0-9]{1,3}"));
        }
        if (new HashSet<>(ids).size() != ids.size()) {
            throw Refusal.bad("a line twice");
        }
        return List.copyOf(ids);
    }

    /** Whether nobody in it is real, as far as numbers tell. */
    boolean isSynthetic() {
        return isSyntheticProfessional(prescriber)
                && matricule.filter(Content::isSyntheticMatricule).isPresent();
    }

    static boolean isSyntheticProfessional(String id) {
        return id.startsWith("8") && SyntheticIdentities.isSyntheticRpps(id.substring(1));
    }

    static boolean isSyntheticMatricule(String text) {
        try {
            return SyntheticIdentities.isSynthetic(Matricule.of(text));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Content[redacted]";
    }
}
