package org.segursdk.exchange.glance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.dmp.DmpOverview;
import org.segursdk.dmp.search.DocumentList;

/**
 * What to show of a patient's DMP when their record opens. For showing alone: the right to read is asked of the DMP again before
 * anything is opened.
 *
 * @param overview state of the DMP and of the last document, as {@code DmpClient.overview} gave it
 * @param latest the latest documents, newest first; empty without the right to see them, which is not "none"
 * @param listed whether the documents were looked for
 */
public record Glance(DmpOverview overview, List<GlanceDocument> latest, boolean listed) {
    public Glance {
        Objects.requireNonNull(overview, "overview");
        latest = List.copyOf(latest);
    }

    /** Of an overview alone: the documents were not looked for. */
    public static Glance of(DmpOverview overview) {
        return new Glance(overview, List.of(), false);
    }

    /**
     * Of an overview and of an answer to a search.
     *
     * @param lastVisit since when a document counts as new
     * @param atMost how many documents
     */
    public static Glance of(DmpOverview overview, DocumentList found, Instant lastVisit, int atMost) {
        List<GlanceDocument> latest = found.documents().stream()
                .sorted(Comparator.comparing(
                        each -> each.arrival().orElse(Instant.MIN), Comparator.<Instant>reverseOrder()))
                .limit(atMost)
                .map(each -> new GlanceDocument(
                        each.typeCode(),
                        each.creationTime(),
                        each.arrival().filter(lastVisit::isBefore).isPresent()))
                .toList();
        return new Glance(overview, latest, true);
    }

    /** When the DMP answered. */
    public Instant askedAt() {
        return overview.askedAt();
    }

    /** The latest document's date, when it is told. */
    public Optional<Instant> latestDate() {
        return latest.stream().flatMap(each -> each.createdAt().stream()).findFirst();
    }

    /** The state alone. */
    @Override
    public String toString() {
        return "Glance[" + overview.state() + "]";
    }
}
