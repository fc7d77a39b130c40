package org.segursdk.dmp.internal;

import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.xds.RegistryError;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.dmp.DmpErrorCode;
import org.segursdk.dmp.DmpIssue;

/**
 * What a registry or repository answered, its refusals made exceptions. Source: dmp §12.
 *
 * @param objects what a query found
 * @param issues errors and warnings beside it
 * @param complete false when the service says that it did not answer everything
 */
public record RegistryAnswer(RegistryObjects objects, List<DmpIssue> issues, boolean complete) {
    public RegistryAnswer {
        issues = List.copyOf(issues);
    }

    /**
     * The answer to a query or a retrieval. A partial success is an answer that is not complete, never an empty one.
     *
     * @throws ServiceFaultException refused, every raw code kept; retryable when the codes say that it may pass
     * @throws TransportException code {@code DMP-STATUS-UNEXPECTED}: neither success nor failure; may be asked again
     */
    public static RegistryAnswer ofReading(String service, String operation, RegistryResponse response) {
        if (RegistryResponse.FAILURE.equals(response.status())) {
            throw refused(service, operation, response, true);
        }
        boolean success = response.isSuccess();
        if (!success && !RegistryResponse.PARTIAL_SUCCESS.equals(response.status())) {
            throw unexpected(true);
        }
        List<DmpIssue> issues = issues(response);
        boolean complete = success && issues.stream().noneMatch(DmpIssue::isError);
        return new RegistryAnswer(response.objects(), issues, complete);
    }

    /**
     * The answer to a change.
     *
     * @return the warnings
     * @throws ServiceFaultException refused: nothing was changed
     * @throws TransportException uncertain, code {@code DMP-STATUS-UNEXPECTED}: neither success nor failure
     */
    public static List<DmpIssue> ofChange(String service, String operation, RegistryResponse response) {
        if (RegistryResponse.FAILURE.equals(response.status())) {
            throw refused(service, operation, response, false);
        }
        List<DmpIssue> issues = issues(response);
        if (!response.isSuccess() || issues.stream().anyMatch(DmpIssue::isError)) {
            throw unexpected(false);
        }
        return issues;
    }

    /** Errors and warnings as the DMP tells them. */
    static List<DmpIssue> issues(RegistryResponse response) {
        return response.errors().stream()
                .map(each -> new DmpIssue(
                        DmpErrorCode.of(each.code()),
                        each.isWarning() ? DmpIssue.Severity.WARNING : DmpIssue.Severity.ERROR,
                        each.context(),
                        each.location(),
                        Layer.EBXML_REGISTRY))
                .toList();
    }

    /** The refusal, what refuses before what only warns, every raw code kept. */
    static ServiceFaultException refused(String service, String operation, RegistryResponse response, boolean reading) {
        List<RegistryError> errors =
                response.errors().stream().filter(each -> !each.isWarning()).toList();
        List<DmpErrorCode> codes =
                errors.stream().map(each -> DmpErrorCode.of(each.code())).toList();
        boolean retryable = !codes.isEmpty()
                && codes.stream()
                        .allMatch(
                                reading ? DmpErrorCode::isRetryableWhenReading : DmpErrorCode::isRetryableWhenWriting);
        List<RawError> raw = response.errors().stream()
                // What refuses comes before what only warns.
                .sorted((a, b) -> Boolean.compare(a.isWarning(), b.isWarning()))
                .map(each -> new RawError(each.code(), each.location(), each.context(), each.severity()))
                .toList();
        DmpErrorCode.Kind kind =
                codes.isEmpty() ? DmpErrorCode.Kind.OTHER : codes.get(0).kind();
        return new ServiceFaultException(
                service,
                operation,
                Layer.EBXML_REGISTRY,
                raw.isEmpty() ? List.of(new RawError("", "", "", "")) : raw,
                retryable,
                kind.explanation());
    }

    private static SegurException unexpected(boolean reading) {
        return TransportException.uncertain(
                "DMP-STATUS-UNEXPECTED",
                reading,
                reading
                        ? LocalizedText.of(
                                "la réponse ne dit ni le succès ni l'échec",
                                "the answer tells neither success nor failure")
                        : LocalizedText.of(
                                "la réponse ne dit ni le succès ni l'échec : relire le document avant tout nouvel essai",
                                "the answer tells neither success nor failure: read the document before trying again"),
                null);
    }
}
