package org.segursdk.dmp.internal;

import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;

/** An INS as the DMP writes it: 15 characters under the OID of its authority. */
final class ReceivedIns {
    private static final int NUMBER = 13;

    private ReceivedIns() {}

    /** The INS; empty for another kind of identifier (INS-C) or one that is not of its form. A wrong key is kept. */
    static Optional<Ins> of(String oid, String value) {
        Optional<InsAuthority> authority = InsAuthority.ofOid(oid);
        if (authority.isEmpty() || value.length() != NUMBER + 2) {
            return Optional.empty();
        }
        try {
            Matricule matricule = Matricule.received(value.substring(0, NUMBER), value.substring(NUMBER));
            return Optional.of(new Ins(matricule, authority.get()));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
