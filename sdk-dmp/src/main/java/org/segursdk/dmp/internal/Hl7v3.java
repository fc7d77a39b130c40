package org.segursdk.dmp.internal;

/** Constants of the HL7v3 frame. Source: dmp §4.1. */
final class Hl7v3 {
    static final String NAMESPACE = "urn:hl7-org:v3";
    /** Root of interaction ids. */
    static final String INTERACTIONS = "2.16.840.1.113883.1.6";

    private Hl7v3() {}
}
