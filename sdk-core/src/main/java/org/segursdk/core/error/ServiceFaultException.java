package org.segursdk.core.error;

import java.util.List;
import java.util.Objects;

/**
 * The service answered with a failure. The raw codes are kept as received; an unknown code is never mapped to success.
 * The service's own texts may quote patient data: they are reachable through {@link #rawErrors()} only, never part of the
 * message.
 */
public final class ServiceFaultException extends SegurException {
    private static final long serialVersionUID = 1L;

    /** The protocol layer that carried the failure. */
    public enum Layer {
        HTTP,
        SOAP_FAULT,
        HL7V3_ACKNOWLEDGEMENT,
        EBXML_REGISTRY,
        FUNCTIONAL
    }

    /**
     * One error as received.
     *
     * @param code raw code (local part of a QName), {@code ""} when none was given
     * @param subcode raw sub-code, {@code ""} when none
     * @param text the service's own words; may hold patient data, so {@code toString} leaves it out
     * @param severity raw severity, {@code ""} when none
     */
    public record RawError(String code, String subcode, String text, String severity) {
        public RawError {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(subcode, "subcode");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(severity, "severity");
        }

        @Override
        public String toString() {
            return "RawError[code=" + code + ", subcode=" + subcode + ", severity=" + severity + "]";
        }
    }

    private final String service;
    private final String operation;
    private final Layer layer;
    private final transient List<RawError> rawErrors;

    /**
     * @param service the service that answered ({@code insi}, {@code dmp})
     * @param operation the operation called ({@code TD2.1})
     * @param layer where the failure stood
     * @param rawErrors the errors as received; at least one
     * @param retryable whether sending again cannot do harm
     */
    public ServiceFaultException(
            String service,
            String operation,
            Layer layer,
            List<RawError> rawErrors,
            boolean retryable,
            LocalizedText explanation) {
        super("SERVICE-FAULT", Outcome.REFUSED, retryable, explanation, null);
        this.service = Objects.requireNonNull(service, "service");
        this.operation = Objects.requireNonNull(operation, "operation");
        this.layer = Objects.requireNonNull(layer, "layer");
        this.rawErrors = List.copyOf(rawErrors);
        if (rawErrors.isEmpty()) {
            throw new IllegalArgumentException("a service fault keeps at least one raw error");
        }
    }

    public String service() {
        return service;
    }

    public String operation() {
        return operation;
    }

    public Layer layer() {
        return layer;
    }

    /** Every error received, first the most specific. */
    public List<RawError> rawErrors() {
        return rawErrors;
    }

    /** The first raw code received. */
    public String rawCode() {
        return rawErrors.get(0).code();
    }
}
