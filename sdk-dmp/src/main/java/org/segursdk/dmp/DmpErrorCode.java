package org.segursdk.dmp;

import java.util.Map;
import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * A code by which the DMP tells an error or a warning. The DMP's own table is not published: what is not known here is
 * {@link Kind#OTHER}, and the raw code always stays. The names in {@code XDS…} are those of IHE; which of them the DMP uses is
 * inferred. Source: dmp §12.
 *
 * @param kind what the code means
 * @param rawCode as received; {@code ""} when none came
 */
public record DmpErrorCode(Kind kind, String rawCode) {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("XDSUnknownPatientId", Kind.UNKNOWN_PATIENT),
            Map.entry("XDSPatientIdDoesNotMatch", Kind.PATIENT_MISMATCH),
            Map.entry("XDSDuplicateUniqueIdInRegistry", Kind.DUPLICATE_UNIQUE_ID),
            Map.entry("XDSDocumentUniqueIdError", Kind.UNKNOWN_UNIQUE_ID),
            Map.entry("XDSUnavailableDocument", Kind.UNKNOWN_UNIQUE_ID),
            Map.entry("XDSMissingDocument", Kind.MISSING_PART),
            Map.entry("XDSMissingDocumentMetadata", Kind.MISSING_PART),
            Map.entry("XDSRegistryMetadataError", Kind.METADATA),
            Map.entry("XDSRepositoryMetadataError", Kind.METADATA),
            Map.entry("XDSExtraMetadataNotSaved", Kind.METADATA),
            Map.entry("XDSMetadataUpdateError", Kind.METADATA_UPDATE),
            Map.entry("XDSMetadataUpdateOperationError", Kind.METADATA_UPDATE),
            Map.entry("XDSMetadataVersionError", Kind.METADATA_UPDATE),
            Map.entry("XDSPatientIDReconciliationError", Kind.METADATA_UPDATE),
            Map.entry("XDSReplaceFailed", Kind.REPLACE_FAILED),
            Map.entry("XDSTooManyResults", Kind.TOO_MANY_RESULTS),
            Map.entry("XDSStoredQueryMissingParam", Kind.QUERY),
            Map.entry("XDSStoredQueryParamNumber", Kind.QUERY),
            Map.entry("XDSUnknownStoredQuery", Kind.QUERY),
            Map.entry("XDSResultNotSinglePatient", Kind.QUERY),
            Map.entry("XDSUnknownRepositoryId", Kind.UNKNOWN_REPOSITORY),
            Map.entry("XDSRegistryBusy", Kind.BUSY),
            Map.entry("XDSRepositoryBusy", Kind.BUSY),
            Map.entry("XDSRegistryError", Kind.INTERNAL),
            Map.entry("XDSRepositoryError", Kind.INTERNAL),
            Map.entry("XDSRegistryOutOfResources", Kind.INTERNAL),
            Map.entry("XDSRepositoryOutOfResources", Kind.INTERNAL),
            Map.entry("XDSRegistryNotAvailable", Kind.INTERNAL),
            Map.entry("DMPInvalidCertificate", Kind.CERTIFICATE),
            Map.entry("DMPClosed", Kind.CLOSED),
            Map.entry("DMPFound", Kind.FOUND));

    /** What a code means. */
    public enum Kind {
        /** {@code XDSUnknownPatientId}. */
        UNKNOWN_PATIENT("patient inconnu du DMP", "patient unknown to the DMP"),
        /** {@code XDSPatientIdDoesNotMatch}: metadata, VIHF and documents name different patients. */
        PATIENT_MISMATCH(
                "les identifiants du patient diffèrent dans la demande", "the patient ids differ within the request"),
        /** {@code XDSDuplicateUniqueIdInRegistry}. */
        DUPLICATE_UNIQUE_ID(
                "le DMP détient déjà un document de cet identifiant", "the DMP already holds a document of that id"),
        /** {@code XDSDocumentUniqueIdError}: no document of that uniqueId; often an entryUUID was given. */
        UNKNOWN_UNIQUE_ID("aucun document de cet identifiant dans le DMP", "no document of that id in the DMP"),
        /** {@code XDSMissingDocument}, {@code XDSMissingDocumentMetadata}. */
        MISSING_PART("métadonnées et documents ne se correspondent pas", "metadata and documents do not match"),
        /** {@code XDSRegistryMetadataError} and the like. */
        METADATA("métadonnées refusées", "metadata refused"),
        /** {@code XDSMetadataUpdateError} and the like. */
        METADATA_UPDATE(
                "modification refusée : relire le document dans le DMP avant de la redemander",
                "update refused: read the document in the DMP again before asking anew"),
        /** {@code XDSReplaceFailed}. */
        REPLACE_FAILED("remplacement refusé", "replacement refused"),
        /** {@code XDSTooManyResults}. */
        TOO_MANY_RESULTS("trop de résultats : restreindre la recherche", "too many results: narrow the search"),
        /** {@code XDSStoredQueryMissingParam}, {@code XDSUnknownStoredQuery} and the like. */
        QUERY("requête refusée", "query refused"),
        /** {@code XDSUnknownRepositoryId}. */
        UNKNOWN_REPOSITORY("entrepôt inconnu", "unknown repository"),
        /** {@code XDSRegistryBusy}, {@code XDSRepositoryBusy}: refused for the moment, nothing done. */
        BUSY("le DMP est occupé", "the DMP is busy"),
        /** {@code XDSRegistryError}, {@code XDSRepositoryError} and the like. */
        INTERNAL("erreur interne du DMP", "internal error of the DMP"),
        /** {@code DMPInvalidCertificate}: not a signature certificate. */
        CERTIFICATE("certificat refusé par le DMP", "certificate refused by the DMP"),
        /** {@code DMPClosed}. */
        CLOSED("le DMP est fermé", "the record is closed"),
        /** {@code DMPFound}: the record to create exists. */
        FOUND("le DMP existe déjà", "the record already exists"),
        /** A code this SDK does not know, or none. */
        OTHER("refusé par le DMP", "refused by the DMP");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What happened, for people. */
        public LocalizedText explanation() {
            return LocalizedText.of(french, english);
        }
    }

    public DmpErrorCode {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rawCode, "rawCode");
    }

    /** @param rawCode as received; a namespace or prefix before {@code :} or {@code #} is not looked at */
    public static DmpErrorCode of(String rawCode) {
        String code = rawCode.strip();
        String local = code.substring(Math.max(code.lastIndexOf(':'), code.lastIndexOf('#')) + 1);
        return new DmpErrorCode(KINDS.getOrDefault(local, Kind.OTHER), rawCode);
    }

    /** Whether asking again may help, for a call that changes nothing on the other side. */
    public boolean isRetryableWhenReading() {
        return kind == Kind.BUSY || kind == Kind.INTERNAL || kind == Kind.TOO_MANY_RESULTS;
    }

    /** Whether sending a change again is safe: it was put off and nothing was done. */
    public boolean isRetryableWhenWriting() {
        return kind == Kind.BUSY;
    }
}
