package org.segursdk.annuaire;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * What is asked about professionals: every criterion given must answer. The directory is asked by its own rules (prefix, case and
 * accents ignored); the local index ignores hyphens and apostrophes too. Source: annuaire §5.
 */
public final class ProfessionalQuery {
    private final @Nullable String name;
    private final @Nullable String givenName;
    private final @Nullable String profession;
    private final @Nullable String specialty;
    private final @Nullable String city;
    private final @Nullable String postalCode;
    private final @Nullable StructureId structure;
    private final @Nullable MailboxType mailboxType;
    private final boolean withMailbox;
    private final int limit;

    private ProfessionalQuery(Builder builder) {
        this.name = builder.name;
        this.givenName = builder.givenName;
        this.profession = builder.profession;
        this.specialty = builder.specialty;
        this.city = builder.city;
        this.postalCode = builder.postalCode;
        this.structure = builder.structure;
        this.mailboxType = builder.mailboxType;
        this.withMailbox = builder.withMailbox;
        this.limit = builder.limit;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Beginning of a family name or of one of its parts. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Beginning of a given name. */
    public Optional<String> givenName() {
        return Optional.ofNullable(givenName);
    }

    /** Code of a profession, such as {@code 10}. */
    public Optional<String> profession() {
        return Optional.ofNullable(profession);
    }

    /** Code of a know-how, such as {@code SM41}. */
    public Optional<String> specialty() {
        return Optional.ofNullable(specialty);
    }

    /** Beginning of the name of the town of an activity. */
    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    /** Beginning of the postal code of an activity. */
    public Optional<String> postalCode() {
        return Optional.ofNullable(postalCode);
    }

    /** Structure of an activity. */
    public Optional<StructureId> structure() {
        return Optional.ofNullable(structure);
    }

    /** Of the person or of an activity. */
    public Optional<MailboxType> mailboxType() {
        return Optional.ofNullable(mailboxType);
    }

    /** Whether only those are wanted who have a mailbox, of the person or of an activity. */
    public boolean withMailbox() {
        return withMailbox;
    }

    /** Most answers wanted. */
    public int limit() {
        return limit;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ProfessionalQuery[redacted]";
    }

    /** Builds a query; one criterion at least is needed beside those of the mailbox. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String givenName;
        private @Nullable String profession;
        private @Nullable String specialty;
        private @Nullable String city;
        private @Nullable String postalCode;
        private @Nullable StructureId structure;
        private @Nullable MailboxType mailboxType;
        private boolean withMailbox;
        private int limit = 50;

        private Builder() {}

        public Builder name(String value) {
            this.name = QueryRules.orNone(value);
            return this;
        }

        public Builder givenName(String value) {
            this.givenName = QueryRules.orNone(value);
            return this;
        }

        public Builder profession(String code) {
            this.profession = QueryRules.orNone(code);
            return this;
        }

        public Builder specialty(String code) {
            this.specialty = QueryRules.orNone(code);
            return this;
        }

        public Builder city(String value) {
            this.city = QueryRules.orNone(value);
            return this;
        }

        public Builder postalCode(String value) {
            this.postalCode = QueryRules.orNone(value);
            return this;
        }

        public Builder structure(StructureId value) {
            this.structure = Objects.requireNonNull(value);
            return this;
        }

        public Builder mailboxType(MailboxType value) {
            this.mailboxType = Objects.requireNonNull(value);
            return this;
        }

        public Builder withMailbox() {
            this.withMailbox = true;
            return this;
        }

        /** 1 to 1,000; default 50. */
        public Builder limit(int value) {
            this.limit = value;
            return this;
        }

        /** @throws InvalidInputException rules {@code ANN-QUERY-CRITERIA}, {@code ANN-QUERY-CODE}, {@code ANN-QUERY-TEXT}, {@code ANN-QUERY-LIMIT} */
        public ProfessionalQuery build() {
            Violations violations = new Violations();
            QueryRules.criteria(
                    violations,
                    structure != null || QueryRules.given(name, givenName, profession, specialty, city, postalCode));
            QueryRules.code(violations, profession, "profession");
            QueryRules.code(violations, specialty, "specialty");
            QueryRules.text(violations, name, "name");
            QueryRules.text(violations, givenName, "givenName");
            QueryRules.text(violations, city, "city");
            QueryRules.code(violations, postalCode, "postalCode");
            QueryRules.limit(violations, limit);
            violations.throwIfAny("ProfessionalQuery");
            return new ProfessionalQuery(this);
        }
    }
}
