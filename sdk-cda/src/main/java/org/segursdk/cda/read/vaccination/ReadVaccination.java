package org.segursdk.cda.read.vaccination;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadProduct;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.cda.read.clinical.ClinicalEntries;

/**
 * A vaccination as written. It may say that a vaccine was <em>not</em> given: see {@link #isGiven()}. Source: cda §6.11.
 *
 * @param ids identifiers
 * @param kind first series, booster…, if told
 * @param negated whether it says that the vaccine was not given; empty when the document does not tell
 * @param status {@code completed}, if told
 * @param text what people read of it, if told
 * @param period when, if told
 * @param route route of administration, if told
 * @param site region of administration, or the words for it, if told
 * @param dose dose, if told
 * @param product vaccine: its codes, name and batch, if told
 * @param rank rank in the series, if told
 * @param reactions reactions observed
 * @param vaccinators who gave it
 * @param validators who vouches that it was given, and when
 * @param informants who told of it
 * @param comments comments, in words
 * @param statement the vaccination as it stands
 */
public record ReadVaccination(
        List<ReadId> ids,
        Optional<ReadCode> kind,
        Optional<Boolean> negated,
        Optional<String> status,
        Optional<String> text,
        Optional<ReadPeriod> period,
        Optional<ReadCode> route,
        Optional<ReadCode> site,
        Optional<ReadValue.Range> dose,
        Optional<ReadProduct> product,
        OptionalInt rank,
        List<ReadVaccineReaction> reactions,
        List<ReadActor> vaccinators,
        List<ReadActor> validators,
        List<ReadActor> informants,
        List<String> comments,
        ReadStatement statement) {
    private static final String RANK = "30973-2";
    private static final int LAST_RANK = 1_000;

    public ReadVaccination {
        ids = List.copyOf(ids);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(negated, "negated");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(dose, "dose");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(rank, "rank");
        reactions = List.copyOf(reactions);
        vaccinators = List.copyOf(vaccinators);
        validators = List.copyOf(validators);
        informants = List.copyOf(informants);
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** The vaccinations of a section, of any document; a coded absence is none. */
    public static List<ReadVaccination> in(ReadSection section) {
        return section.entries().stream()
                .filter(entry -> entry.isA("substanceAdministration") && !ClinicalEntries.isAbsence(entry))
                .map(ReadVaccination::of)
                .toList();
    }

    private static ReadVaccination of(ReadStatement entry) {
        return new ReadVaccination(
                entry.ids(),
                entry.code(),
                entry.negated(),
                entry.status(),
                entry.text(),
                entry.period(),
                entry.codes("routeCode").stream().findFirst(),
                entry.codes("approachSiteCode").stream().findFirst(),
                entry.range("doseQuantity"),
                entry.product(),
                rank(entry),
                entry.related().stream()
                        .filter(related -> related.type().equals("CAUS"))
                        .map(ReadStatement.Related::statement)
                        .filter(reaction -> reaction.isA("observation"))
                        .map(ReadVaccineReaction::of)
                        .toList(),
                entry.actors("performer"),
                entry.actors("author"),
                entry.actors("informant"),
                entry.comments(),
                entry);
    }

    private static OptionalInt rank(ReadStatement entry) {
        return entry.related().stream()
                .map(ReadStatement.Related::statement)
                .filter(related -> related.hasCode(RANK))
                .flatMap(related -> related.value().stream())
                .flatMap(value -> value instanceof ReadValue.Quantity number
                        ? number.quantity().value().stream()
                        : java.util.stream.Stream.empty())
                .mapToInt(number -> number.intValue())
                .filter(number -> number > 0 && number < LAST_RANK)
                .findFirst();
    }

    /** Whether it was given: not when the entry is negated. */
    public boolean isGiven() {
        return !negated.orElse(false);
    }

    /** What to show as the vaccine: its name, else the words or the label of its code; empty when nothing is told. */
    public String vaccine() {
        return product.map(ReadProduct::label).orElse("");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadVaccination[redacted]";
    }
}
