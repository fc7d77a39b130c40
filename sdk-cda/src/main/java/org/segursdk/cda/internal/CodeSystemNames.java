package org.segursdk.cda.internal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodeSystems;

/** Names of code systems, as the official examples write them in {@code codeSystemName}; informative. */
public final class CodeSystemNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(CodeSystems.LOINC, "LOINC"),
            Map.entry(CodeSystems.SNOMED_CT, "SNOMED CT"),
            Map.entry(CodeSystems.CIM_10, "CIM-10"),
            Map.entry(CodeSystems.CCAM, "CCAM"),
            Map.entry(CodeSystems.ATC, "ATC"),
            Map.entry(CodeSystems.CIS, "CIS"),
            Map.entry(CodeSystems.CIP, "CIP"),
            Map.entry(CodeSystems.UCD, "UCD"),
            Map.entry("0.4.0.127.0.16.1.1.2.1", "EDQM"),
            Map.entry(CodeSystems.HL7_ACT_CODE, "HL7:ActCode"),
            Map.entry("1.2.250.1.213.2.7", "NABM"),
            Map.entry("1.2.250.1.213.1.1.4.322", "TA_ASIP"),
            Map.entry("1.2.840.10008.2.16.4", "DCM"),
            Map.entry("1.2.250.1.213.2.68", "EMDN"),
            Map.entry("1.2.250.1.215.200.2.1", "LPP"),
            Map.entry("1.2.250.1.213.2.59", "Medicabase"),
            Map.entry("1.2.250.1.213.2.65", "CLADIMED"),
            Map.entry("2.16.840.1.113883.5.7", "HL7:ActPriority"),
            Map.entry("2.16.840.1.113883.5.83", "HL7:ObservationInterpretation"),
            Map.entry("1.2.840.10008.2.6.1", "DICOM UID"),
            Map.entry("2.16.840.1.113883.3.9471", "NCBI Taxonomy"),
            Map.entry("2.16.840.1.113883.18.311", "HL7:SpecimenType"));

    private CodeSystemNames() {}

    public static Optional<String> of(String oid) {
        return Optional.ofNullable(NAMES.get(oid));
    }

    static @Nullable String find(String oid) {
        return NAMES.get(oid);
    }
}
