package org.segursdk.examples.cabinet;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.Oid;

/**
 * A document of the practice.
 *
 * @param key its own
 * @param setId common to its versions
 * @param version from 1
 * @param replaces uniqueId of the version before
 * @param withIns whether it left with the INS
 * @param hidden from whom it is kept in the DMP
 */
public record CareDocument(
        String key,
        String recordId,
        Draft.Kind kind,
        State state,
        Oid uniqueId,
        Oid setId,
        int version,
        Optional<Oid> replaces,
        Announcement announcement,
        boolean withIns,
        Set<Visibility> hidden,
        Instant changedAt,
        Draft draft) {
    public CareDocument {
        hidden = Set.copyOf(hidden);
    }

    /** Where a document stands here; what became of its sendings is the outbox's to tell. */
    public enum State {
        DRAFT,
        SHARED,
        REPLACED,
        DELETED
    }

    /** Whether the patient is told by a professional first. */
    public enum Announcement {
        NONE,
        AWAITED,
        DONE
    }

    public String title() {
        return kind == Draft.Kind.SUMMARY ? "Synthèse médicale" : draft.title();
    }

    /** The same with other words. */
    public CareDocument with(Draft words) {
        return new CareDocument(
                key,
                recordId,
                kind,
                state,
                uniqueId,
                setId,
                version,
                replaces,
                announcement,
                withIns,
                hidden,
                changedAt,
                words);
    }

    @Override
    public String toString() {
        return "CareDocument[" + kind + ", " + state + "]";
    }
}
