package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.RegistryError;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.dmp.DmpErrorCode;
import org.segursdk.dmp.FeedResult;

/** What the registry's answer to a submission means. Source: dmp §7, §12. */
public final class FeedAnswer {
    private final String service;
    private final String operation;
    private final Oid submissionSetId;
    private final List<Oid> documents;

    public FeedAnswer(String service, String operation, Oid submissionSetId, List<Oid> documents) {
        this.service = service;
        this.operation = operation;
        this.submissionSetId = submissionSetId;
        this.documents = List.copyOf(documents);
    }

    /**
     * The result of the submission.
     *
     * @throws ServiceFaultException refused, every raw code kept
     * @throws TransportException uncertain, code {@code DMP-STATUS-UNEXPECTED}: neither success nor failure
     */
    public FeedResult of(RegistryResponse response) {
        List<RegistryError> errors =
                response.errors().stream().filter(each -> !each.isWarning()).toList();
        if (response.isSuccess() && errors.isEmpty()) {
            return new FeedResult.Accepted(submissionSetId, documents);
        }
        if (!RegistryResponse.FAILURE.equals(response.status())) {
            throw unexpected();
        }
        boolean onlyDuplicates = !errors.isEmpty()
                && errors.stream()
                        .allMatch(each -> DmpErrorCode.of(each.code()).kind() == DmpErrorCode.Kind.DUPLICATE_UNIQUE_ID);
        if (!onlyDuplicates) {
            throw RegistryAnswer.refused(service, operation, response, false);
        }
        return alreadyThere(errors);
    }

    private static SegurException unexpected() {
        return TransportException.uncertain(
                "DMP-STATUS-UNEXPECTED",
                false,
                LocalizedText.of(
                        "la réponse ne dit ni le succès ni l'échec : chercher les documents avant tout nouvel envoi",
                        "the answer tells neither success nor failure: look for the documents before sending again"),
                null);
    }

    private FeedResult alreadyThere(List<RegistryError> errors) {
        if (documents.size() == 1) {
            return new FeedResult.AlreadyThere(documents, List.of());
        }
        List<Oid> named = new ArrayList<>();
        List<Oid> others = new ArrayList<>();
        for (Oid document : documents) {
            boolean isNamed = errors.stream()
                    .anyMatch(each ->
                            names(each.context(), document.value()) || names(each.location(), document.value()));
            (isNamed ? named : others).add(document);
        }
        return new FeedResult.AlreadyThere(named, others);
    }

    /** Whether the text holds the OID whole, not as a piece of a longer one. */
    static boolean names(String text, String oid) {
        for (int at = text.indexOf(oid); at >= 0; at = text.indexOf(oid, at + 1)) {
            int end = at + oid.length();
            boolean startsInside = at > 0 && isArc(text.charAt(at - 1));
            boolean endsInside = end < text.length()
                    && (Character.isDigit(text.charAt(end))
                            || text.charAt(end) == '.'
                                    && end + 1 < text.length()
                                    && Character.isDigit(text.charAt(end + 1)));
            if (!startsInside && !endsInside) {
                return true;
            }
        }
        return false;
    }

    private static boolean isArc(char c) {
        return c == '.' || Character.isDigit(c);
    }
}
