package org.segursdk.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * Who represents the patient: a parent, a guardian, or a structure that has the guardianship. Immutable. Source: cda §3.1.
 */
public final class Guardian {
    private final @Nullable String familyName;
    private final @Nullable String givenName;
    private final @Nullable String civility;
    private final @Nullable String structureName;
    private final @Nullable StructureId structureId;
    private final @Nullable InstanceId id;
    private final List<Address> addresses;
    private final List<Telecom> telecoms;

    private Guardian(Builder builder) {
        this.familyName = builder.familyName;
        this.givenName = builder.givenName;
        this.civility = builder.civility;
        this.structureName = builder.structureName;
        this.structureId = builder.structureId;
        this.id = builder.id;
        this.addresses = List.copyOf(builder.addresses);
        this.telecoms = List.copyOf(builder.telecoms);
    }

    /** A person, by name. */
    public static Builder person(String familyName) {
        Builder builder = new Builder();
        builder.familyName = Objects.requireNonNull(familyName, "familyName");
        return builder;
    }

    /** A structure, by name. */
    public static Builder structure(String name) {
        Builder builder = new Builder();
        builder.structureName = Objects.requireNonNull(name, "name");
        return builder;
    }

    /** Name of the person; empty for a structure. */
    public Optional<String> familyName() {
        return Optional.ofNullable(familyName);
    }

    public Optional<String> givenName() {
        return Optional.ofNullable(givenName);
    }

    /** {@code M} or {@code MME}. */
    public Optional<String> civility() {
        return Optional.ofNullable(civility);
    }

    /** Name of the structure; empty for a person. */
    public Optional<String> structureName() {
        return Optional.ofNullable(structureName);
    }

    public Optional<StructureId> structureId() {
        return Optional.ofNullable(structureId);
    }

    public Optional<InstanceId> id() {
        return Optional.ofNullable(id);
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
        return "Guardian[redacted]";
    }

    /** Builds a guardian. */
    public static final class Builder {
        private @Nullable String familyName;
        private @Nullable String givenName;
        private @Nullable String civility;
        private @Nullable String structureName;
        private @Nullable StructureId structureId;
        private @Nullable InstanceId id;
        private final List<Address> addresses = new ArrayList<>();
        private final List<Telecom> telecoms = new ArrayList<>();

        private Builder() {}

        /** Of a person. */
        public Builder givenName(String value) {
            this.givenName = value;
            return this;
        }

        /** Of a person: {@code M} or {@code MME}. */
        public Builder civility(String value) {
            this.civility = value;
            return this;
        }

        /** Of a structure. */
        public Builder structureId(StructureId value) {
            this.structureId = value;
            return this;
        }

        public Builder id(InstanceId value) {
            this.id = value;
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
         * @throws InvalidInputException rule {@code CDA-GUARDIAN}: what belongs to a person given of a structure, or the reverse
         */
        public Guardian build() {
            new Violations()
                    .check(
                            structureName == null || givenName == null && civility == null,
                            "givenName",
                            "CDA-GUARDIAN",
                            "une structure n'a ni prénom ni civilité",
                            "a structure has neither given name nor civility")
                    .check(
                            familyName == null || structureId == null,
                            "structureId",
                            "CDA-GUARDIAN",
                            "une personne n'a pas d'identifiant de structure",
                            "a person has no structure identifier")
                    .throwIfAny("Guardian");
            return new Guardian(this);
        }
    }
}
