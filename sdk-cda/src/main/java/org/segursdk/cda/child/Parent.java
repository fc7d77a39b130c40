package org.segursdk.cda.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Telecom;

/** A parent of the child, with what the certificate asks about them. Rules are checked by the document. Immutable. */
public final class Parent {
    /** Which parent. */
    public enum Kin {
        MOTHER("MTH", "Mère"),
        FATHER("FTH", "Père");

        private final String code;
        private final String label;

        Kin(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** HL7 RoleCode. */
        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    private final Kin kin;
    private final @Nullable String familyName;
    private final @Nullable String givenName;
    private final @Nullable LocalDate birthDate;
    private final @Nullable EducationLevel education;
    private final @Nullable Occupation occupation;
    private final @Nullable ParentActivity activity;
    private final List<Address> addresses;
    private final List<Telecom> telecoms;

    private Parent(Builder b) {
        this.kin = b.kin;
        this.familyName = b.familyName;
        this.givenName = b.givenName;
        this.birthDate = b.birthDate;
        this.education = b.education;
        this.occupation = b.occupation;
        this.activity = b.activity;
        this.addresses = List.copyOf(b.addresses);
        this.telecoms = List.copyOf(b.telecoms);
    }

    public static Builder of(Kin kin) {
        return new Builder(kin);
    }

    public Kin kin() {
        return kin;
    }

    public Optional<String> familyName() {
        return Optional.ofNullable(familyName);
    }

    public Optional<String> givenName() {
        return Optional.ofNullable(givenName);
    }

    /** The certificates ask for that of one parent. */
    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    public Optional<EducationLevel> education() {
        return Optional.ofNullable(education);
    }

    public Optional<Occupation> occupation() {
        return Optional.ofNullable(occupation);
    }

    public Optional<ParentActivity> activity() {
        return Optional.ofNullable(activity);
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
        return "Parent[" + kin + ", redacted]";
    }

    /** Builds a parent. */
    public static final class Builder {
        private final Kin kin;
        private @Nullable String familyName;
        private @Nullable String givenName;
        private @Nullable LocalDate birthDate;
        private @Nullable EducationLevel education;
        private @Nullable Occupation occupation;
        private @Nullable ParentActivity activity;
        private final List<Address> addresses = new ArrayList<>();
        private final List<Telecom> telecoms = new ArrayList<>();

        private Builder(Kin kin) {
            this.kin = Objects.requireNonNull(kin, "kin");
        }

        public Builder name(String familyName, String givenName) {
            this.familyName = familyName;
            this.givenName = givenName;
            return this;
        }

        public Builder birthDate(LocalDate value) {
            this.birthDate = value;
            return this;
        }

        public Builder education(EducationLevel value) {
            this.education = value;
            return this;
        }

        public Builder occupation(Occupation value) {
            this.occupation = value;
            return this;
        }

        public Builder activity(ParentActivity value) {
            this.activity = value;
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

        public Parent build() {
            return new Parent(this);
        }
    }
}
