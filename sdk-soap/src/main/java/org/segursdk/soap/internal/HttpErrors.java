package org.segursdk.soap.internal;

import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;

/** What an HTTP status without a SOAP answer means. */
final class HttpErrors {
    private HttpErrors() {}

    static SegurException of(Answer answer, Call call) {
        int status = answer.status();
        if (status >= 500 && status != 503) {
            // The service, or what stands behind the gateway, may have acted before it failed.
            return TransportException.uncertain(
                    "HTTP-" + status,
                    call.isReadOnly(),
                    LocalizedText.of(
                            "le service a répondu par une erreur HTTP " + status + " sans message SOAP",
                            "the service answered HTTP error " + status + " without a SOAP message"),
                    null);
        }
        boolean later = status == 429 || status == 503;
        String wait = later ? retryAfter(answer) : "";
        return new ServiceFaultException(
                call.service(),
                call.request().operation(),
                Layer.HTTP,
                List.of(new RawError(Integer.toString(status), "", wait.isEmpty() ? "" : "Retry-After: " + wait, "")),
                later || status == 408,
                explanation(status, wait));
    }

    private static LocalizedText explanation(int status, String wait) {
        String head = "HTTP " + status;
        if (status == 429 || status == 503) {
            return LocalizedText.of(
                    head + " : service surchargé ou indisponible"
                            + (wait.isEmpty() ? "" : ", réessayer après " + wait + " s"),
                    head + ": service overloaded or unavailable"
                            + (wait.isEmpty() ? "" : ", retry after " + wait + " s"));
        }
        if (status == 401 || status == 403) {
            return LocalizedText.of(
                    head + " : accès refusé, vérifier le certificat et les droits",
                    head + ": access denied, check the certificate and the rights");
        }
        if (status >= 300 && status < 400) {
            return LocalizedText.of(
                    head + " : redirection, jamais suivie ; vérifier l'adresse configurée",
                    head + ": redirect, never followed; check the configured address");
        }
        return LocalizedText.of(head + " : demande refusée", head + ": request refused");
    }

    /** Seconds only: any other text of the network stays out. */
    private static String retryAfter(Answer answer) {
        String value = answer.headerOrEmpty("Retry-After");
        return value.matches("[0-9]{1,6}") ? value : "";
    }
}
