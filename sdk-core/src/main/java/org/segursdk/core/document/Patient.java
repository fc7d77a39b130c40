package org.segursdk.core.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.QualifiedIns;

/**
 * The patient a document is about. With a {@link QualifiedIns} the document bears the matricule and the traits INSi gave;
 * without, it bears the local traits and the local number only. Immutable. Source: cda §3.1, insi §5, §10.
 */
public final class Patient {
    private final IdentityTraits traits;
    private final @Nullable QualifiedIns ins;
    private final List<LocalPatientId> localIds;
    private final @Nullable String usedName;
    private final @Nullable String usedGivenName;
    private final List<Address> addresses;
    private final List<Telecom> telecoms;

    private Patient(Builder builder) {
        this.traits = builder.traits;
        this.ins = builder.ins;
        this.localIds = List.copyOf(builder.localIds);
        this.usedName = builder.usedName;
        this.usedGivenName = builder.usedGivenName;
        this.addresses = List.copyOf(builder.addresses);
        this.telecoms = List.copyOf(builder.telecoms);
    }

    /** A patient whose identity is qualified. */
    public static Builder qualified(QualifiedIns ins) {
        return new Builder(ins.traits(), ins);
    }

    /** A patient known by local traits only: no matricule on the document, no DMP. */
    public static Builder local(IdentityTraits traits) {
        return new Builder(traits, null);
    }

    public IdentityTraits traits() {
        return traits;
    }

    public Optional<QualifiedIns> ins() {
        return Optional.ofNullable(ins);
    }

    /** Local numbers, the issuing structure's first. */
    public List<LocalPatientId> localIds() {
        return localIds;
    }

    /** Nom utilisé, only when the person uses another than the birth name. */
    public Optional<String> usedName() {
        return Optional.ofNullable(usedName);
    }

    /** Prénom utilisé. */
    public Optional<String> usedGivenName() {
        return Optional.ofNullable(usedGivenName);
    }

    public List<Address> addresses() {
        return addresses;
    }

    public List<Telecom> telecoms() {
        return telecoms;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Patient[redacted]";
    }

    /** Builds a patient. */
    public static final class Builder {
        private final IdentityTraits traits;
        private final @Nullable QualifiedIns ins;
        private final List<LocalPatientId> localIds = new ArrayList<>();
        private @Nullable String usedName;
        private @Nullable String usedGivenName;
        private final List<Address> addresses = new ArrayList<>();
        private final List<Telecom> telecoms = new ArrayList<>();

        private Builder(IdentityTraits traits, @Nullable QualifiedIns ins) {
            this.traits = Objects.requireNonNull(traits, "traits");
            this.ins = ins;
        }

        /** At least one without a qualified INS. */
        public Builder addLocalId(LocalPatientId value) {
            this.localIds.add(value);
            return this;
        }

        public Builder usedName(String value) {
            this.usedName = value;
            return this;
        }

        public Builder usedGivenName(String value) {
            this.usedGivenName = value;
            return this;
        }

        public Builder addAddress(Address value) {
            this.addresses.add(value);
            return this;
        }

        public Builder addTelecom(Telecom value) {
            this.telecoms.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException rule {@code PATIENT-ID}: neither INS nor local number
         */
        public Patient build() {
            new Violations()
                    .check(
                            ins != null || !localIds.isEmpty(),
                            "localIds",
                            "PATIENT-ID",
                            "sans INS qualifiée, un numéro local est nécessaire",
                            "without a qualified INS a local number is needed")
                    .check(
                            usedName == null || !usedName.isBlank(),
                            "usedName",
                            "REQUIRED",
                            "ne peut être vide",
                            "cannot be blank")
                    .check(
                            usedGivenName == null || !usedGivenName.isBlank(),
                            "usedGivenName",
                            "REQUIRED",
                            "ne peut être vide",
                            "cannot be blank")
                    .throwIfAny("Patient");
            return new Patient(this);
        }
    }
}
