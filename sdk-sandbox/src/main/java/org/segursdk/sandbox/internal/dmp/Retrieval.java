package org.segursdk.sandbox.internal.dmp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSituation.Kind;
import org.segursdk.sandbox.internal.http.AnswerBody;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;

/** TD3.2: gives documents back, each in a part of its own. Source: dmp §9. */
final class Retrieval {
    static final String ACTION = "urn:ihe:iti:2007:RetrieveDocumentSet";
    private static final String STATUS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:";
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

    private final RegistryErrors errors;
    private final Kind situation;
    private final List<MtomAnswer.Part> parts = new ArrayList<>();
    private final StringBuilder responses = new StringBuilder();

    Retrieval(RegistryErrors errors, Kind situation) {
        this.errors = errors;
        this.situation = situation;
    }

    List<MtomAnswer.Part> parts() {
        return situation == Kind.PART_MISSING && !parts.isEmpty() ? parts.subList(0, parts.size() - 1) : parts;
    }

    /**
     * Looks for every document asked for; what is not found is added to the errors.
     *
     * @throws Refusal the frame is not that of ITI-43, or an identifier is no OID
     */
    void find(Element request, DmpPatient patient, Vihf caller, Registry registry) throws Refusal {
        if (!Dom.is(request, Submission.XDS_B, "RetrieveDocumentSetRequest")) {
            throw Refusal.sandbox("The body must be RetrieveDocumentSetRequest.");
        }
        List<Element> wanted = Dom.children(request, Submission.XDS_B, "DocumentRequest");
        if (wanted.isEmpty()) {
            throw Refusal.sandbox("DocumentRequest is missing.");
        }
        List<DmpDocument> all = registry.documents(patient.ins().matricule().value());
        DocumentRights rights = new DocumentRights(patient, caller);
        for (Element each : wanted) {
            String repository = Dom.childText(each, Submission.XDS_B, "RepositoryUniqueId");
            String uniqueId = Dom.childText(each, Submission.XDS_B, "DocumentUniqueId");
            if (!OID.matcher(uniqueId).matches()) {
                throw new Refusal(
                        true,
                        "XDSDocumentUniqueIdError",
                        "XDSDocumentUniqueIdError",
                        "DocumentUniqueId must be the OID of a document, not an entryUUID");
            }
            if (!StoredEntry.REPOSITORY.equals(repository)) {
                errors.add("XDSUnknownRepositoryId", "the repository is " + StoredEntry.REPOSITORY);
                continue;
            }
            Optional<DmpDocument> found = all.stream()
                    .filter(d -> d.uniqueId().equals(uniqueId) && !DmpDocument.DELETED.equals(d.status()))
                    .findFirst();
            if (found.isEmpty()) {
                errors.add("XDSDocumentUniqueIdError", uniqueId);
                continue;
            }
            Optional<String> objection = rights.objection(Rights.RETRIEVE, found.get());
            if (objection.isPresent()) {
                errors.add("SandboxForbidden", uniqueId + ": " + objection.get());
                continue;
            }
            add(found.get());
        }
    }

    private void add(DmpDocument document) {
        AnswerBody content = AnswerBody.of(document.content(), document.size());
        MtomAnswer.Part part = MtomAnswer.Part.of(
                document.mimeType(), situation == Kind.TAMPERED_DOCUMENT ? new Tampered(content) : content);
        parts.add(part);
        responses
                .append("<x:DocumentResponse><x:RepositoryUniqueId>")
                .append(StoredEntry.REPOSITORY)
                .append("</x:RepositoryUniqueId><x:DocumentUniqueId>")
                .append(document.uniqueId())
                .append("</x:DocumentUniqueId><x:mimeType>")
                .append(Markup.escape(document.mimeType()))
                .append(
                        "</x:mimeType><x:Document><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"")
                .append(part.reference())
                .append("\"/></x:Document></x:DocumentResponse>");
    }

    /** The answer's payload. */
    String payload() {
        String status = errors.isEmpty()
                ? STATUS + "Success"
                : responses.isEmpty() ? STATUS + "Failure" : "urn:ihe:iti:2007:ResponseStatusType:PartialSuccess";
        return "<x:RetrieveDocumentSetResponse xmlns:x=\"" + Submission.XDS_B + "\">" + errors.responseOf(status)
                + responses + "</x:RetrieveDocumentSetResponse>";
    }

    /** As many bytes, one of which is another. */
    private record Tampered(AnswerBody original) implements AnswerBody {
        @Override
        public long size() {
            return original.size();
        }

        @Override
        public InputStream open() throws IOException {
            return new Flip(original.open(), original.size() / 2);
        }
    }

    /** Turns one bit of one byte. */
    private static final class Flip extends FilterInputStream {
        private long left;

        Flip(InputStream in, long position) {
            super(in);
            this.left = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count > 0 && left >= 0 && left < count) {
                bytes[offset + (int) left] ^= 1;
            }
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
