package org.segursdk.conformance.checks.feed;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.HistoryFeedPort;
import org.segursdk.conformance.port.HistoryFeedPort.Indicator;
import org.segursdk.conformance.port.HistoryFeedPort.Past;
import org.segursdk.conformance.port.HistoryFeedPort.Rule;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.InsiPerson;

/** Checks of past documents: DMPA-16, 17 and 18. */
final class HistoryChecks {
    private static final String TYPE = "11488-4";
    private static final String OTHER_TYPE = "34874-8";
    private static final int ELIGIBLE = 12;
    private static final int PER_MINUTE = 5;
    private static final int EACH_OTHER_KIND = 17;
    private static final Rule RULE = new Rule(Set.of(TYPE), Period.ofYears(5), PER_MINUTE);

    private HistoryChecks() {}

    static List<Check> all() {
        return List.of(
                byHand(),
                new Question<>(
                        "dmpa-17-automatic-feed-of-history",
                        HistoryFeedPort.class,
                        HistoryChecks::automatic,
                        "REM-DMPA-17"),
                new Question<>(
                        "dmpa-18-history-indicator", HistoryFeedPort.class, HistoryChecks::indicator, "REM-DMPA-18"));
    }

    private static Check byHand() {
        return new ScriptedCheck<>(
                "dmpa-16-manual-feed-of-history",
                HistoryFeedPort.class,
                Say.of(
                        "Dans le dossier d'ADRUN ZOE (INS qualifiée), parmi cinq documents anciens jamais envoyés, en choisir trois et alimenter "
                                + "le DMP ; faire de même d'un document d'ADRDEUX LAURENT, dont l'INS n'est pas qualifiée.",
                        "In the record of ADRUN ZOE (qualified INS), choose three of five past documents never sent and feed the DMP; do the same "
                                + "with a document of ADRDEUX LAURENT, whose INS is not qualified."),
                (product, bench) -> {
                    String zoe = People.register(product, People.ZOE);
                    List<String> documents = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        documents.add(product.past(zoe, past(bench, i + 1, TYPE)));
                    }
                    String laurent = product.patient(People.LAURENT.ins(), People.LAURENT.traits(), false);
                    product.feedPast(List.of(product.past(laurent, past(bench, 1, TYPE))));
                    product.feedPast(List.of(documents.get(0), documents.get(2), documents.get(4)));
                    People.await(product, bench, People.ZOE, 3);
                    People.grace();
                },
                (bench, findings) -> {
                    findings.saw("three-chosen");
                    findings.require(
                            People.count(bench, People.ZOE) == 3,
                            "chosen",
                            Say.of(
                                    "trois documents choisis, " + People.count(bench, People.ZOE) + " arrivé(s) au DMP",
                                    "three documents chosen, " + People.count(bench, People.ZOE)
                                            + " arrived in the DMP"),
                            Say.SHARE);
                    findings.require(
                            People.count(bench, People.LAURENT) == 0,
                            "unqualified",
                            Say.of(
                                    "un document d'un patient sans INS qualifiée est parti au DMP",
                                    "a document of a patient without a qualified INS went to the DMP"),
                            Say.of(
                                    "SharingRules et DmpClient n'alimentent qu'avec une QualifiedIns (docs/ins.md)",
                                    "SharingRules and DmpClient feed with a QualifiedIns only (docs/ins.md)"));
                },
                "REM-DMPA-16");
    }

    private static Past past(KitBench bench, int yearsAgo, String type) {
        // A month short of the years, so that the bound itself is not tried.
        return new Past(today(bench).minusYears(yearsAgo).plusMonths(1), type, false);
    }

    private static LocalDate today(KitBench bench) {
        return LocalDate.ofInstant(bench.clock().instant(), ZoneOffset.UTC);
    }

    private static void lay(HistoryFeedPort product, String patient, Past document, int count) {
        for (int i = 0; i < count; i++) {
            product.past(patient, document);
        }
    }

    private static void automatic(HistoryFeedPort product, KitBench bench, Findings findings) {
        String zoe = People.register(product, People.ZOE);
        product.feedPast(List.of(product.past(zoe, past(bench, 1, TYPE))));
        People.await(product, bench, People.ZOE, 1);
        lay(product, zoe, past(bench, 2, TYPE), ELIGIBLE);
        lay(product, zoe, past(bench, 9, TYPE), EACH_OTHER_KIND);
        lay(product, zoe, past(bench, 1, OTHER_TYPE), EACH_OTHER_KIND);
        String dominique = People.register(product, People.DOMINIQUE);
        lay(product, dominique, past(bench, 1, TYPE), EACH_OTHER_KIND);
        product.died(dominique);
        String toussaint = People.register(product, People.TOUSSAINT);
        lay(product, toussaint, past(bench, 1, TYPE), EACH_OTHER_KIND);
        product.opposes(toussaint, true);
        lay(
                product,
                product.patient(People.LAURENT.ins(), People.LAURENT.traits(), false),
                past(bench, 1, TYPE),
                EACH_OTHER_KIND);
        boolean within = true;
        int before = 1;
        for (int sent = 0; sent < ELIGIBLE; sent += PER_MINUTE) {
            product.feedHistory(RULE);
            People.await(product, bench, People.ZOE, Math.min(1 + ELIGIBLE, before + PER_MINUTE));
            People.grace();
            int after = People.count(bench, People.ZOE) + others(bench);
            within &= after - before <= PER_MINUTE;
            before = after;
            bench.clock().advance(Duration.ofMinutes(1));
        }
        product.feedHistory(RULE);
        People.grace();
        findings.saw("mixed-history");
        findings.require(
                within,
                "rate",
                Say.of(
                        "plus de " + PER_MINUTE + " documents sont partis dans une minute, le débit réglé est dépassé",
                        "more than " + PER_MINUTE + " documents left within a minute, beyond the rate that was set"),
                Say.of(
                        "ne confier à Sharing.share que ce que le débit permet (docs/exchange.md)",
                        "give Sharing.share no more than the rate allows (docs/exchange.md)"));
        outcome(bench, findings);
    }

    private static int others(KitBench bench) {
        return People.count(bench, People.DOMINIQUE)
                + People.count(bench, People.TOUSSAINT)
                + People.count(bench, People.LAURENT);
    }

    private static void outcome(KitBench bench, Findings findings) {
        List<DmpDocument> zoe = People.documents(bench, People.ZOE);
        boolean types = zoe.stream().allMatch(each -> each.typeCode().code().equals(TYPE));
        none(bench, People.DOMINIQUE, "deceased", "d'une personne décédée", "of a person who died", findings);
        none(bench, People.TOUSSAINT, "opposed", "d'un patient opposé", "of a patient who opposes it", findings);
        none(bench, People.LAURENT, "unqualified", "sans INS qualifiée", "without a qualified INS", findings);
        findings.require(
                zoe.size() == 1 + ELIGIBLE && types,
                "eligible",
                Say.of(
                        "de l'historique, " + (zoe.size() - 1) + " documents sont partis au lieu de " + ELIGIBLE
                                + " : type, ancienneté ou envoi antérieur mal pris en compte",
                        "of the history, " + (zoe.size() - 1) + " documents left instead of " + ELIGIBLE
                                + ": type, age or earlier sending not taken into account"),
                Say.of(
                        "retenir ce que dit le réglage, et ce que Deliveries.ofDocument ne connaît pas encore (docs/exchange.md)",
                        "take what the settings tell, and what Deliveries.ofDocument does not know yet (docs/exchange.md)"));
    }

    private static void none(
            KitBench bench, InsiPerson person, String condition, String french, String english, Findings findings) {
        findings.require(
                People.count(bench, person) == 0,
                condition,
                Say.of("l'historique " + french + " est parti au DMP", "the history " + english + " went to the DMP"),
                Say.of(
                        "écarter le patient avant Sharing.share : PatientFacts, Deceased, QualifiedIns (docs/dmp.md)",
                        "leave the patient out before Sharing.share: PatientFacts, Deceased, QualifiedIns (docs/dmp.md)"));
    }

    /**
     * Our reading of the indicator: stays closed within the month, of patients who had another stay in the five years before; of those,
     * the ones whose patient has a past document that was fed.
     */
    private static void indicator(HistoryFeedPort product, KitBench bench, Findings findings) {
        YearMonth month = YearMonth.from(today(bench)).minusMonths(1);
        LocalDate day = month.atDay(10);
        String zoe = stays(product, People.ZOE, day, Period.ofYears(2), true);
        stays(product, People.LAURENT, day, Period.ofYears(3), true);
        stays(product, People.DOMINIQUE, day, Period.ofYears(7), true);
        String open = stays(product, People.TOUSSAINT, day, Period.ofYears(1), false);
        for (String patient : List.of(zoe, open)) {
            product.feedPast(List.of(product.past(patient, past(bench, 2, TYPE))));
        }
        People.await(product, bench, People.ZOE, 1);
        People.await(product, bench, People.TOUSSAINT, 1);
        Indicator truth = new Indicator(2, 1);
        // The product learns that a document was taken a little after the DMP took it.
        People.await(product, () -> product.indicator(month).map(truth::equals).orElse(true));
        Optional<Indicator> told = product.indicator(month);
        told.ifPresent(each -> {
            findings.saw("month");
            findings.require(
                    each.equals(truth),
                    "value",
                    Say.of(
                            "l'indicateur vaut " + each.fed() + "/" + each.stays() + " au lieu de " + truth.fed() + "/"
                                    + truth.stays(),
                            "the indicator is " + each.fed() + "/" + each.stays() + " instead of " + truth.fed() + "/"
                                    + truth.stays()),
                    Say.of(
                            "compter les séjours clos dans le mois, des patients vus dans les cinq ans ; les envois sont dans Deliveries "
                                    + "(docs/exchange.md)",
                            "count stays closed within the month, of patients seen within five years; what was sent is in Deliveries "
                                    + "(docs/exchange.md)"));
        });
    }

    private static String stays(HistoryFeedPort product, InsiPerson person, LocalDate day, Period ago, boolean closed) {
        String patient = People.register(product, person);
        product.stay(patient, day.minus(ago), Optional.of(day.minus(ago).plusDays(3)));
        product.stay(patient, day.minusDays(2), closed ? Optional.of(day) : Optional.empty());
        return patient;
    }
}
