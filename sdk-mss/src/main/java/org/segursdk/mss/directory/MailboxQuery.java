package org.segursdk.mss.directory;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.connection.MailboxKind;

/** What is asked of a {@link MailboxDirectory}: every criterion given must answer. Source: mssante §2.3. */
public final class MailboxQuery {
    /** Fewer letters would answer half of the directory. */
    private static final int SHORTEST_NAME = 2;

    private final @Nullable ProfessionalId professional;
    private final @Nullable String name;
    private final @Nullable String profession;
    private final @Nullable String specialty;
    private final @Nullable StructureId structure;
    private final @Nullable String place;
    private final @Nullable MailboxKind kind;
    private final int limit;

    private MailboxQuery(Builder builder) {
        this.professional = builder.professional;
        this.name = builder.name;
        this.profession = builder.profession;
        this.specialty = builder.specialty;
        this.structure = builder.structure;
        this.place = builder.place;
        this.kind = builder.kind;
        this.limit = builder.limit;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<ProfessionalId> professional() {
        return Optional.ofNullable(professional);
    }

    /** Beginning of a name of a person or of an organisation; case and diacritics do not count. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Code of a profession. */
    public Optional<String> profession() {
        return Optional.ofNullable(profession);
    }

    /** Code of a specialty. */
    public Optional<String> specialty() {
        return Optional.ofNullable(specialty);
    }

    public Optional<StructureId> structure() {
        return Optional.ofNullable(structure);
    }

    /** Beginning of a town's name, or a postal code or its beginning. */
    public Optional<String> place() {
        return Optional.ofNullable(place);
    }

    public Optional<MailboxKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** Most answers wanted. */
    public int limit() {
        return limit;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MailboxQuery[redacted]";
    }

    /** Builds a query; all criteria are optional, one at least is needed beside the kind. */
    public static final class Builder {
        private static final int MOST = 1000;

        private @Nullable ProfessionalId professional;
        private @Nullable String name;
        private @Nullable String profession;
        private @Nullable String specialty;
        private @Nullable StructureId structure;
        private @Nullable String place;
        private @Nullable MailboxKind kind;
        private int limit = 50;

        private Builder() {}

        /** By RPPS or ADELI number. */
        public Builder professional(ProfessionalId value) {
            this.professional = Objects.requireNonNull(value);
            return this;
        }

        public Builder name(String value) {
            this.name = value.strip();
            return this;
        }

        public Builder profession(String code) {
            this.profession = code.strip();
            return this;
        }

        public Builder specialty(String code) {
            this.specialty = code.strip();
            return this;
        }

        public Builder structure(StructureId value) {
            this.structure = Objects.requireNonNull(value);
            return this;
        }

        public Builder place(String value) {
            this.place = value.strip();
            return this;
        }

        public Builder kind(MailboxKind value) {
            this.kind = Objects.requireNonNull(value);
            return this;
        }

        /** 1 to 1,000; default 50. */
        public Builder limit(int value) {
            this.limit = value;
            return this;
        }

        /** @throws InvalidInputException rules {@code MSS-DIRECTORY-CRITERIA}, {@code MSS-DIRECTORY-NAME}, {@code MSS-DIRECTORY-LIMIT} */
        public MailboxQuery build() {
            new Violations()
                    .check(
                            professional != null
                                    || structure != null
                                    || isGiven(name)
                                    || isGiven(profession)
                                    || isGiven(specialty)
                                    || isGiven(place),
                            "query",
                            "MSS-DIRECTORY-CRITERIA",
                            "au moins un critère : identifiant, nom, profession, spécialité, structure ou lieu",
                            "one criterion at least: id, name, profession, specialty, structure or place")
                    .check(
                            name == null || name.length() >= SHORTEST_NAME,
                            "name",
                            "MSS-DIRECTORY-NAME",
                            "au moins deux lettres du nom",
                            "at least two letters of the name")
                    .check(
                            limit >= 1 && limit <= MOST,
                            "limit",
                            "MSS-DIRECTORY-LIMIT",
                            "entre 1 et 1 000 réponses",
                            "between 1 and 1,000 answers")
                    .throwIfAny("MailboxQuery");
            return new MailboxQuery(this);
        }

        private static boolean isGiven(@Nullable String value) {
            return value != null && !value.isEmpty();
        }
    }
}
