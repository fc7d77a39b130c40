package org.segursdk.conformance.checks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.documents.DocumentsSample;
import org.segursdk.conformance.checks.documents.Faulty;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.port.TerminologyPort.Concept;
import org.segursdk.conformance.port.TerminologyPort.Nomenclature;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;

/** Completion that does one thing wrong. */
class CompletionTest {
    private static final DocumentsSample GOOD = new DocumentsSample();

    private static KitBench bench;

    /** What is offered instead. */
    @FunctionalInterface
    private interface Offer {
        List<Concept> of(Nomenclature nomenclature, String letters);
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        GOOD.connect(bench);
    }

    @AfterAll
    static void stop() {
        GOOD.close();
        bench.close();
    }

    private static void fails(Offer offer, String... conditions) {
        Check check = TerminologyChecks.all().stream()
                .filter(each -> each.id().startsWith("ergo-02"))
                .findFirst()
                .orElseThrow();
        SegurKitAdapter bad = new Faulty(GOOD)
                .with("complete", a -> offer.of((Nomenclature) a[0], (String) a[1]))
                .build();
        Looks.seenFailing(check, SoftwareType.LGC, bench, GOOD, bad);
        assertThat(Looks.at(check, SoftwareType.LGC, bench, bad).failures())
                .extracting(FailedCondition::condition)
                .allMatch(each -> Stream.of(conditions).anyMatch(each::startsWith))
                .isNotEmpty();
    }

    @Test
    void everythingOfferedWhateverIsTyped_fails() {
        fails((nomenclature, letters) -> letters.length() < 3 ? List.of() : all(nomenclature), "filtered-");
    }

    /** The one concept of an extract, by a word of its label. */
    private static List<Concept> all(Nomenclature nomenclature) {
        return List.of("hyp", "ure", "app", "tet", "par").stream()
                .flatMap(each -> GOOD.complete(nomenclature, each).stream())
                .toList();
    }

    @Test
    void oneNomenclatureWithoutCompletion_fails() {
        fails(
                (nomenclature, letters) ->
                        nomenclature == Nomenclature.CCAM ? List.of() : GOOD.complete(nomenclature, letters),
                "offered-ccam",
                "case-and-accents-ccam",
                "more-letters-ccam");
    }

    @Test
    void capitalsOfferNothing_fails() {
        fails(
                (nomenclature, letters) -> letters.equals(letters.toLowerCase(Locale.ROOT))
                        ? GOOD.complete(nomenclature, letters)
                        : List.of(),
                "case-and-accents-");
    }

    @Test
    void accentsOfferNothing_fails() {
        fails(
                (nomenclature, letters) ->
                        letters.matches("\\p{ASCII}*") ? GOOD.complete(nomenclature, letters) : List.of(),
                "case-and-accents-");
    }

    @Test
    void theWholeWordOffersNothing_fails() {
        fails(
                (nomenclature, letters) -> letters.length() == 3 ? GOOD.complete(nomenclature, letters) : List.of(),
                "more-letters-");
    }

    @Test
    void conceptsWithoutCode_fail() {
        UnaryOperator<Concept> bare = each -> new Concept("", each.label() + " I10", each.version());
        fails(
                (nomenclature, letters) ->
                        GOOD.complete(nomenclature, letters).stream().map(bare).toList(),
                "usable-");
    }
}
