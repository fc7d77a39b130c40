package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;

/**
 * Why something was done, as written: a reference to a statement of the document. Source: cda §6.3 (FR-Reference-interne).
 *
 * @param ids identifiers of the statement referred to: match on them, not on the code
 * @param code code or words of the reason, if told
 */
public record ReadReason(List<ReadId> ids, Optional<ReadCode> code) {
    public ReadReason {
        ids = List.copyOf(ids);
        Objects.requireNonNull(code, "code");
    }

    /** Whether it refers to a problem. */
    public boolean isOf(ReadProblem problem) {
        return ids.stream().anyMatch(id -> problem.ids().stream().anyMatch(id::sameAs));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadReason[redacted]";
    }
}
