package org.segursdk.insi.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.matching.ReceivedPatient;

/**
 * An identity as a FHIR R4 Patient, JSON. A qualified one follows the profile fr-core-patient-ins and bears matricule and OID; any
 * other follows fr-core-patient and bears none. Immutable. Source: insi §5, §9; REM-INS-20.
 */
public final class FrCorePatient {
    private final String json;

    private FrCorePatient(String json) {
        this.json = json;
    }

    /**
     * @param updatedAt when the identity last changed
     */
    public static Builder of(PatientIdentity identity, FrCoreVersion version, Instant updatedAt) {
        return new Builder(identity, version, updatedAt);
    }

    /** The resource, in one line. */
    public String json() {
        return json;
    }

    /**
     * Reads a Patient of fr-core, whichever line it follows: the code system of the status tells. The INS is known by its OID; what
     * another publisher added is passed over. What is wrong, missing or unknown is told by the findings.
     *
     * @throws InvalidInputException rules {@code FHIR-JSON} (no JSON, or more than a million characters), {@code FHIR-RESOURCE} (no
     *     Patient)
     */
    public static ReceivedPatient read(String json) {
        return PatientReader.read(Objects.requireNonNull(json, "json"));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FrCorePatient[redacted]";
    }

    /** Builds the resource. */
    public static final class Builder {
        private final PatientIdentity identity;
        private final FrCoreVersion version;
        private final Instant updatedAt;
        private final List<LocalPatientId> localIds = new ArrayList<>();
        private @Nullable String id;

        private Builder(PatientIdentity identity, FrCoreVersion version, Instant updatedAt) {
            this.identity = Objects.requireNonNull(identity, "identity");
            this.version = Objects.requireNonNull(version, "version");
            this.updatedAt = Objects.requireNonNull(updatedAt, "updatedAt");
        }

        /** Logical id of the resource; 1 to 64 letters, digits, hyphens, dots. */
        public Builder id(String value) {
            this.id = Objects.requireNonNull(value, "id");
            return this;
        }

        /** A local number (IPP), in the order given. */
        public Builder addLocalId(LocalPatientId value) {
            this.localIds.add(Objects.requireNonNull(value, "localId"));
            return this;
        }

        /**
         * @throws InvalidInputException rule {@code FHIR-ID}
         */
        public FrCorePatient build() {
            if (id != null && !id.matches("[A-Za-z0-9\\-.]{1,64}")) {
                throw InvalidInputException.of(
                        "FrCorePatient",
                        "id",
                        "FHIR-ID",
                        "de 1 à 64 lettres, chiffres, tirets ou points",
                        "1 to 64 letters, digits, hyphens or dots");
            }
            return new FrCorePatient(PatientWriter.write(identity, version, updatedAt, localIds, id));
        }
    }
}
