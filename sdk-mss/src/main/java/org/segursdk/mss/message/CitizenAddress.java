package org.segursdk.mss.message;

import java.util.Objects;
import org.segursdk.core.identity.QualifiedIns;

/**
 * The address of a patient in Mon espace santé: the matricule at the citizens' domain. Made from a qualified INS and from
 * nothing else (ECO.2.2.6): the user picks a patient, never types an address. A minor is written to at the minor's own address.
 * Source: mssante §3.2.
 *
 * <p>The mailbox may not exist, or be closed: the answer is then a non-delivery report.
 */
public final class CitizenAddress {
    private final QualifiedIns ins;
    private final MssAddress address;

    private CitizenAddress(QualifiedIns ins, MssAddress address) {
        this.ins = ins;
        this.address = address;
    }

    /** @param profile tells the domain, {@link MessageProfile#citizenDomain()} */
    public static CitizenAddress of(QualifiedIns ins, MessageProfile profile) {
        Objects.requireNonNull(ins, "ins");
        return new CitizenAddress(
                ins,
                MssAddress.of(ins.ins().matricule().value()
                        + '@'
                        + profile.citizenDomain().value()));
    }

    /** The identity the address was made from. */
    public QualifiedIns ins() {
        return ins;
    }

    public MssAddress address() {
        return address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CitizenAddress that && ins.equals(that.ins) && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CitizenAddress[redacted]";
    }
}
