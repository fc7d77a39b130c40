package org.segursdk.insi.hl7v2;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.RequiredAction;
import org.segursdk.insi.identity.RequiredAction.ReplaceIns;
import org.segursdk.insi.identity.RequiredAction.WithdrawIns;

/**
 * The segments PID and MRG of a message A47 (change of a patient identifier) that tells an INS was withdrawn or replaced. PID-3
 * bears the new INS, or {@code ""} with the authority of the old one; MRG-1 bears the old one, which the receivers know. Immutable.
 * Source: insi §8, rule 27.
 */
public final class InsChange {
    private final String pid;
    private final String mrg;

    private InsChange(String pid, String mrg) {
        this.pid = pid;
        this.mrg = mrg;
    }

    /**
     * What has to be sent after a decision. An INS that never was qualified never was sent: there is nothing to take back.
     *
     * @param before the identity the decision was made on
     * @param decision what {@code IdentityLifeCycle.apply} gave
     * @param localIds numbers by which the receivers know the patient, at least one
     * @param updatedAt when it happened
     * @return empty when no sent INS changes
     * @throws org.segursdk.core.error.InvalidInputException rule {@code HL7-NO-ID}
     */
    public static Optional<InsChange> of(
            PatientIdentity before, IdentityDecision decision, List<LocalPatientId> localIds, Instant updatedAt) {
        Optional<Ins> former = SegmentWriter.sends(before)
                ? decision.actions().stream()
                        .flatMap(action -> former(action).stream())
                        .findFirst()
                : Optional.empty();
        if (former.isEmpty()) {
            return Optional.empty();
        }
        new Violations()
                .check(
                        !localIds.isEmpty(),
                        "localIds",
                        "HL7-NO-ID",
                        "un numéro local est nécessaire pour reconnaître le patient",
                        "a local number is needed to know the patient")
                .throwIfAny("InsChange");
        PatientIdentity after = decision.identity();
        Optional<Ins> withdrawn = SegmentWriter.sends(after) ? Optional.empty() : former;
        return Optional.of(new InsChange(
                SegmentWriter.pid(after, localIds, updatedAt, withdrawn), SegmentWriter.mrg(former.get())));
    }

    private static Optional<Ins> former(RequiredAction action) {
        if (action instanceof WithdrawIns withdrawal) {
            return Optional.of(withdrawal.former());
        }
        return action instanceof ReplaceIns replacement ? Optional.of(replacement.former()) : Optional.empty();
    }

    /** Segment PID, without terminator. */
    public String pid() {
        return pid;
    }

    /** Segment MRG, without terminator. */
    public String mrg() {
        return mrg;
    }

    /** Both, each ended by CR. PID stands after EVN. */
    public String text() {
        return pid + '\r' + mrg + '\r';
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "InsChange[redacted]";
    }
}
