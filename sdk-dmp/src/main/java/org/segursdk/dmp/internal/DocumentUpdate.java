package org.segursdk.dmp.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.dmp.search.DocumentStatus;
import org.segursdk.dmp.search.FoundDocument;

/**
 * A change of a registered document (TD3.3a–d, ITI-57): its status, or its visibility by a full copy of its metadata. Made from
 * the document as a search has just found it. Source: dmp §10, examples §10.
 */
public final class DocumentUpdate {
    private static final String SUBJECT = "DocumentUpdate";
    private static final String DOCUMENT_ID = "Document01";
    private static final Pattern ENTRY_UUID =
            Pattern.compile("urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final RegistryObjects objects;

    private DocumentUpdate(RegistryObjects objects) {
        this.objects = objects;
    }

    /**
     * Deletes a document, which stays kept but out of everybody's sight (TD3.3c).
     *
     * @throws InvalidInputException rules {@code DMP-ENTRY-UUID}, {@code DMP-STATUS-CURRENT}
     */
    public static DocumentUpdate delete(FoundDocument document, UpdateOrigin origin) {
        return status(
                document,
                EnumSet.of(DocumentStatus.Kind.ACTIVE, DocumentStatus.Kind.ARCHIVED, DocumentStatus.Kind.DEPRECATED),
                AvailabilityStatus.DELETED,
                origin);
    }

    /**
     * Archives an active document (TD3.3d).
     *
     * @throws InvalidInputException rules {@code DMP-ENTRY-UUID}, {@code DMP-STATUS-CURRENT}
     */
    public static DocumentUpdate archive(FoundDocument document, UpdateOrigin origin) {
        return status(document, EnumSet.of(DocumentStatus.Kind.ACTIVE), AvailabilityStatus.ARCHIVED, origin);
    }

    /**
     * Brings an archived document back (TD3.3d).
     *
     * @throws InvalidInputException rules {@code DMP-ENTRY-UUID}, {@code DMP-STATUS-CURRENT}
     */
    public static DocumentUpdate unarchive(FoundDocument document, UpdateOrigin origin) {
        return status(document, EnumSet.of(DocumentStatus.Kind.ARCHIVED), AvailabilityStatus.APPROVED, origin);
    }

    /**
     * Masks a document from professionals (TD3.3a).
     *
     * @throws InvalidInputException rules {@code DMP-ENTRY-UUID}, {@code DMP-VERSION-UNKNOWN}, {@code DMP-VISIBILITY-SAME}
     */
    public static DocumentUpdate mask(FoundDocument document, UpdateOrigin origin) {
        return visibility(document, masked(document), origin);
    }

    /**
     * Shows a masked document to professionals again (TD3.3a).
     *
     * @throws InvalidInputException as {@link #mask}
     */
    public static DocumentUpdate unmask(FoundDocument document, UpdateOrigin origin) {
        return visibility(document, without(document, Visibility.MASKED_FROM_PROFESSIONALS), origin);
    }

    /**
     * Makes a document visible to the patient, once its content was announced (TD3.3b). There is no way back.
     *
     * @throws InvalidInputException as {@link #mask}
     */
    public static DocumentUpdate showToPatient(FoundDocument document, UpdateOrigin origin) {
        return visibility(document, without(document, Visibility.INVISIBLE_TO_PATIENT), origin);
    }

    /**
     * Makes a document visible to the legal representatives of the patient (TD3.3b). There is no way back.
     *
     * @throws InvalidInputException as {@link #mask}
     */
    public static DocumentUpdate showToLegalRepresentatives(FoundDocument document, UpdateOrigin origin) {
        return visibility(document, without(document, Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES), origin);
    }

    private static Set<Visibility> masked(FoundDocument document) {
        EnumSet<Visibility> wanted = EnumSet.of(Visibility.MASKED_FROM_PROFESSIONALS);
        wanted.addAll(document.visibility());
        return wanted;
    }

    private static Set<Visibility> without(FoundDocument document, Visibility lifted) {
        EnumSet<Visibility> wanted = EnumSet.noneOf(Visibility.class);
        wanted.addAll(document.visibility());
        wanted.remove(lifted);
        return wanted;
    }

    private static DocumentUpdate status(
            FoundDocument document, Set<DocumentStatus.Kind> from, String to, UpdateOrigin origin) {
        DocumentStatus current = document.status();
        entryUuid(document)
                .check(
                        from.contains(current.kind()),
                        "document.status",
                        "DMP-STATUS-CURRENT",
                        "le statut actuel du document ne permet pas ce changement",
                        "the current status of the document does not allow this change")
                .throwIfAny(SUBJECT);
        SubmissionSet set = origin.submissionSet();
        Association change = Association.updateStatus("a1", set, document.entryUuid(), current.rawCode(), to);
        return new DocumentUpdate(RegistryObjects.submission(set, List.of(), List.of(change)));
    }

    private static DocumentUpdate visibility(FoundDocument document, Set<Visibility> wanted, UpdateOrigin origin) {
        entryUuid(document)
                .check(
                        document.version().isPresent(),
                        "document.version",
                        "DMP-VERSION-UNKNOWN",
                        "la version des métadonnées, telle que la recherche la donne, est nécessaire",
                        "the version of the metadata, as the search gives it, is needed")
                .check(
                        !wanted.equals(document.visibility()),
                        "document.visibility",
                        "DMP-VISIBILITY-SAME",
                        "le document a déjà cette visibilité",
                        "the document already has that visibility")
                .throwIfAny(SUBJECT);
        SubmissionSet set = origin.submissionSet();
        DocumentEntry next = document.entry().withVisibility(DOCUMENT_ID, wanted);
        Association member =
                Association.hasNewVersion("a1", set, next, document.version().orElseThrow());
        return new DocumentUpdate(RegistryObjects.submission(set, List.of(next), List.of(member)));
    }

    private static Violations entryUuid(FoundDocument document) {
        return new Violations()
                .check(
                        ENTRY_UUID.matcher(document.entryUuid()).matches(),
                        "document.entryUuid",
                        "DMP-ENTRY-UUID",
                        "l'entryUUID du document est nécessaire (urn:uuid:…)",
                        "the entryUUID of the document is needed (urn:uuid:…)");
    }

    public RegistryObjects objects() {
        return objects;
    }

    /** Writes the body of the request. */
    public void writeTo(XMLStreamWriter out) throws XMLStreamException {
        new EbrimWriter(out).writeSubmitObjectsRequest(objects);
    }
}
