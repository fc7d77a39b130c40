package org.segursdk.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/** A vaccination that was done. Rules are checked by the document. Immutable. Source: cda §6.11, §6.5. */
public final class Vaccination {
    private final String vaccine;
    private final @Nullable String cis;
    private final List<CodedValue> translations;
    private final @Nullable String lot;
    private final @Nullable ClinicalDate date;
    private final VaccinationKind kind;
    private final @Nullable Integer rank;
    private final @Nullable VaccinationRoute route;
    private final @Nullable VaccinationSite site;
    private final @Nullable String siteText;
    private final List<VaccineReaction> reactions;
    private final @Nullable DocumentAuthor vaccinator;
    private final @Nullable Attestation validatedBy;
    private final @Nullable DocumentAuthor informant;
    private final @Nullable String comment;

    private Vaccination(Builder b) {
        this.vaccine = b.vaccine;
        this.cis = b.cis;
        this.translations = List.copyOf(b.translations);
        this.lot = b.lot;
        this.date = b.date;
        this.kind = b.kind;
        this.rank = b.rank;
        this.route = b.route;
        this.site = b.site;
        this.siteText = b.siteText;
        this.reactions = List.copyOf(b.reactions);
        this.vaccinator = b.vaccinator;
        this.validatedBy = b.validatedBy;
        this.informant = b.informant;
        this.comment = b.comment;
    }

    /** @param vaccine name of the vaccine, in the words of the professional */
    public static Builder of(String vaccine) {
        return new Builder(vaccine);
    }

    public String vaccine() {
        return vaccine;
    }

    /** Code identifiant de spécialité, 8 digits; a vaccination note requires it. */
    public Optional<String> cis() {
        return Optional.ofNullable(cis);
    }

    /** Further codes of the product: ATC, CIP; a vaccination note requires the ATC code. */
    public List<CodedValue> translations() {
        return translations;
    }

    /** Number of the batch; a vaccination note requires it. */
    public Optional<String> lot() {
        return Optional.ofNullable(lot);
    }

    /** When it was given; a vaccination note requires the day. */
    public Optional<ClinicalDate> date() {
        return Optional.ofNullable(date);
    }

    /** {@link VaccinationKind#UNSPECIFIED} unless told. */
    public VaccinationKind kind() {
        return kind;
    }

    /** Rank in the series, from 1. */
    public OptionalInt rank() {
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    public Optional<VaccinationRoute> route() {
        return Optional.ofNullable(route);
    }

    public Optional<VaccinationSite> site() {
        return Optional.ofNullable(site);
    }

    /** The site in words, when it is not one of the list. */
    public Optional<String> siteText() {
        return Optional.ofNullable(siteText);
    }

    /** Reactions observed. */
    public List<VaccineReaction> reactions() {
        return reactions;
    }

    /** Who gave it. */
    public Optional<DocumentAuthor> vaccinator() {
        return Optional.ofNullable(vaccinator);
    }

    /** Who vouches that it was given; a vaccination note requires it. */
    public Optional<Attestation> validatedBy() {
        return Optional.ofNullable(validatedBy);
    }

    /** The professional who told of it. */
    public Optional<DocumentAuthor> informant() {
        return Optional.ofNullable(informant);
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Vaccination[redacted]";
    }

    /** Builds a vaccination. */
    public static final class Builder {
        private final String vaccine;
        private @Nullable String cis;
        private final List<CodedValue> translations = new ArrayList<>();
        private @Nullable String lot;
        private @Nullable ClinicalDate date;
        private VaccinationKind kind = VaccinationKind.UNSPECIFIED;
        private @Nullable Integer rank;
        private @Nullable VaccinationRoute route;
        private @Nullable VaccinationSite site;
        private @Nullable String siteText;
        private final List<VaccineReaction> reactions = new ArrayList<>();
        private @Nullable DocumentAuthor vaccinator;
        private @Nullable Attestation validatedBy;
        private @Nullable DocumentAuthor informant;
        private @Nullable String comment;

        private Builder(String vaccine) {
            this.vaccine = Objects.requireNonNull(vaccine, "vaccine");
        }

        /** 8 digits. */
        public Builder cis(String value) {
            this.cis = value;
            return this;
        }

        public Builder addTranslation(CodedValue value) {
            this.translations.add(value);
            return this;
        }

        public Builder lot(String value) {
            this.lot = value;
            return this;
        }

        public Builder date(ClinicalDate value) {
            this.date = value;
            return this;
        }

        public Builder kind(VaccinationKind value) {
            this.kind = value;
            return this;
        }

        /** From 1. */
        public Builder rank(int value) {
            this.rank = value;
            return this;
        }

        public Builder route(VaccinationRoute value) {
            this.route = value;
            return this;
        }

        public Builder site(VaccinationSite value) {
            this.site = value;
            return this;
        }

        /** In words, when the site is not one of the list. */
        public Builder siteText(String value) {
            this.siteText = value;
            return this;
        }

        public Builder addReaction(VaccineReaction value) {
            this.reactions.add(value);
            return this;
        }

        public Builder vaccinator(DocumentAuthor value) {
            this.vaccinator = value;
            return this;
        }

        public Builder validatedBy(Attestation value) {
            this.validatedBy = value;
            return this;
        }

        public Builder informant(DocumentAuthor value) {
            this.informant = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        public Vaccination build() {
            return new Vaccination(this);
        }
    }
}
