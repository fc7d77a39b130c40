package org.segursdk.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A document as the simulated DMP stored it, read from the request by the simulator's own parsers. {@code toString} shows
 * identifiers and sizes only.
 *
 * @param uniqueId OID given by the producer
 * @param entryUuid {@code urn:uuid:…} given by the registry; a new one with every change of the metadata
 * @param logicalId stable over changes of metadata
 * @param version 1 at first
 * @param status availability status, a URN: Approved, Deprecated, Archived or Deleted
 * @param title title
 * @param typeCode type
 * @param classCode class
 * @param formatCode format
 * @param confidentiality confidentiality and visibility codes, in the order sent
 * @param mimeType media type declared in the metadata
 * @param creationTime {@code yyyyMMddHHmmss}, UTC
 * @param authors authors, in order
 * @param size bytes received
 * @param sha1 of the bytes received, lower-case hexadecimal
 * @param references numbers shared with other documents (referenceIdList), as sent: {@code number^^^&oid&ISO^type}
 * @param submissionSetId uniqueId of the submission that brought it
 * @param replaces entryUuid of the document it replaced
 * @param structure IdNat_Struct of whoever fed it; empty for what the patient laid down
 * @param content file with the bytes received; deleted with the sandbox's directory
 */
public record DmpDocument(
        String uniqueId,
        String entryUuid,
        String logicalId,
        int version,
        String status,
        String title,
        CodedValue typeCode,
        CodedValue classCode,
        CodedValue formatCode,
        List<CodedValue> confidentiality,
        String mimeType,
        String creationTime,
        List<Author> authors,
        long size,
        String sha1,
        List<String> references,
        String submissionSetId,
        Optional<String> replaces,
        String structure,
        Path content) {
    public static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";
    public static final String DEPRECATED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated";
    public static final String ARCHIVED = "urn:asip:ci-sis:2010:StatusType:Archived";
    /** Deleted, which is logical: no search returns it. */
    public static final String DELETED = "urn:asip:ci-sis:2010:StatusType:Deleted";

    /**
     * An author.
     *
     * @param id national number
     * @param familyName name, or name of the system
     * @param givenName may be empty
     * @param institution name of the structure, may be empty
     * @param institutionId IdNat_Struct, may be empty
     * @param specialty code such as {@code G15_10/SM26}, may be empty
     */
    public record Author(
            String id,
            String familyName,
            String givenName,
            String institution,
            String institutionId,
            String specialty) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Author[redacted]";
        }
    }

    public DmpDocument {
        Objects.requireNonNull(uniqueId, "uniqueId");
        confidentiality = List.copyOf(confidentiality);
        authors = List.copyOf(authors);
        references = List.copyOf(references);
        Objects.requireNonNull(replaces, "replaces");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(content, "content");
    }

    /** The signature document of a submission, which stands beside the documents it signs. */
    public boolean isSignature() {
        return "http://www.w3.org/2000/09/xmldsig#".equals(formatCode.code());
    }

    /** Masqué aux professionnels: for its author and the treating physician. */
    public boolean isMasked() {
        return hasVisibility("MASQUE_PS");
    }

    /** Not yet shown to the patient. */
    public boolean isInvisibleToPatient() {
        return hasVisibility("INVISIBLE_PATIENT");
    }

    /** Not shown to the legal representatives. */
    public boolean isInvisibleToRepresentatives() {
        return hasVisibility("INVISIBLE_REPRESENTANTS_LEGAUX");
    }

    /** The patient's own document: class 90, or one of the types {@code DOCPAT…}. Source: dmp §8. */
    public boolean isByPatient() {
        return "90".equals(classCode.code()) || typeCode.code().startsWith("DOCPAT");
    }

    private boolean hasVisibility(String code) {
        return confidentiality.stream().anyMatch(c -> c.code().equals(code));
    }

    /**
     * Opens the bytes received.
     *
     * @throws IOException when the file is gone
     */
    public InputStream open() throws IOException {
        return Files.newInputStream(content);
    }

    /** The same document with another status. */
    public DmpDocument withStatus(String newStatus) {
        return new DmpDocument(
                uniqueId,
                entryUuid,
                logicalId,
                version,
                newStatus,
                title,
                typeCode,
                classCode,
                formatCode,
                confidentiality,
                mimeType,
                creationTime,
                authors,
                size,
                sha1,
                references,
                submissionSetId,
                replaces,
                structure,
                content);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DmpDocument[" + uniqueId + ", " + typeCode.code() + ", " + size + " bytes, redacted]";
    }
}
