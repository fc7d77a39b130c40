package org.segursdk.core.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/**
 * A health professional. Immutable. Source: cda §3.2, dmp §3.3.
 */
public final class Professional {
    private final ProfessionalId id;
    private final String familyName;
    private final String givenName;
    private final CodedValue specialty;
    private final @Nullable String civility;
    private final @Nullable String title;
    private final List<Address> addresses;
    private final List<Telecom> telecoms;

    private Professional(Builder builder, CodedValue specialty) {
        this.id = Objects.requireNonNull(builder.id);
        this.familyName = Objects.requireNonNull(builder.familyName);
        this.givenName = builder.givenName;
        this.specialty = specialty;
        this.civility = builder.civility;
        this.title = builder.title;
        this.addresses = List.copyOf(builder.addresses);
        this.telecoms = List.copyOf(builder.telecoms);
    }

    public static Builder builder() {
        return new Builder();
    }

    public ProfessionalId id() {
        return id;
    }

    /** Nom d'exercice. */
    public String familyName() {
        return familyName;
    }

    /** Prénom d'exercice; empty when the directory has none. */
    public String givenName() {
        return givenName;
    }

    /** Profession and specialty in the form of JDV_J01, such as {@code G15_10/SM26}. */
    public CodedValue specialty() {
        return specialty;
    }

    /** {@code M} or {@code MME} (JDV_J245). */
    public Optional<String> civility() {
        return Optional.ofNullable(civility);
    }

    /** {@code DR}, {@code PR}… (JDV_J246). */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public List<Address> addresses() {
        return addresses;
    }

    public List<Telecom> telecoms() {
        return telecoms;
    }

    /** Profession code of TRE_G15 ({@code 10} physician, {@code 21} pharmacist), when the specialty is of that form. */
    public Optional<String> professionCode() {
        String code = specialty.code();
        if (!code.startsWith("G15_")) {
            return Optional.empty();
        }
        int slash = code.indexOf('/');
        return Optional.of(code.substring("G15_".length(), slash < 0 ? code.length() : slash));
    }

    /** Specialty part of the code ({@code SM26}, {@code A}), when there is one. */
    public Optional<String> specialtyCode() {
        int slash = specialty.code().indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(specialty.code().substring(slash + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Professional that
                && id.equals(that.id)
                && familyName.equals(that.familyName)
                && givenName.equals(that.givenName)
                && specialty.equals(that.specialty)
                && Objects.equals(civility, that.civility)
                && Objects.equals(title, that.title)
                && addresses.equals(that.addresses)
                && telecoms.equals(that.telecoms);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, familyName, givenName, specialty);
    }

    @Override
    public String toString() {
        return "Professional[" + specialty.code() + ", redacted]";
    }

    /** Builds a professional; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable ProfessionalId id;
        private @Nullable String familyName;
        private String givenName = "";
        private @Nullable String specialtyCode;
        private @Nullable CodedValue specialty;
        private @Nullable String civility;
        private @Nullable String title;
        private final List<Address> addresses = new ArrayList<>();
        private final List<Telecom> telecoms = new ArrayList<>();

        private Builder() {}

        /** Required. */
        public Builder id(ProfessionalId value) {
            this.id = value;
            return this;
        }

        /** Required. */
        public Builder familyName(String value) {
            this.familyName = value;
            return this;
        }

        public Builder givenName(String value) {
            this.givenName = value;
            return this;
        }

        /** Code of JDV_J01 known to this SDK, such as {@code G15_10/SM26}; required unless {@link #specialty} is given. */
        public Builder specialty(String code) {
            this.specialtyCode = code;
            return this;
        }

        /** A specialty newer than the SDK's table. */
        public Builder specialty(CodedValue value) {
            this.specialty = value;
            return this;
        }

        /** {@code M} or {@code MME}. */
        public Builder civility(String value) {
            this.civility = value;
            return this;
        }

        /** {@code DR}, {@code PR}, {@code MC}, {@code MG}, {@code PC}, {@code PG}. */
        public Builder title(String value) {
            this.title = value;
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
         * @throws InvalidInputException rules {@code REQUIRED}, {@code JDV-J01}, {@code JDV-J245}, {@code JDV-J246}
         */
        public Professional build() {
            Violations violations = new Violations();
            violations.require(id, "id").require(familyName, "familyName");
            CodedValue found = specialty;
            if (found == null && specialtyCode != null) {
                found = ValueSets.authorSpecialty().find(specialtyCode).orElse(null);
                violations.check(
                        found != null,
                        "specialty",
                        "JDV-J01",
                        "code absent de JDV_J01 : donnez le concept entier s'il est plus récent",
                        "code not in JDV_J01: give the whole concept if it is newer");
            } else {
                violations.require(found, "specialty");
            }
            violations.check(
                    civility == null || ValueSets.civility().find(civility).isPresent(),
                    "civility",
                    "JDV-J245",
                    "M ou MME",
                    "M or MME");
            violations.check(
                    title == null || ValueSets.title().find(title).isPresent(),
                    "title",
                    "JDV-J246",
                    "DR, PR, MC, MG, PC ou PG",
                    "DR, PR, MC, MG, PC or PG");
            violations.throwIfAny("Professional");
            return new Professional(this, Objects.requireNonNull(found));
        }
    }
}
