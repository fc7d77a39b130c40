package org.segursdk.exchange.journal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * A document that went, or should have gone, to somebody: one line of the journal. Immutable. Source: rem INS-22, DASH-01, DASH-02.
 */
public final class Disclosure {
    private final String eventKey;
    private final Instant at;
    private final Branch branch;
    private final DisclosureOutcome outcome;
    private final String code;
    private final String recordId;
    private final String documentId;
    private final String typeCode;
    private final String finess;
    private final String signatory;
    private final boolean withIns;
    private final Set<Visibility> masked;
    private final String userId;
    private final String partner;

    private Disclosure(Builder builder) {
        this.eventKey = builder.eventKey;
        this.at = builder.at;
        this.branch = builder.branch;
        this.outcome = Objects.requireNonNull(builder.outcome);
        this.code = builder.code;
        this.recordId = Objects.requireNonNull(builder.recordId);
        this.documentId = Objects.requireNonNull(builder.documentId);
        this.typeCode = builder.typeCode;
        this.finess = builder.finess;
        this.signatory = builder.signatory;
        this.withIns = builder.withIns;
        this.masked = Set.copyOf(builder.masked);
        this.userId = builder.userId;
        this.partner = Objects.requireNonNull(builder.partner);
    }

    /**
     * @param eventKey the software's key of this sending, at most 200 characters: told again, it corrects the outcome alone
     * @param at when it was sent
     */
    public static Builder of(String eventKey, Instant at, Branch branch) {
        return new Builder(eventKey, at, branch);
    }

    public String eventKey() {
        return eventKey;
    }

    public Instant at() {
        return at;
    }

    public Branch branch() {
        return branch;
    }

    public DisclosureOutcome outcome() {
        return outcome;
    }

    /** Code of the result, such as that of an exception; {@code ""} without any. */
    public String code() {
        return code;
    }

    /** The software's key of the patient's record. */
    public String recordId() {
        return recordId;
    }

    public String documentId() {
        return documentId;
    }

    /** Code of the type of document; {@code ""} when none. */
    public String typeCode() {
        return typeCode;
    }

    /** Geographic FINESS; {@code ""} when none. */
    public String finess() {
        return finess;
    }

    /** RPPS of who signed; {@code ""} when nobody did. */
    public String signatory() {
        return signatory;
    }

    /** Whether it went with a qualified INS. */
    public boolean withIns() {
        return withIns;
    }

    /** Restrictions of visibility it was given in the DMP. */
    public Set<Visibility> masked() {
        return masked;
    }

    /** Account of who sent it. */
    public String userId() {
        return userId;
    }

    /** Who received it: an address, {@code DMP}, or the national number of whom a directory was asked for. */
    public String partner() {
        return partner;
    }

    /** Without who and to whom. */
    @Override
    public String toString() {
        return "Disclosure[" + branch + ", " + outcome + ", " + at + "]";
    }

    /** Builds a line. */
    public static final class Builder {
        private final String eventKey;
        private final Instant at;
        private final Branch branch;
        private @Nullable DisclosureOutcome outcome;
        private String code = "";
        private @Nullable String recordId;
        private @Nullable String documentId;
        private String typeCode = "";
        private String finess = "";
        private String signatory = "";
        private boolean withIns;
        private Set<Visibility> masked = EnumSet.noneOf(Visibility.class);
        private String userId = "";
        private @Nullable String partner;

        private Builder(String eventKey, Instant at, Branch branch) {
            this.eventKey = Objects.requireNonNull(eventKey, "eventKey");
            this.at = Objects.requireNonNull(at, "at");
            this.branch = Objects.requireNonNull(branch, "branch");
        }

        public Builder outcome(DisclosureOutcome value) {
            this.outcome = value;
            return this;
        }

        public Builder code(String value) {
            this.code = value;
            return this;
        }

        public Builder record(String recordId) {
            this.recordId = recordId;
            return this;
        }

        /**
         * @param id identifier of the document
         * @param type code of its type
         */
        public Builder document(String id, String type) {
            this.documentId = id;
            this.typeCode = type;
            return this;
        }

        /** Geographic FINESS of the structure. */
        public Builder finess(String value) {
            this.finess = value;
            return this;
        }

        /** RPPS of who signed. */
        public Builder signatory(String rpps) {
            this.signatory = rpps;
            return this;
        }

        /** Default false. */
        public Builder withIns(boolean value) {
            this.withIns = value;
            return this;
        }

        public Builder masked(Set<Visibility> value) {
            this.masked = Objects.requireNonNull(value, "masked");
            return this;
        }

        public Builder user(String account) {
            this.userId = account;
            return this;
        }

        /** Who received it. */
        public Builder partner(String value) {
            this.partner = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code JOURNAL-LENGTH}
         */
        public Disclosure build() {
            new Violations()
                    .require(eventKey, "eventKey")
                    .require(outcome, "outcome")
                    .require(recordId, "recordId")
                    .require(documentId, "documentId")
                    .require(partner, "partner")
                    .check(
                            eventKey.length() <= 200
                                    && code.length() <= 60
                                    && finess.length() <= 20
                                    && signatory.length() <= 20
                                    && typeCode.length() <= 64,
                            "eventKey",
                            "JOURNAL-LENGTH",
                            "une valeur est trop longue pour le journal",
                            "a value is too long for the journal")
                    .throwIfAny("Disclosure");
            return new Disclosure(this);
        }
    }
}
