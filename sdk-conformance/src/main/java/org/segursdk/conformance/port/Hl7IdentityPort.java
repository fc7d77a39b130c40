package org.segursdk.conformance.port;

import java.util.Map;
import java.util.Optional;
import org.segursdk.conformance.port.IdentityPort.Field;

/** Identities that reach a product by HL7 v2 from its own domain. Requirements REM-INS-35 and -36. */
public interface Hl7IdentityPort {
    /**
     * A message comes in.
     *
     * @param message segments ended by CR, in the character set that MSH-18 tells
     * @return the acknowledgement as it leaves; empty when the product answers none
     */
    Optional<String> receive(String message) throws Exception;

    /**
     * What is stored of the patient with that local number (PID-3 of the establishment).
     *
     * @return the fields that are filled; empty when there is no such patient
     */
    Optional<Map<Field, String>> stored(String localNumber) throws Exception;
}
