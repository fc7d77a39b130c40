package org.segursdk.core.error;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call through a gateway that the integrator plugged in (a connector, another vendor's bridge, a simulator) failed. The gateway says
 * what kind of failure it was, what may have happened on the other side and the codes as it received them; nothing is deduced from
 * texts. The service's own words may quote patient data: they are reachable through {@link #rawText()} only, never part of the message.
 */
public final class GatewayException extends SegurException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure, as the gateway knows it; never guessed from a text. */
    public enum Kind {
        /** The service says that it cannot answer now. */
        UNAVAILABLE,
        /** The service does not let this caller do it. */
        NOT_AUTHORISED,
        /** The service refuses the request itself, whatever its content. */
        BAD_REQUEST,
        /** The service says that it broke. */
        INTERNAL,
        /** The answer is not one of the protocol. */
        UNREADABLE_ANSWER,
        /** The gateway knows no more. */
        OTHER
    }

    private final String service;
    private final String operation;
    private final Kind kind;
    private final String rawCode;
    private final String rawText;
    private final @Nullable String rule;

    private GatewayException(Builder builder, LocalizedText explanation) {
        super(
                "GATEWAY-" + builder.kind.name().replace('_', '-'),
                builder.outcome,
                builder.retryable,
                explanation,
                null);
        this.service = builder.service;
        this.operation = builder.operation;
        this.kind = builder.kind;
        this.rawCode = builder.rawCode;
        this.rawText = builder.rawText;
        this.rule = builder.rule;
    }

    /**
     * @param service name of the service, such as {@code eprescription}
     * @param operation name of the operation
     * @param kind as the gateway knows it
     * @param outcome what is known of the effect
     */
    public static Builder of(String service, String operation, Kind kind, Outcome outcome) {
        return new Builder(service, operation, kind, outcome);
    }

    public String service() {
        return service;
    }

    public String operation() {
        return operation;
    }

    public Kind kind() {
        return kind;
    }

    /** The service's own code, {@code ""} when it gave none. */
    public String rawCode() {
        return rawCode;
    }

    /** The service's own words, {@code ""} when there are none; may hold patient data: not for logs. */
    public String rawText() {
        return rawText;
    }

    /** The rule the service named, such as {@code EF_EP3_E303_03}. */
    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    /** Whether the service may have acted. */
    public boolean isUncertain() {
        return outcome() == Outcome.UNCERTAIN;
    }

    /** Builds the exception. */
    public static final class Builder {
        private final String service;
        private final String operation;
        private final Kind kind;
        private final Outcome outcome;
        private boolean retryable;
        private String rawCode = "";
        private String rawText = "";
        private @Nullable String rule;

        private Builder(String service, String operation, Kind kind, Outcome outcome) {
            this.service = Objects.requireNonNull(service, "service");
            this.operation = Objects.requireNonNull(operation, "operation");
            this.kind = Objects.requireNonNull(kind, "kind");
            this.outcome = Objects.requireNonNull(outcome, "outcome");
        }

        /** Default false: sending the same thing again might do harm. */
        public Builder retryable(boolean value) {
            this.retryable = value;
            return this;
        }

        /** As received. */
        public Builder rawCode(String value) {
            this.rawCode = value;
            return this;
        }

        /** As received; kept out of the message. */
        public Builder rawText(String value) {
            this.rawText = value;
            return this;
        }

        /** The rule the service named. */
        public Builder rule(String value) {
            this.rule = value;
            return this;
        }

        /** @param explanation for people; neither patient data nor the service's words */
        public GatewayException build(LocalizedText explanation) {
            return new GatewayException(this, explanation);
        }
    }
}
