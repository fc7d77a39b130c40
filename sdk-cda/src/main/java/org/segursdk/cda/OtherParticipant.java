package org.segursdk.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * A person or an organization who took part without being a health professional: the employer, a school, an insurer (class
 * AGNT). Immutable. Source: cda §3.9.
 */
public final class OtherParticipant {
    private final Participant.Role role;
    private final @Nullable CodedValue function;
    private final @Nullable String comment;
    private final @Nullable InstanceId id;
    private final @Nullable String familyName;
    private final @Nullable String givenName;
    private final @Nullable String organization;
    private final List<Address> addresses;
    private final List<Telecom> telecoms;

    private OtherParticipant(Builder builder) {
        this.role = builder.role;
        this.function = builder.function;
        this.comment = builder.comment;
        this.id = builder.id;
        this.familyName = builder.familyName;
        this.givenName = builder.givenName;
        this.organization = builder.organization;
        this.addresses = List.copyOf(builder.addresses);
        this.telecoms = List.copyOf(builder.telecoms);
    }

    public static Builder builder(Participant.Role role) {
        return new Builder(role);
    }

    public Participant.Role role() {
        return role;
    }

    /** Function of JDV_J47. */
    public Optional<CodedValue> function() {
        return Optional.ofNullable(function);
    }

    /** In what capacity, in words: « Employeur ». */
    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    public Optional<InstanceId> id() {
        return Optional.ofNullable(id);
    }

    public Optional<String> familyName() {
        return Optional.ofNullable(familyName);
    }

    public Optional<String> givenName() {
        return Optional.ofNullable(givenName);
    }

    public Optional<String> organization() {
        return Optional.ofNullable(organization);
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
        return "OtherParticipant[" + role + ", redacted]";
    }

    /** Builds a participant. */
    public static final class Builder {
        private final Participant.Role role;
        private @Nullable CodedValue function;
        private @Nullable String comment;
        private @Nullable InstanceId id;
        private @Nullable String familyName;
        private @Nullable String givenName;
        private @Nullable String organization;
        private final List<Address> addresses = new ArrayList<>();
        private final List<Telecom> telecoms = new ArrayList<>();

        private Builder(Participant.Role role) {
            this.role = Objects.requireNonNull(role, "role");
        }

        public Builder function(CodedValue value) {
            this.function = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        /** With an extension. */
        public Builder id(InstanceId value) {
            this.id = value;
            return this;
        }

        public Builder person(String familyName, String givenName) {
            this.familyName = familyName;
            this.givenName = givenName;
            return this;
        }

        public Builder person(String familyName) {
            this.familyName = familyName;
            this.givenName = null;
            return this;
        }

        public Builder organization(String name) {
            this.organization = name;
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
         * @throws InvalidInputException rules {@code REQUIRED}: neither person nor organization; {@code CDA-PARTICIPANT-ID}
         */
        public OtherParticipant build() {
            new Violations()
                    .check(
                            familyName != null || organization != null,
                            "person",
                            "REQUIRED",
                            "une personne ou une organisation",
                            "a person or an organization")
                    .check(
                            id == null || id.extension().isPresent(),
                            "id",
                            "CDA-PARTICIPANT-ID",
                            "l'identifiant d'un participant a une extension",
                            "the identifier of a participant has an extension")
                    .throwIfAny("OtherParticipant");
            return new OtherParticipant(this);
        }
    }
}
