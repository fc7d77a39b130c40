package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/**
 * An act that was carried out (acte), such as an operation. Rules are checked by the document. Immutable. Source: cda §6.3.
 *
 * @param label the words of the professional, kept as they are
 * @param code the act, usually CCAM, if coded
 * @param date when, if known
 * @param performedBy who carried it out and where, in words, if known
 * @param reason the problem it answered, which must be in the same document
 * @param comment free text, if any
 */
public record Procedure(
        String label,
        Optional<CodedValue> code,
        Optional<ClinicalDate> date,
        Optional<String> performedBy,
        Optional<Problem> reason,
        Optional<String> comment) {
    public Procedure {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(performedBy, "performedBy");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(comment, "comment");
    }

    /** @param label the words of the professional */
    public static Builder of(String label) {
        return new Builder(label);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Procedure[redacted]";
    }

    /** Builds an act. */
    public static final class Builder {
        private final String label;
        private @Nullable CodedValue code;
        private @Nullable ClinicalDate date;
        private @Nullable String performedBy;
        private @Nullable Problem reason;
        private @Nullable String comment;

        private Builder(String label) {
            this.label = Objects.requireNonNull(label, "label");
        }

        /** CCAM or another terminology with an OID. */
        public Builder code(CodedValue value) {
            this.code = value;
            return this;
        }

        public Builder date(ClinicalDate value) {
            this.date = value;
            return this;
        }

        /** Surgeon, hospital: shown in the narrative. */
        public Builder performedBy(String value) {
            this.performedBy = value;
            return this;
        }

        public Builder reason(Problem value) {
            this.reason = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        public Procedure build() {
            return new Procedure(
                    label,
                    Optional.ofNullable(code),
                    Optional.ofNullable(date),
                    Optional.ofNullable(performedBy),
                    Optional.ofNullable(reason),
                    Optional.ofNullable(comment));
        }
    }
}
