package org.segursdk.conformance.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.terminology.TerminologyChecks;
import org.segursdk.conformance.port.ChildHealthPort.Certificate;
import org.segursdk.conformance.port.ChildHealthPort.Offer;
import org.segursdk.conformance.port.DocumentDisplayPort.Order;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.TerminologyPort.Concept;
import org.segursdk.conformance.port.TerminologyPort.Nomenclature;
import org.segursdk.conformance.port.VaccinationPort.Box;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.Looks;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Each check passes on a product made with the SDK, and fails on the same product with one gesture done wrongly. */
class DocumentsChecksTest {
    private static final DocumentsSample GOOD = new DocumentsSample();

    private static final Map<String, UnaryOperator<Faulty>> BROKEN = Map.ofEntries(
            Map.entry(
                    "cda-07-readable-display",
                    bad -> bad.with("display", a -> GOOD.display((String) a[0])
                            .map(html -> html.replace("Lombalgie du banc", "")))),
            Map.entry("cda-08-stylesheet-stored", bad -> bad.with("styleSheet", a -> Optional.empty())),
            Map.entry(
                    "cda-09-producers-stylesheet-applied",
                    bad -> bad.with("display", a -> GOOD.display((String) a[0])
                            .map(html -> html.replace("Texte hors norme", "")))),
            Map.entry(
                    "cda-10-versions-viewable",
                    bad -> bad.with(
                            "display",
                            a -> Optional.of(DocumentsSample.show(
                                    GOOD.document((String) a[0]).orElseThrow(), GOOD.styleSheet("d1"))))),
            Map.entry(
                    "cda-11-sorting-by-type-and-date",
                    bad -> bad.with(
                            "listed", a -> a[0] == Order.TYPE ? GOOD.listed(Order.TYPE) : List.of("d0", "d1", "d2"))),
            Map.entry("cda-05-vsm-of-the-record", bad -> bad.with("leaveOut", a -> null)),
            Map.entry(
                    "cda-16-vaccination-history",
                    bad -> bad.with("history", a -> {
                        var lines =
                                GOOD.history((Ins) a[0], (IdentityTraits) a[1]).orElseThrow();
                        return Optional.of(lines.subList(1, lines.size()));
                    })),
            Map.entry(
                    "cda-19-certificate-offered",
                    bad -> bad.with(
                            "validateExamination", a -> Optional.of(new Offer(Optional.of(Certificate.CS9), true)))),
            Map.entry(
                    "cda-20-certificates-to-pmi",
                    bad -> bad.with("validateCertificate", a -> {
                        GOOD.validateCertificate((Ins) a[0], (IdentityTraits) a[1], "75", (Certificate) a[3]);
                        return null;
                    })),
            Map.entry(
                    "ergo-01-nomenclatures",
                    bad -> bad.with("find", a -> GOOD.find((Nomenclature) a[0], (String) a[1])
                            .map(each -> new Concept(
                                    each.code(), each.label(), a[0] == Nomenclature.ATC ? "" : each.version())))),
            Map.entry(
                    "ergo-02-search-with-completion",
                    bad -> bad.with(
                            "complete",
                            a -> ((String) a[1]).length() < 4
                                    ? List.of()
                                    : GOOD.complete((Nomenclature) a[0], (String) a[1]))),
            Map.entry(
                    "ergo-04-vaccine-datamatrix",
                    bad -> bad.with("scan", a -> GOOD.scan((String) a[0])
                            .map(each -> new Box(each.cip(), each.lot().map(lot -> "17"), each.expiry())))));

    private static KitBench bench;

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

    static List<Check> checks() {
        List<Check> all = new ArrayList<>(DocumentsChecks.all());
        all.addAll(TerminologyChecks.all());
        return all.stream()
                .filter(each -> each.mode() != CheckMode.ARTEFACT)
                .filter(each -> !each.id().equals(VaccinationChecksTest.TAKEN))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void check_goodProduct_passesAndBrokenOne_fails(Check check) {
        UnaryOperator<Faulty> broken = Objects.requireNonNull(BROKEN.get(check.id()), check.id());
        Looks.seenFailing(
                check,
                SoftwareType.LGC,
                bench,
                GOOD,
                broken.apply(new Faulty(GOOD)).build());
    }

    @Test
    void letterSentToThePmiInPlaceOfACertificate_fails() {
        Check check = checks().stream()
                .filter(each -> each.id().startsWith("cda-20"))
                .findFirst()
                .orElseThrow();
        try (DocumentsSample letters = new DocumentsSample() {
            @Override
            protected String certificateType() {
                return "11488-4";
            }
        }) {
            letters.connect(bench);
            Looks.seenFailing(check, SoftwareType.LGC, bench, GOOD, letters, "certificate");
        }
    }

    @Test
    void everyCheck_isSeenFailing() {
        Set<String> seen = new TreeSet<>(BROKEN.keySet());
        seen.addAll(PapersChecksTest.seen());
        seen.add(VaccinationChecksTest.TAKEN);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DocumentsChecks.all().stream(), TerminologyChecks.all().stream())
                                .map(Check::id)
                                .toList());
    }
}
