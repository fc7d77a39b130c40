package org.segursdk.core.document;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/** An author of a document who is no professional. Source: cda §3.2, dmp §6.1 and §6.3. */
public sealed interface OtherAuthor {
    /** The code of the author in the CDA document (JDV_J01). */
    CodedValue kind();

    /** The patient whom the document is about; with a qualified INS, since no other form of it is known in XDS. */
    record ThePatient() implements OtherAuthor {
        @Override
        public CodedValue kind() {
            return producer("EXP_PATIENT");
        }
    }

    /**
     * A device or a piece of software.
     *
     * @param id root and extension: {@code 1.2.250.1.71.4.2.1} and {@code 3FINESS/n} for a system of a structure, the OID of the
     *     editor for a referenced digital service
     * @param kind {@code DISPOSITIF}, {@code AUTOMATE}, {@code SNR}… of the non-professional producers of JDV_J01
     * @param model name of the model
     * @param software name of the software
     * @param structure where it stands, if told
     */
    record Device(InstanceId id, CodedValue kind, String model, String software, Optional<Structure> structure)
            implements OtherAuthor {
        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code CDA-DEVICE-ID}, {@code CDA-DEVICE-KIND}
         */
        public Device {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(structure, "structure");
            new Violations()
                    .require(model, "model")
                    .require(software, "software")
                    .check(
                            id.extension().isPresent(),
                            "id",
                            "CDA-DEVICE-ID",
                            "l'identifiant d'un dispositif a une extension",
                            "the identifier of a device has an extension")
                    .check(
                            kind.codeSystem().equals(CodeSystems.NON_PROFESSIONAL)
                                    && !kind.code().equals("EXP_PATIENT")
                                    && ValueSets.authorSpecialty().contains(kind),
                            "kind",
                            "CDA-DEVICE-KIND",
                            "producteur non professionnel de JDV_J01 attendu",
                            "a non-professional producer of JDV_J01 is expected")
                    .throwIfAny("Device");
        }

        /** A medical device ({@code DISPOSITIF}). */
        public static Device medical(InstanceId id, String model, String software, Structure structure) {
            return new Device(id, producer("DISPOSITIF"), model, software, Optional.of(structure));
        }
    }

    /** A non-professional producer of JDV_J01. */
    private static CodedValue producer(String code) {
        return ValueSets.authorSpecialty()
                .find(code, CodeSystems.NON_PROFESSIONAL)
                .orElseThrow();
    }
}
