package org.segursdk.eprescription.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.eprescription.PrescriptionNumber;

/**
 * What was dispensed or executed of a prescription on one occasion. Its parts were seen in practice; how the base codes them is not public.
 * Immutable. Source: eprescription §2 (9).
 */
public final class Execution {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._:-]{1,64}");

    private final String id;
    private final PrescriptionNumber number;
    private final Instant executedAt;
    private final @Nullable ProfessionalId executant;
    private final List<LineExecution> lines;

    private Execution(Builder builder) {
        this.id = Objects.requireNonNull(builder.id);
        this.number = Objects.requireNonNull(builder.number);
        this.executedAt = Objects.requireNonNull(builder.executedAt);
        this.executant = builder.executant;
        this.lines = List.copyOf(builder.lines);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Drawn by the software; told again, it is the same execution. */
    public String id() {
        return id;
    }

    public PrescriptionNumber number() {
        return number;
    }

    public Instant executedAt() {
        return executedAt;
    }

    /** Who executed, when told; who transmits is told by the context of the call. */
    public Optional<ProfessionalId> executant() {
        return Optional.ofNullable(executant);
    }

    /** One for each line dealt with. */
    public List<LineExecution> lines() {
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Execution that
                && id.equals(that.id)
                && number.equals(that.number)
                && executedAt.equals(that.executedAt)
                && Objects.equals(executant, that.executant)
                && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, number, executedAt);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Execution[" + lines.size() + " lines]";
    }

    /** Builds an execution. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable PrescriptionNumber number;
        private @Nullable Instant executedAt;
        private @Nullable ProfessionalId executant;
        private final List<LineExecution> lines = new ArrayList<>();

        private Builder() {}

        /** Required: 1 to 64 letters, digits, {@code . _ : -}, such as a UUID; never used before. */
        public Builder id(String value) {
            this.id = value;
            return this;
        }

        /** Required. */
        public Builder number(PrescriptionNumber value) {
            this.number = value;
            return this;
        }

        /** Required. */
        public Builder executedAt(Instant value) {
            this.executedAt = value;
            return this;
        }

        public Builder executant(ProfessionalId value) {
            this.executant = value;
            return this;
        }

        /** At least one. */
        public Builder addLine(LineExecution value) {
            this.lines.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}; {@code EPR-EXECUTION-ID}; {@code EPR-EXECUTION-LINES}: no line, or one
         *     twice
         */
        public Execution build() {
            new Violations()
                    .require(id, "id")
                    .require(number, "number")
                    .require(executedAt, "executedAt")
                    .check(
                            id == null || ID.matcher(id).matches(),
                            "id",
                            "EPR-EXECUTION-ID",
                            "1 à 64 lettres, chiffres, . _ : -",
                            "1 to 64 letters, digits, . _ : -")
                    .check(
                            !lines.isEmpty()
                                    && lines.stream()
                                                    .map(LineExecution::lineId)
                                                    .distinct()
                                                    .count()
                                            == lines.size(),
                            "lines",
                            "EPR-EXECUTION-LINES",
                            "au moins une ligne, chacune une fois",
                            "at least one line, each once")
                    .throwIfAny("Execution");
            return new Execution(this);
        }
    }
}
