package org.segursdk.sandbox.internal.eprescription;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param id national identifier of the professional, prefix included
 * @param am Assurance Maladie number
 * @param finess of the structure
 */
record Caller(String id, Optional<String> am, Optional<String> finess) {
    static Caller of(Fields request) throws Refusal {
        Fields caller = request.object("caller").only("id", "am", "finess");
        Optional<String> am = caller.has("am") ? Optional.of(caller.matching("am", "[0-9]{9}")) : Optional.empty();
        Optional<String> finess =
                caller.has("finess") ? Optional.of(caller.matching("finess", "[0-9A-Z]{9}")) : Optional.empty();
        return new Caller(caller.text("id"), am, finess);
    }

    /** Source: eprescription §2 (7). */
    Caller withAmOrFiness() throws Refusal {
        if (am.isEmpty() && finess.isEmpty()) {
            throw Refusal.ofRule("EF_EP3_E303_03", "neither AM number nor FINESS");
        }
        return this;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Caller[redacted]";
    }
}
