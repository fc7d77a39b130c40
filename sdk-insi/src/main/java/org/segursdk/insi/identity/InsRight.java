package org.segursdk.insi.identity;

/** Rights a software grants separately (INS/va1.50, INS/va1.48). */
public enum InsRight {
    /** See matricule and OID. */
    SEE_INS,
    /** Search or verify an INS at INSi. */
    CALL_INSI,
    /** Create identities, record and validate proofs, set attributes. */
    MANAGE_IDENTITY,
    /** Super-user: unlock and change strict traits that stand on an INS or a check. */
    CHANGE_STRICT_TRAITS
}
