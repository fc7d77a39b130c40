package org.segursdk.insi.datamatrix;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.internal.Claims;
import org.segursdk.insi.matching.ReceivedIdentity;

/**
 * What an INS datamatrix says. The symbol is not signed: its INS is a search key, not a qualified INS.
 *
 * @param ins matricule and OID, when both are there and have the form; a wrong key is a finding
 * @param traits the traits as scanned; empty when too few are there
 * @param findings what is wrong or missing; never quotes a value
 */
public record ScannedIdentity(Optional<Ins> ins, Optional<IdentityTraits> traits, List<Violation> findings) {
    public ScannedIdentity {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(traits, "traits");
        findings = List.copyOf(findings);
    }

    /** What the patient index matches on. */
    public ReceivedIdentity toReceived() {
        return new ReceivedIdentity(ins, traits, Optional.empty());
    }

    /**
     * A new record out of the scanned traits: provisional, captured by bar code (EXI REC 02). The scanned INS does not come in: it is
     * INSi that gives it.
     *
     * @param recordId the software's key of the patient record
     * @throws InvalidInputException rule {@code REQUIRED} (traits missing), and those of typed traits and of
     *     {@link IdentityLifeCycle#create}
     */
    public IdentityDecision create(IdentityLifeCycle lifeCycle, String recordId, InsUser user) {
        new Violations().require(traits.orElse(null), "traits").throwIfAny("ScannedIdentity");
        return lifeCycle.create(recordId, Claims.asTyped(traits.orElseThrow()), CaptureChannel.BARCODE, user);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ScannedIdentity[ins=" + ins.isPresent() + ", findings=" + findings.size() + ", redacted]";
    }
}
