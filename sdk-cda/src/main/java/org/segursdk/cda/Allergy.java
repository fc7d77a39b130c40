package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/**
 * An allergy, a hypersensitivity or an intolerance. Rules are checked by the document. Immutable. Source: cda §6.2.
 *
 * @param type what kind
 * @param agent the substance, in the words of the professional
 * @param agentCode the substance's code, if coded (CIS for a medicine)
 * @param reaction what happened, in words, if told
 * @param reactionCode what happened, if coded
 * @param onset first time, if known
 * @param end when it ceased, if it did
 * @param status clinical status, if told: active, inactive or resolved
 * @param severity how serious, if told
 * @param comment free text, if any
 */
public record Allergy(
        AllergyType type,
        String agent,
        Optional<CodedValue> agentCode,
        Optional<String> reaction,
        Optional<CodedValue> reactionCode,
        Optional<ClinicalDate> onset,
        Optional<ClinicalDate> end,
        Optional<ClinicalStatus> status,
        Optional<Severity> severity,
        Optional<String> comment) {
    public Allergy {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(agentCode, "agentCode");
        Objects.requireNonNull(reaction, "reaction");
        Objects.requireNonNull(reactionCode, "reactionCode");
        Objects.requireNonNull(onset, "onset");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(comment, "comment");
    }

    /** @param agent the substance, in the words of the professional */
    public static Builder of(AllergyType type, String agent) {
        return new Builder(type, agent);
    }

    /** Whether it has ceased: resolved, or with an end. */
    public boolean isOver() {
        return end.isPresent()
                || status.filter(s -> s == ClinicalStatus.RESOLVED).isPresent();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Allergy[redacted]";
    }

    /** Builds an allergy. */
    public static final class Builder {
        private final AllergyType type;
        private final String agent;
        private @Nullable CodedValue agentCode;
        private @Nullable String reaction;
        private @Nullable CodedValue reactionCode;
        private @Nullable ClinicalDate onset;
        private @Nullable ClinicalDate end;
        private @Nullable ClinicalStatus status;
        private @Nullable Severity severity;
        private @Nullable String comment;

        private Builder(AllergyType type, String agent) {
            this.type = Objects.requireNonNull(type, "type");
            this.agent = Objects.requireNonNull(agent, "agent");
        }

        public Builder agentCode(CodedValue value) {
            this.agentCode = value;
            return this;
        }

        public Builder reaction(String value) {
            this.reaction = value;
            return this;
        }

        /** Needs {@link #reaction} too: people read words. */
        public Builder reactionCode(CodedValue value) {
            this.reactionCode = value;
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

        public Builder severity(Severity value) {
            this.severity = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        public Allergy build() {
            return new Allergy(
                    type,
                    agent,
                    Optional.ofNullable(agentCode),
                    Optional.ofNullable(reaction),
                    Optional.ofNullable(reactionCode),
                    Optional.ofNullable(onset),
                    Optional.ofNullable(end),
                    Optional.ofNullable(status),
                    Optional.ofNullable(severity),
                    Optional.ofNullable(comment));
        }
    }
}
