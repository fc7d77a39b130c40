package org.segursdk.sandbox.internal.annuaire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCareService;
import org.segursdk.sandbox.AnnuaireEntry;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireStructure;

/** The five types of resources, with the links between them. Source: annuaire §2, §5. */
enum Type {
    ORGANIZATION("Organization", "001"),
    DEVICE("Device", "002"),
    PRACTITIONER("Practitioner", "003"),
    HEALTHCARE_SERVICE("HealthcareService", "004"),
    PRACTITIONER_ROLE("PractitionerRole", "005");

    private final String fhirName;
    private final String prefix;

    Type(String fhirName, String prefix) {
        this.fhirName = fhirName;
        this.prefix = prefix;
    }

    static Optional<Type> of(String fhirName) {
        return Arrays.stream(values())
                .filter(type -> type.fhirName.equals(fhirName))
                .findFirst();
    }

    static Type of(AnnuaireEntry entry) {
        if (entry instanceof AnnuairePractitioner) {
            return PRACTITIONER;
        }
        if (entry instanceof AnnuaireActivity) {
            return PRACTITIONER_ROLE;
        }
        if (entry instanceof AnnuaireStructure) {
            return ORGANIZATION;
        }
        return entry instanceof AnnuaireCareService ? HEALTHCARE_SERVICE : DEVICE;
    }

    String fhirName() {
        return fhirName;
    }

    /** What technical ids of this type begin with. */
    String prefix() {
        return prefix;
    }

    /** Search parameters that refer to another resource, which can be included. */
    List<String> references() {
        return switch (this) {
            case ORGANIZATION -> List.of("partof");
            case PRACTITIONER -> List.of();
            case DEVICE, HEALTHCARE_SERVICE -> List.of("organization");
            case PRACTITIONER_ROLE -> List.of("practitioner", "organization");
        };
    }

    /** Includes told by the capability statement and the guide. */
    List<String> includes() {
        return references().stream().map(name -> fhirName + ":" + name).toList();
    }

    /** Reverse includes told by the capability statement and the guide. */
    List<String> reverseIncludes() {
        return switch (this) {
            case PRACTITIONER -> List.of("PractitionerRole:practitioner");
            case ORGANIZATION ->
                List.of(
                        "Device:organization",
                        "HealthcareService:organization",
                        "Organization:partof",
                        "PractitionerRole:organization");
            default -> List.of();
        };
    }
}
