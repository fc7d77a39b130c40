package org.segursdk.sandbox.internal.eprescription;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.sandbox.StoredPrescription.Status;

/**
 * What is looked for.
 *
 * @param prescriber national identifier
 * @param matricule of the patient
 * @param from written from then on
 * @param before written before
 * @param status code of a status
 * @param size most prescriptions of a page
 * @param after how many are passed over
 */
record Criteria(
        Optional<String> prescriber,
        Optional<String> matricule,
        Optional<Instant> from,
        Optional<Instant> before,
        Optional<String> status,
        int size,
        int after) {
    static Criteria of(Fields request, Caller caller) throws Refusal {
        Fields criteria = request.object("criteria")
                .only("prescriber", "matricule", "writtenFrom", "writtenBefore", "status", "size", "after");
        Optional<String> prescriber = criteria.optional("prescriber");
        Optional<String> matricule = criteria.optional("matricule");
        if (prescriber.isEmpty() && matricule.isEmpty()) {
            throw Refusal.bad("neither prescriber nor patient");
        }
        if (prescriber.isPresent() && !prescriber.get().equals(caller.id())) {
            throw Refusal.of(403, "SBX-NOT-PRESCRIBER", "a prescriber looks for their own prescriptions");
        }
        return new Criteria(
                prescriber,
                matricule,
                criteria.optionalInstant("writtenFrom"),
                criteria.optionalInstant("writtenBefore"),
                criteria.optional("status"),
                (int) criteria.number("size", 1, 100),
                criteria.has("after") ? Integer.parseInt(criteria.matching("after", "[0-9]{1,9}")) : 0);
    }

    boolean takes(Held held, Status state) {
        Content content = held.content;
        return prescriber.filter(who -> !who.equals(content.prescriber())).isEmpty()
                && matricule
                        .filter(who -> !who.equals(content.matricule().orElse("")))
                        .isEmpty()
                && from.filter(content.writtenAt()::isBefore).isEmpty()
                && before.filter(end -> !content.writtenAt().isBefore(end)).isEmpty()
                && status.filter(code -> !code.equals(state.code())).isEmpty();
    }

    boolean isSynthetic() {
        return prescriber.filter(Content::isSyntheticProfessional).isPresent()
                || matricule.filter(Content::isSyntheticMatricule).isPresent();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Criteria[redacted]";
    }
}
