package org.segursdk.insi.fhir;

/**
 * A line of the fr-core profiles. They disagree on what VALI means: with an INS it was the qualified identity in 2.1; since 2.2.0 it
 * is the validated one, without INS. Source: insi §9.
 */
public enum FrCoreVersion {
    /** Status in table 0445 (PROV, VALI); date of the INSi query in {@code dateCollection}. */
    V2_1,
    /** Status PROV, RECUP, VALI or QUAL; {@code lastUpdated}, {@code dateInterrogationINSi} and comments. */
    V2_2_0
}
