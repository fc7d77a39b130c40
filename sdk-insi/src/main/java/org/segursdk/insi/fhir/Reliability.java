package org.segursdk.insi.fhir;

import static org.segursdk.insi.fhir.PatientReader.extension;
import static org.segursdk.insi.fhir.PatientReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.Violations;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityStatus;

/**
 * What the extensions identity-reliability say together. Since 2.2.0 several are a history and the last stands; before, each bears
 * one code and they add up.
 */
record Reliability(
        List<Code> statuses, List<String> comments, String method, String mode, String askedOn, String checkedOn) {
    /** A status and the code system it is of. */
    record Code(String system, String code) {
        /** Without what the sender wrote. */
        @Override
        public String toString() {
            return "Code";
        }
    }

    static Reliability read(JsonNode extensions, Violations findings) {
        List<JsonNode> told = new ArrayList<>();
        for (JsonNode extension : extensions) {
            if (text(extension.path("url")).equals(FrCore.RELIABILITY)) {
                told.add(extension);
            }
        }
        findings.check(
                !told.isEmpty(),
                "extension",
                "FHIR-NO-STATUS",
                "fiabilité de l'identité absente",
                "identity reliability missing");
        Optional<JsonNode> last = told.stream()
                .filter(one -> updated(one).isPresent())
                .max(Comparator.comparing(one -> updated(one).orElse(Instant.EPOCH)));
        List<JsonNode> standing = last.map(List::of).orElse(told);
        List<Code> statuses = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        String method = "";
        String mode = "";
        String askedOn = "";
        String checkedOn = "";
        for (JsonNode one : standing) {
            for (JsonNode part : one.path("extension")) {
                JsonNode coding = part.path("valueCoding");
                String code = text(coding.path("code"));
                switch (text(part.path("url"))) {
                    case "identityStatus" -> statuses.add(new Code(text(coding.path("system")), code));
                    case "methodCollection" -> method = method.isEmpty() ? code : method;
                    case "validationMode" -> mode = mode.isEmpty() ? code : mode;
                    case "comment" -> {
                        comments.add(code);
                        part.path("valueCodeableConcept")
                                .path("coding")
                                .forEach(each -> comments.add(text(each.path("code"))));
                    }
                    case "dateInterrogationINSi", "dateCollection" -> askedOn = firstOf(askedOn, part);
                    case "validationDate" -> checkedOn = firstOf(checkedOn, part);
                    default -> {
                        // Nothing that a patient record keeps.
                    }
                }
            }
        }
        return new Reliability(statuses, comments, method, mode, askedOn, checkedOn);
    }

    private static String firstOf(String known, JsonNode part) {
        return known.isEmpty() ? text(part.path("valueDate")) : known;
    }

    private static Optional<Instant> updated(JsonNode reliability) {
        try {
            String time = text(extension(reliability, "lastUpdated").path("valueDateTime"));
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Set<IdentityAttribute> attributes() {
        Set<IdentityAttribute> attributes = EnumSet.noneOf(IdentityAttribute.class);
        for (IdentityAttribute attribute : IdentityAttribute.values()) {
            boolean told = comments.contains(attribute.code())
                    || statuses.stream().anyMatch(status -> status.code().equals(attribute.code()));
            if (told) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** The status in the terms of the RNIV; VALI means qualified in 2.1 when an INS comes with it. */
    Optional<IdentityStatus> status(boolean withIns, Violations findings) {
        List<Code> own = statuses.stream()
                .filter(status -> IdentityStatus.ofCode(status.code()).isPresent())
                .distinct()
                .toList();
        long others = statuses.stream()
                .filter(status -> IdentityStatus.ofCode(status.code()).isEmpty()
                        && attributes().stream()
                                .noneMatch(attribute -> attribute.code().equals(status.code())))
                .count();
        findings.check(
                own.size() <= 1 && others == 0,
                "identityStatus",
                "FHIR-STATUS",
                "statut inconnu ou plusieurs statuts : compris comme provisoire",
                "unknown status or several statuses: taken as provisional");
        if (own.size() != 1 || others > 0) {
            return statuses.isEmpty() ? Optional.empty() : Optional.of(IdentityStatus.PROVISIONAL);
        }
        Code one = own.get(0);
        boolean older = one.system().equals(FrCore.STATUS_2_1);
        findings.check(
                older || one.system().equals(FrCore.STATUS_2_2),
                "identityStatus.system",
                "FHIR-STATUS-SYSTEM",
                "système de codes du statut inconnu : compris comme celui de la version 2.2",
                "unknown code system of the status: taken as that of version 2.2");
        IdentityStatus told = IdentityStatus.ofCode(one.code()).orElseThrow();
        if (older && told == IdentityStatus.VALIDATED && withIns) {
            return Optional.of(IdentityStatus.QUALIFIED);
        }
        findings.check(
                told != IdentityStatus.QUALIFIED || withIns,
                "identityStatus",
                "FHIR-QUALIFIED-WITHOUT-INS",
                "identité dite qualifiée sans INS : comprise comme validée",
                "identity told as qualified without INS: taken as validated");
        return Optional.of(told == IdentityStatus.QUALIFIED && !withIns ? IdentityStatus.VALIDATED : told);
    }

    /** Without what the sender wrote. */
    @Override
    public String toString() {
        return "Reliability";
    }
}
