package org.segursdk.sandbox.internal.dmp;

import java.util.Optional;
import java.util.Set;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/** What the state of a patient's DMP forbids, whoever may ask in general. Source: dmp §2.3, §2.4. */
final class PatientGate {
    /** Consultation and what goes with it: wants a valid authorisation in normal access. */
    private static final Set<String> CONSULTATION = Set.of(
            Rights.PROFESSIONALS,
            Rights.WITHDRAW,
            Rights.SEARCH,
            Rights.RETRIEVE,
            Rights.MASK,
            Rights.UNMASK,
            Rights.SHOW,
            Rights.ARCHIVE);

    /** What a professional whom the patient blocked may still ask: it feeds, or tells nothing of the content. */
    private static final Set<String> OPEN_TO_BLOCKED = Set.of(
            Rights.EXISTENCE,
            Rights.LIST,
            Rights.BY_TRAITS,
            Rights.FEED,
            Rights.FEED_BY_STAFF,
            Rights.SEARCH_REFERENCES,
            Rights.DELETE);

    /** Why not: a code for the layer's own form of error, and a text. */
    record Denial(String code, String text) {}

    private PatientGate() {}

    static Optional<Denial> denial(String operation, DmpPatient patient, Vihf caller) {
        switch (patient.status()) {
            case ABSENT -> {
                return denied("XDSUnknownPatientId", "no DMP for this patient");
            }
            case CLOSED -> {
                return denied("DMPClosed", "the DMP is closed");
            }
            default -> {
                // Open.
            }
        }
        Authorisation authorisation = patient.authorisationOf(caller.holder(), caller.structure());
        if (authorisation == Authorisation.INTERDIT && !OPEN_TO_BLOCKED.contains(operation)) {
            return denied("SandboxBlocked", "the patient has blocked this professional");
        }
        if (!CONSULTATION.contains(operation)) {
            return Optional.empty();
        }
        if ("bris_de_glace".equals(caller.purpose()) && patient.oppositionBrisDeGlace()) {
            return denied("SandboxOpposed", "the patient opposes bris de glace");
        }
        if ("centre_15".equals(caller.purpose()) && patient.oppositionAccesUrgence()) {
            return denied("SandboxOpposed", "the patient opposes access by the emergency regulation");
        }
        return "normal".equals(caller.purpose()) && authorisation != Authorisation.VALIDE
                ? denied("SandboxNotAuthorised", "no valid authorisation: " + authorisation)
                : Optional.empty();
    }

    private static Optional<Denial> denied(String code, String text) {
        return Optional.of(new Denial(code, text));
    }
}
