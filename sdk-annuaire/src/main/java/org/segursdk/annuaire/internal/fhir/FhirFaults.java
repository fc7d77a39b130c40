package org.segursdk.annuaire.internal.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.segursdk.annuaire.internal.http.Reply;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;

/** What an answer that is not a success means. The HTTP status is the code; the server's words stay among the raw errors. Source: annuaire §8. */
public final class FhirFaults {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private FhirFaults() {}

    /** @param excessStatus by which the gateway says that calls come too fast */
    static ServiceFaultException of(Reply reply, String operation, int excessStatus) {
        Optional<OperationOutcome> outcome = FhirJson.resource(reply.body(), OperationOutcome.class);
        String status = String.valueOf(reply.status());
        List<RawError> errors = new ArrayList<>();
        outcome.ifPresent(found -> found.getIssue().forEach(issue -> errors.add(error(status, issue))));
        if (errors.isEmpty()) {
            errors.add(new RawError(status, "", "", ""));
        }
        boolean excess = reply.status() == excessStatus;
        return new ServiceFaultException(
                "annuaire",
                operation,
                outcome.isPresent() ? Layer.FUNCTIONAL : Layer.HTTP,
                errors,
                excess || reply.isServerFailure(),
                explanation(reply.status(), excess));
    }

    private static RawError error(String status, OperationOutcomeIssueComponent issue) {
        return new RawError(
                status,
                issue.getCode() == null ? "" : Codings.text(issue.getCode().toCode()),
                Codings.text(issue.getDiagnostics()),
                issue.getSeverity() == null
                        ? ""
                        : Codings.text(issue.getSeverity().toCode()));
    }

    private static LocalizedText explanation(int status, boolean excess) {
        if (excess) {
            return LocalizedText.of(
                    "l'annuaire demande de ralentir (" + status + ")",
                    "the directory asks for fewer calls (" + status + ")");
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return LocalizedText.of(
                    "l'annuaire refuse la clé ou l'accès (" + status + ")",
                    "the directory refuses the key or the access (" + status + ")");
        }
        if (status >= 500) {
            return LocalizedText.of(
                    "l'annuaire est en panne (" + status + ") : réessayer plus tard",
                    "the directory is out of order (" + status + "): try again later");
        }
        return LocalizedText.of(
                "l'annuaire refuse la demande (" + status + ")", "the directory refuses the request (" + status + ")");
    }
}
