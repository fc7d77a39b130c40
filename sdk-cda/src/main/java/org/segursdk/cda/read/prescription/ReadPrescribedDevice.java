package org.segursdk.cda.read.prescription;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadStatement;

/**
 * A device prescribed, as written. Source: cda §6.10, §10.4.
 *
 * @param code EMDN code with its LPP and CLADIMED translations, if told
 * @param text what people read of it, if told
 * @param period from when to when, if told
 * @param renewals how many times it may be renewed, if told
 * @param quantity how many, if told
 * @param duration how long it is rented, if told
 * @param comments comments and instructions, in words
 * @param flags what it tells of its cover
 * @param statement the line as it stands
 */
public record ReadPrescribedDevice(
        Optional<ReadCode> code,
        Optional<String> text,
        Optional<ReadPeriod> period,
        Optional<ReadQuantity> renewals,
        Optional<ReadQuantity> quantity,
        Optional<ReadQuantity> duration,
        List<String> comments,
        ReadLineFlags flags,
        ReadStatement statement) {
    /** EMDN, the European nomenclature of devices. Source: cda §12.1. */
    public static final String EMDN = "1.2.250.1.213.2.68";
    /** LPP, the French list of reimbursed devices. Source: cda §12.1. */
    public static final String LPP = "1.2.250.1.215.200.2.1";

    public ReadPrescribedDevice {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(renewals, "renewals");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(duration, "duration");
        comments = List.copyOf(comments);
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(statement, "statement");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadPrescribedDevice[redacted]";
    }
}
