package org.segursdk.eprescription.gateway;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a prescription stands. The states are the SDK's; the base's own status codes are not public and are kept raw beside them, see
 * {@link BaseStatus}. What became of the copy in the DMP is apart: {@link DmpState}. Source: eprescription §2.
 */
public enum PrescriptionState {
    /** Written, without a number. */
    DRAFT,
    /** It has a number, which nobody but the software knows. */
    NUMBERED,
    /** The base acknowledged it. */
    DEPOSITED,
    /** Something of it was dispensed or executed, something remains. */
    PARTIALLY_EXECUTED,
    /** Nothing remains. */
    EXECUTED,
    /** Withdrawn. */
    CANCELLED,
    /** Another one took its place. */
    REPLACED_BY,
    /** Its validity is over. */
    EXPIRED,
    /** The base did not take it. */
    DEPOSIT_FAILED,
    /** It left and no answer came: the base must be asked before anything else. */
    DEPOSIT_UNCERTAIN;

    /** Which states may come next. */
    public Set<PrescriptionState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(NUMBERED);
            // Back to uncertain or failed, and from there to a new try with the same number.
            case NUMBERED -> EnumSet.of(DEPOSITED, DEPOSIT_FAILED, DEPOSIT_UNCERTAIN);
            case DEPOSIT_UNCERTAIN -> EnumSet.of(NUMBERED, DEPOSITED, DEPOSIT_FAILED);
            case DEPOSIT_FAILED -> EnumSet.of(NUMBERED);
            case DEPOSITED -> EnumSet.of(PARTIALLY_EXECUTED, EXECUTED, CANCELLED, REPLACED_BY, EXPIRED);
            case PARTIALLY_EXECUTED -> EnumSet.of(EXECUTED, CANCELLED, REPLACED_BY, EXPIRED);
            case EXECUTED, CANCELLED, REPLACED_BY, EXPIRED -> EnumSet.noneOf(PrescriptionState.class);
        };
    }

    public boolean mayBecome(PrescriptionState other) {
        return next().contains(other);
    }

    /** Whether the base holds it, whatever became of it. */
    public boolean isInBase() {
        return switch (this) {
            case DEPOSITED, PARTIALLY_EXECUTED, EXECUTED, CANCELLED, REPLACED_BY, EXPIRED -> true;
            case DRAFT, NUMBERED, DEPOSIT_FAILED, DEPOSIT_UNCERTAIN -> false;
        };
    }
}
