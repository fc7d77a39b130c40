package org.segursdk.cda.internal;

import java.util.Map;
import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;

/** Names of code systems, as the official examples write them in {@code codeSystemName}; informative. */
final class CodeSystemNames {
    private static final Map<String, String> NAMES = Map.of(
            CodeSystems.LOINC,
            "LOINC",
            CodeSystems.SNOMED_CT,
            "SNOMED CT",
            CodeSystems.CIM_10,
            "CIM-10",
            CodeSystems.CCAM,
            "CCAM",
            CodeSystems.ATC,
            "ATC",
            CodeSystems.CIS,
            "CIS",
            CodeSystems.CIP,
            "CIP",
            CodeSystems.UCD,
            "UCD",
            "0.4.0.127.0.16.1.1.2.1",
            "EDQM",
            CodeSystems.HL7_ACT_CODE,
            "HL7:ActCode");

    private CodeSystemNames() {}

    static Optional<String> of(String oid) {
        return Optional.ofNullable(NAMES.get(oid));
    }
}
