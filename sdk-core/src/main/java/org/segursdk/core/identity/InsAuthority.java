package org.segursdk.core.identity;

import java.util.Arrays;
import java.util.Optional;
import org.segursdk.core.terminology.Oid;

/**
 * Assigning authority of an INS. The OID alone tells NIR from NIA: the digits never do. It does not tell the environment
 * either: the CNAM's test platform answers the production OIDs. Source: insi §1.2.
 */
public enum InsAuthority {
    NIR("1.2.250.1.213.1.4.8", false),
    NIA("1.2.250.1.213.1.4.9", false),
    NIR_TEST("1.2.250.1.213.1.4.10", true),
    NIR_DEMO("1.2.250.1.213.1.4.11", true);

    private final String oid;
    private final boolean test;

    InsAuthority(String oid, boolean test) {
        this.oid = oid;
        this.test = test;
    }

    public Oid oid() {
        return Oid.of(oid);
    }

    /** Test or demonstration: refused in production. */
    public boolean isTest() {
        return test;
    }

    public static Optional<InsAuthority> ofOid(String oid) {
        return Arrays.stream(values())
                .filter(authority -> authority.oid.equals(oid))
                .findFirst();
    }
}
