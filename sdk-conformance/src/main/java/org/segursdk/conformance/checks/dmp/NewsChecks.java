package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpNewsPort;
import org.segursdk.conformance.port.DmpPreloadPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.search.DocumentCategories;
import org.segursdk.dmp.search.DocumentCategory;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpDocument.Author;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpSeed;

/** What the record tells of the DMP by itself, and what is loaded ahead. */
final class NewsChecks {
    private static final String VSM = "60591-5";
    private static final Duration KEEP = Duration.ofHours(12);
    private static final LocalizedText COUNT = text(
            "compter par DocumentList.without, newSince et countByType (docs/dmp.md)",
            "count by DocumentList.without, newSince and countByType (docs/dmp.md)");

    private NewsChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpc-09-new-third-party-documents-signalled",
                        DmpNewsPort.class,
                        NewsChecks::counts,
                        "REM-DMPC-09"),
                new Question<>("dmpc-10-types-configurable", DmpNewsPort.class, NewsChecks::types, "REM-DMPC-10"),
                new Question<>("dmpc-16-vsm-availability", DmpNewsPort.class, NewsChecks::synthesis, "REM-DMPC-16"),
                new Question<>("dmpc-13-preloading", DmpPreloadPort.class, NewsChecks::preloading, "REM-DMPC-13"));
    }

    /** Somebody else, elsewhere: the product's own documents are no news. */
    private static DmpSeed foreign(KitBench bench) {
        return DmpSeed.document()
                .by(new Author("899700215942", "MARTIN", "ALIX", "Clinique", "10B0000029", "G15_10/SM26"))
                .createdAt(lately(bench));
    }

    private static void seed(KitBench bench) {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty own = new ThirdParty(bench)) {
            own.feed();
        }
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), foreign(bench));
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), foreign(bench));
        vsm(bench);
        bench.sandbox().recorder().clear();
    }

    private static DmpDocument vsm(KitBench bench) {
        return bench.sandbox()
                .dmp()
                .deposit(
                        Wire.PERSON.ins(),
                        foreign(bench)
                                .type(
                                        ValueSets.documentType().find(VSM).orElseThrow(),
                                        ValueSets.documentClass().find("11").orElseThrow()));
    }

    private static Instant lately(KitBench bench) {
        return bench.clock().instant().minusSeconds(3600);
    }

    private static Instant before(KitBench bench) {
        return bench.clock().instant().minus(Duration.ofDays(1));
    }

    private static void counts(DmpNewsPort product, KitBench bench, Findings findings) {
        seed(bench);
        Optional<Map<String, Integer>> news = product.news(Wire.consenting(product), before(bench));
        if (news.isEmpty()) {
            return;
        }
        findings.saw("two reports, one synthesis, one own letter");
        findings.require(
                positive(news.get()).equals(Map.of("11488-4", 2, VSM, 1)),
                "counts-wrong",
                text(
                        "les nombres par type ne sont pas ceux des documents ajoutés par d'autres",
                        "the counts by type are not those of the documents that others added"),
                COUNT);
    }

    private static Map<String, Integer> positive(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void types(DmpNewsPort product, KitBench bench, Findings findings) {
        seed(bench);
        String patient = Wire.consenting(product);
        Optional<Set<String>> families = product.families();
        product.countOnly(Set.of(VSM));
        Optional<Map<String, Integer>> news = product.news(patient, before(bench));
        if (families.isEmpty() || news.isEmpty()) {
            return;
        }
        findings.saw("families, then one type alone");
        Set<String> wanted = DocumentCategories.defaults().categories().stream()
                .map(DocumentCategory::name)
                .collect(Collectors.toSet());
        findings.require(
                families.get().containsAll(wanted),
                "families-missing",
                text(
                        "il manque des familles de types de la liste nationale",
                        "families of the national list are missing"),
                text(
                        "proposer DocumentCategories.defaults (docs/dmp.md)",
                        "offer DocumentCategories.defaults (docs/dmp.md)"));
        findings.require(
                positive(news.get()).equals(Map.of(VSM, 1)),
                "setting-without-effect",
                text("le choix des types comptés reste sans effet", "the choice of types counted has no effect"),
                COUNT);
    }

    private static void synthesis(DmpNewsPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        String patient = Wire.consenting(product);
        Instant made = Instant.parse("2026-02-01T09:00:00Z");
        DmpSeed summary = DmpSeed.document()
                .type(
                        ValueSets.documentType().find(VSM).orElseThrow(),
                        ValueSets.documentClass().find("11").orElseThrow());
        DmpSeed report = DmpSeed.document().createdAt(made.plus(Duration.ofDays(10)));
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), report);
        Optional<Instant> none = product.synthesis(patient);
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), summary.createdAt(made));
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), summary.createdAt(made.minus(Duration.ofDays(30))));
        Optional<Instant> shown = product.synthesis(patient);
        if (Wire.operations(bench).isEmpty()) {
            return;
        }
        findings.saw("no synthesis, then two");
        LocalizedText hint = text(
                "lire DocumentList.latest(DocumentCategories.VSM) (docs/dmp.md)",
                "read DocumentList.latest(DocumentCategories.VSM) (docs/dmp.md)");
        findings.require(
                none.isEmpty(),
                "synthesis-made-up",
                text("un VSM est montré alors que le DMP n'en a pas", "a VSM is shown though the DMP has none"),
                hint);
        findings.require(
                shown.isPresent(),
                "synthesis-not-shown",
                text(
                        "la présence et la date du VSM ne sont pas montrées",
                        "presence and date of the VSM are not shown"),
                hint);
        findings.require(
                shown.isEmpty() || shown.get().equals(made),
                "synthesis-date-wrong",
                text(
                        "la date montrée n'est pas celle du VSM le plus récent",
                        "the date shown is not that of the newest VSM"),
                hint);
    }

    private static void preloading(DmpPreloadPort product, KitBench bench, Findings findings) {
        seed(bench);
        DmpDocument wanted = vsm(bench);
        String refused = Wire.register(product, true);
        product.preload(refused, KEEP, Set.of(VSM));
        Optional<Set<String>> withoutConsent = product.preloaded(refused);
        product.consent(refused, DmpPreloadPort.Consent.DECLARED);
        product.preload(refused, KEEP, Set.of(VSM));
        Optional<Set<String>> loaded = product.preloaded(refused);
        bench.clock().advance(KEEP.plusMinutes(1));
        Optional<Set<String>> expired = product.preloaded(refused);
        if (withoutConsent.isEmpty() || loaded.isEmpty() || expired.isEmpty()) {
            return;
        }
        findings.saw("plan, then expiry");
        LocalizedText hint = text(
                "ne charger que par DmpAirClient.open et purger à l'échéance (docs/dmp.md)",
                "load by DmpAirClient.open only and purge when the time is over (docs/dmp.md)");
        findings.require(
                withoutConsent.get().isEmpty(),
                "loaded-without-consent",
                text("des documents ont été chargés sans consentement", "documents were loaded without consent"),
                hint);
        findings.require(
                loaded.get().contains(wanted.uniqueId()) && loaded.get().size() == 2,
                "load-wrong",
                text(
                        "les documents chargés ne sont pas ceux des types demandés",
                        "what was loaded is not of the types asked for"),
                hint);
        findings.require(
                expired.get().isEmpty(),
                "kept-after-expiry",
                text("les documents chargés restent après l'échéance", "what was loaded stays after its time"),
                hint);
    }
}
