package org.segursdk.sandbox.internal.dmp;

import java.util.Optional;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;

/** What a caller may do with one document, once the transaction as such is allowed. Source: dmp §2.3, §8. */
final class DocumentRights {
    private final DmpPatient patient;
    private final Vihf caller;

    DocumentRights(DmpPatient patient, Vihf caller) {
        this.patient = patient;
        this.caller = caller;
    }

    /** Whether the caller gets to know of the document; deleted ones nobody does. */
    boolean sees(DmpDocument document) {
        if (DmpDocument.DELETED.equals(document.status())) {
            return false;
        }
        if (!document.isMasked()) {
            return true;
        }
        if (actsForStructure()) {
            return isOfStructure(document);
        }
        return !caller.isOccupationalPhysician() && (isAuthor(document) || isTreating());
    }

    /** Why the caller may not; empty when it may. */
    Optional<String> objection(String operation, DmpDocument document) {
        return switch (operation) {
            case Rights.RETRIEVE ->
                objection(sees(document), "a masked document is for its author and the treating physician");
            case Rights.UNMASK ->
                objection(isTreating() || isAuthor(document), "unmasking is for the author and the treating physician");
            case Rights.DELETE ->
                actsForStructure()
                        ? objection(isOfStructure(document), "only documents of the structure may be deleted")
                        : objection(isAuthor(document), "only the author may delete a document");
            case Rights.ARCHIVE -> archiving(document);
            default -> Optional.empty();
        };
    }

    private Optional<String> archiving(DmpDocument document) {
        if (document.isByPatient()) {
            return objection(isTreating(), "a patient's own document is archived by the treating physician");
        }
        return objection(
                caller.isPhysician() || isAuthor(document) && "normal".equals(caller.purpose()),
                "who is no physician archives own documents only, in normal access");
    }

    /** Whether the caller may put another document in its place. Inferred from the right to delete. */
    boolean mayReplace(DmpDocument document) {
        return isAuthor(document) || isOfStructure(document);
    }

    private boolean actsForStructure() {
        return caller.isNonProfessional() || "INDIRECTE".equals(caller.mode());
    }

    private boolean isOfStructure(DmpDocument document) {
        return !document.structure().isEmpty() && document.structure().equals(caller.structure());
    }

    private boolean isAuthor(DmpDocument document) {
        return document.authors().stream().anyMatch(author -> author.id().equals(caller.holder()));
    }

    private boolean isTreating() {
        return !caller.isNonProfessional() && patient.isTreatedBy(caller.holder());
    }

    private static Optional<String> objection(boolean allowed, String text) {
        return allowed ? Optional.empty() : Optional.of(text);
    }
}
