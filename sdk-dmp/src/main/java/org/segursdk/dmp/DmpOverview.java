package org.segursdk.dmp;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/**
 * What the software shows of a patient's DMP without a click when it opens their record: its state, whether they have a Mon
 * espace santé, what arrived last. For showing alone: whether someone may read is asked of the DMP again before they do.
 * {@code toString} shows nothing of the documents. Source: rem DMPC-04, DMPC-07, DMPC-09.
 *
 * @param state one of four
 * @param ensAttached whether the record belongs to a Mon espace santé, when told
 * @param askedAt when the DMP answered
 * @param newDocuments documents that others added since the last visit, when they were looked for
 * @param latest the last document that arrived, when they were looked for and there is one
 */
public record DmpOverview(
        State state,
        Optional<Boolean> ensAttached,
        Instant askedAt,
        OptionalInt newDocuments,
        Optional<LatestDocument> latest) {
    /** The four states that the software shows by the official icons. */
    public enum State {
        /** Created, and the user is authorised. */
        AUTHORISED("DMP créé, accès autorisé", "record created, access authorised"),
        /** Created, and the user is not authorised: never was, no more, blocked, or the DMP did not tell. */
        NOT_AUTHORISED("DMP créé, accès non autorisé", "record created, access not authorised"),
        NOT_CREATED("DMP non créé", "record not created"),
        CLOSED("DMP fermé", "record closed");

        private final String french;
        private final String english;

        State(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** For people. */
        public LocalizedText label() {
            return LocalizedText.of(french, english);
        }

        /** The state of an answer to TD0.2; authorised only if the DMP says so. */
        public static State of(DmpStatus status) {
            return status.match(
                    open -> open.authorisation().kind() == Authorisation.Kind.VALID ? AUTHORISED : NOT_AUTHORISED,
                    closed -> CLOSED,
                    absent -> NOT_CREATED);
        }
    }

    /**
     * A document in few words. {@code toString} shows no title.
     *
     * @param uniqueId its identifier
     * @param type its kind
     * @param title as its author wrote it
     * @param createdAt when it was made
     */
    public record LatestDocument(Oid uniqueId, CodedValue type, String title, Instant createdAt) {
        public LatestDocument {
            Objects.requireNonNull(uniqueId, "uniqueId");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(createdAt, "createdAt");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "LatestDocument[redacted]";
        }
    }

    public DmpOverview {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(ensAttached, "ensAttached");
        Objects.requireNonNull(askedAt, "askedAt");
        Objects.requireNonNull(newDocuments, "newDocuments");
        Objects.requireNonNull(latest, "latest");
    }

    /** What an answer to TD0.2 alone tells. */
    public static DmpOverview of(DmpStatus status, Instant askedAt) {
        Optional<Boolean> ens =
                status.match(DmpStatus.Open::ensAttached, closed -> Optional.empty(), absent -> Optional.empty());
        return new DmpOverview(State.of(status), ens, askedAt, OptionalInt.empty(), Optional.empty());
    }

    /** The same, once the documents were looked for. */
    public DmpOverview withDocuments(int count, Optional<LatestDocument> last) {
        return new DmpOverview(state, ensAttached, askedAt, OptionalInt.of(count), last);
    }

    /** Without the documents. */
    @Override
    public String toString() {
        return "DmpOverview[" + state + "]";
    }
}
