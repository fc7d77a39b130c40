package org.segursdk.psc;

/** By what the national services can know somebody. Source: psc §7; dmp §6.1 for the forms of IdNat_PS. */
public enum IdentityKind {
    /** A national identifier (IdNat_PS), see {@link PscIdentity#professionalId()}. */
    NATIONAL,
    /** A PSI alone: a UUID, which is no form of IdNat_PS. Whether national services take it is not known. */
    PSI,
    /** A test identity made with EDIT for the bac à sable ({@code ANS} and digits) alone. */
    EDIT,
    /** None of these, as at other OpenID providers. */
    OTHER
}
