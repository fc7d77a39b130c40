package org.segursdk.mss.received;

import java.util.Objects;
import java.util.Set;

/**
 * What a sender asks for about a document.
 *
 * @param kind which
 * @param toConfirm whether a person has to confirm it before anything is done
 * @param clues what it was concluded from
 */
public record RequestedOperation(Kind kind, boolean toConfirm, Set<Clue> clues) {
    /** What is asked. Source: mssante §5. */
    public enum Kind {
        /** To take the document in. */
        FIRST_TRANSMISSION,
        /** To take it in in place of an earlier one. */
        REPLACEMENT,
        /** To remove it where it was filed. */
        DELETION
    }

    /** What tells an operation. */
    public enum Clue {
        /** The action slot of the archive's metadata. */
        ARCHIVE_ACTION,
        /** {@code relatedDocument} RPLC of the CDA header, or a RPLC association of the metadata. */
        RELATED_DOCUMENT,
        /** Words of the body: no program can be sure of them. */
        BODY_WORDS,
        /** The message answers an earlier one. */
        ANSWERS_EARLIER_MESSAGE
    }

    public RequestedOperation {
        Objects.requireNonNull(kind, "kind");
        clues = Set.copyOf(clues);
    }
}
