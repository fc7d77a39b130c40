package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/**
 * A problem, in course ({@link org.segursdk.cda.vsm.VsmDocument.Builder#problems problems}) or past
 * ({@link org.segursdk.cda.vsm.VsmDocument.Builder#medicalHistory medicalHistory}): the place where it is given says which. Rules
 * are checked by the document. Immutable. Source: cda §6.1.
 *
 * @param label the words of the professional, kept as they are
 * @param code diagnosis, usually CIM-10, if coded
 * @param kind what kind of statement it is
 * @param onset beginning, if known
 * @param end end, if known; only for a past problem
 * @param status clinical status, if told
 * @param comment free text, if any
 */
public record Problem(
        String label,
        Optional<CodedValue> code,
        ProblemKind kind,
        Optional<ClinicalDate> onset,
        Optional<ClinicalDate> end,
        Optional<ClinicalStatus> status,
        Optional<String> comment) {
    public Problem {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(onset, "onset");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(comment, "comment");
    }

    /** @param label the words of the professional */
    public static Builder of(String label) {
        return new Builder(label);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Problem[redacted]";
    }

    /** Builds a problem. */
    public static final class Builder {
        private final String label;
        private @Nullable CodedValue code;
        private ProblemKind kind = ProblemKind.DIAGNOSIS;
        private @Nullable ClinicalDate onset;
        private @Nullable ClinicalDate end;
        private @Nullable ClinicalStatus status;
        private @Nullable String comment;

        private Builder(String label) {
            this.label = Objects.requireNonNull(label, "label");
        }

        /** CIM-10 or another terminology with an OID. */
        public Builder code(CodedValue value) {
            this.code = value;
            return this;
        }

        /** Default {@link ProblemKind#DIAGNOSIS}. */
        public Builder kind(ProblemKind value) {
            this.kind = value;
            return this;
        }

        public Builder onset(ClinicalDate value) {
            this.onset = value;
            return this;
        }

        public Builder end(ClinicalDate value) {
            this.end = value;
            return this;
        }

        public Builder status(ClinicalStatus value) {
            this.status = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        public Problem build() {
            return new Problem(
                    label,
                    Optional.ofNullable(code),
                    kind,
                    Optional.ofNullable(onset),
                    Optional.ofNullable(end),
                    Optional.ofNullable(status),
                    Optional.ofNullable(comment));
        }
    }
}
