package org.segursdk.mss.received;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a received document stands to those that are known. Source: mssante §6 (SC.CDA/INT.18).
 *
 * @param kind which case
 * @param known the documents it was held against: the same, the earlier or the later ones
 */
public record Novelty(Kind kind, List<KnownDocument> known) {
    /** The cases. */
    public enum Kind {
        /** Nothing of it is known. */
        NEW,
        /** Same id, same version: the mail is kept, the document not filed again. */
        EXACT_DUPLICATE,
        /** A higher version of a known document, or one that names a known document as replaced. */
        NEWER_VERSION,
        /** A lower or equal version of a known document, under another id: not to be filed. */
        OBSOLETE,
        /** Same id with another version, or versions that are not told: for a person to decide. */
        UNDECIDED
    }

    public Novelty {
        Objects.requireNonNull(kind, "kind");
        known = List.copyOf(known);
    }

    /** Holds the links of a document against what is known. */
    public static Novelty of(DocumentLinks links, KnownDocuments all) {
        List<KnownDocument> same = links.id().map(all::byId).orElse(List.of());
        if (!same.isEmpty()) {
            boolean equal = same.stream()
                    .anyMatch(each -> each.version().equals(links.version())
                            || each.version().isEmpty()
                            || links.version().isEmpty());
            return new Novelty(equal ? Kind.EXACT_DUPLICATE : Kind.UNDECIDED, same);
        }
        List<KnownDocument> versions = links.setId().map(all::bySetId).orElse(List.of());
        if (!versions.isEmpty()) {
            return new Novelty(ofVersions(links.version(), versions), versions);
        }
        List<KnownDocument> replaced = new ArrayList<>();
        links.replacedIds().forEach(id -> replaced.addAll(all.byId(id)));
        return new Novelty(replaced.isEmpty() ? Kind.NEW : Kind.NEWER_VERSION, replaced);
    }

    private static Kind ofVersions(OptionalInt version, List<KnownDocument> versions) {
        if (version.isEmpty()
                || versions.stream().anyMatch(each -> each.version().isEmpty())) {
            return Kind.UNDECIDED;
        }
        boolean higher = versions.stream()
                .allMatch(each -> version.getAsInt() > each.version().getAsInt());
        return higher ? Kind.NEWER_VERSION : Kind.OBSOLETE;
    }
}
