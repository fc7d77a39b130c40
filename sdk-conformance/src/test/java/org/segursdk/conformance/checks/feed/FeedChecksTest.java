package org.segursdk.conformance.checks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.DmpFeedPort.Letter;
import org.segursdk.conformance.port.DmpFeedPort.State;
import org.segursdk.conformance.port.HistoryFeedPort.Past;
import org.segursdk.conformance.port.HistoryFeedPort.Rule;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Each check of the room passes on a product made with the SDK, and fails on the same product with one gesture done wrongly. */
@Order(1)
class FeedChecksTest {
    private static final Map<String, Function<Broken, Broken>> BROKEN = Map.ofEntries(
            Map.entry("dmpa-01-automatic-feed-at-validation", bad -> bad.hurried()
                    .with("validate", a -> good().validate(text(a, 0), letter(a).heldBack()))),
            Map.entry("dmpa-02-feed-can-be-blocked-per-document", FeedChecksTest::blockingKept),
            Map.entry(
                    "dmpa-03-feed-runs-in-background",
                    bad -> bad.with("validate", a -> {
                        String document = good().validate(text(a, 0), letter(a));
                        while (good().state(document).equals(Optional.of(State.PENDING))) {
                            LockSupport.parkNanos(1_000_000);
                        }
                        return document;
                    })),
            Map.entry(
                    "dmpa-04-queue-when-the-dmp-is-unreachable",
                    bad -> bad.with("restart", a -> {
                        try {
                            good().reset();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        return null;
                    })),
            Map.entry(
                    "dmpa-05-automatic-replay",
                    bad -> bad.with("validate", a -> {
                        good().validate(text(a, 0), letter(a));
                        return good().validate(text(a, 0), letter(a));
                    })),
            Map.entry("dmpa-06-feed-driven-by-admission-discharge", bad -> bad.without("receive")),
            Map.entry("dmpa-07-manual-feed", bad -> bad.hurried().without("feed")),
            Map.entry("dmpa-08-update-and-delete-in-the-dmp", FeedChecksTest::withoutReplacement),
            Map.entry(
                    "dmpa-09-no-access-authorisation-asked-for",
                    bad -> bad.with("validate", a -> {
                        good().node().air().authorise(good().node().session(), good().ins(text(a, 0)));
                        return good().validate(text(a, 0), letter(a));
                    })),
            Map.entry(
                    "dmpa-11-xds-metadata-with-visibility",
                    bad -> bad.with("validate", a -> good().validate(
                                    text(a, 0), letter(a).with(Set.of())))),
            Map.entry("dmpa-12-opposition-to-feeding-enforced", bad -> bad.without("opposes")),
            Map.entry("dmpa-13-success-of-feed-visible-per-document", bad -> bad.hurried()
                    .with("state", a -> Optional.of(State.FED))),
            Map.entry(
                    "dmpa-14-historical-documents-keep-the-act-date",
                    bad -> bad.with("past", a -> good().past(
                                    text(a, 0), new Past(LocalDate.now(ZoneOffset.UTC), "11488-4", false)))),
            Map.entry(
                    "dmpa-15-author-no-longer-registered",
                    bad -> bad.with(
                            "past", a -> good().past(text(a, 0), new Past(((Past) a[1]).act(), "11488-4", false)))),
            Map.entry("dmpa-16-manual-feed-of-history", bad -> bad.hurried().with("feedPast", a -> {
                List<?> chosen = (List<?>) a[0];
                return good().feedPast(
                                chosen.stream().map(String.class::cast).skip(1).toList());
            })),
            Map.entry("dmpa-17-automatic-feed-of-history", bad -> bad.without("died")),
            Map.entry("dmpa-18-history-indicator", bad -> bad.hurried().with("stay", a -> {
                LocalDate opened = (LocalDate) a[1];
                good().stay(text(a, 0), opened, Optional.of(opened.plusDays(2)));
                return null;
            })),
            Map.entry(
                    "dmpa-20-xfrm-link-between-n1-and-n3",
                    bad -> bad.with("validateBothForms", a -> {
                        good().validate(text(a, 0), Letter.PLAIN);
                        good().validate(text(a, 0), Letter.PLAIN);
                        return null;
                    })),
            Map.entry(
                    "dmpa-24-legal-scope-of-documents",
                    bad -> bad.with("defaultRules", a -> {
                        Map<String, Boolean> rules =
                                new HashMap<>(good().defaultRules().orElseThrow());
                        rules.put("34874-8", false);
                        return Optional.of(rules);
                    })),
            Map.entry(
                    "dmpa-26-rpps-rang-certificate-pool",
                    bad -> bad.with("validateIn", a -> good().validate(text(a, 1), Letter.PLAIN))),
            Map.entry(
                    "vis-01-announcement-needed",
                    bad -> bad.with(
                            "validate", a -> good().validate(text(a, 0), new Letter(Set.of(), false, false, true)))),
            Map.entry("vis-02-announcement-done", bad -> bad.hurried().without("announced")),
            Map.entry("vis-04-visibility-change-propagated-to-kos", bad -> bad.hurried()
                    .with("visibility", a -> {
                        good().visibilityOfReport(text(a, 0), Set.of(Visibility.MASKED_FROM_PROFESSIONALS));
                        return null;
                    })));

    /** Other faults, by the check and the condition that tells them. */
    private static final Map<String, Function<Broken, Broken>> FURTHER = Map.ofEntries(
            Map.entry(
                    "dmpa-02-feed-can-be-blocked-per-document blocked",
                    bad -> bad.with("validate", a -> good().validate(text(a, 0), Letter.PLAIN))),
            Map.entry("dmpa-08-update-and-delete-in-the-dmp deleted", bad -> bad.hurried()
                    .without("delete")),
            Map.entry("dmpa-12-opposition-to-feeding-enforced resumed", bad -> bad.hurried()
                    .with("opposes", a -> {
                        good().opposes(text(a, 0), true);
                        return null;
                    })),
            Map.entry(
                    "dmpa-14-historical-documents-keep-the-act-date service-event",
                    bad -> bad.with("feedPast", a -> {
                        String patient = good().patient(People.ZOE.ins(), People.ZOE.traits(), true);
                        good().validate(patient, Letter.PLAIN);
                        return List.of();
                    })),
            Map.entry(
                    "dmpa-16-manual-feed-of-history unqualified",
                    bad -> bad.with("patient", a -> good().patient((Ins) a[0], (IdentityTraits) a[1], true))),
            Map.entry(
                    "dmpa-17-automatic-feed-of-history rate",
                    bad -> bad.with("feedHistory", a -> {
                        Rule rule = (Rule) a[0];
                        good().feedHistory(new Rule(rule.typeCodes(), rule.lookBack(), 100));
                        return null;
                    })),
            Map.entry(
                    "dmpa-17-automatic-feed-of-history eligible",
                    bad -> bad.with("feedHistory", a -> {
                        Rule rule = (Rule) a[0];
                        good().feedHistory(new Rule(rule.typeCodes(), Period.ofYears(20), rule.perMinute() + 10));
                        return null;
                    })),
            Map.entry("dmpa-17-automatic-feed-of-history opposed", bad -> bad.without("opposes")));

    private static KitBench bench;
    private static FeedSample good;

    private static FeedSample good() {
        return Objects.requireNonNull(good);
    }

    private static String text(Object[] arguments, int index) {
        return (String) arguments[index];
    }

    private static Letter letter(Object[] arguments) {
        return (Letter) arguments[1];
    }

    private static Broken blockingKept(Broken bad) {
        AtomicBoolean blocked = new AtomicBoolean();
        return bad.hurried().with("validate", a -> {
            Letter letter = letter(a);
            boolean kept = blocked.get();
            blocked.compareAndSet(false, letter.withheld());
            return good().validate(text(a, 0), kept ? letter.heldBack() : letter);
        });
    }

    private static Broken withoutReplacement(Broken bad) {
        String[] patient = new String[1];
        return bad.with("validate", a -> {
                    patient[0] = text(a, 0);
                    return good().validate(text(a, 0), letter(a));
                })
                .with("replace", a -> good().validate(Objects.requireNonNull(patient[0]), Letter.PLAIN));
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new FeedSample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    static Stream<Check> living() {
        return FeedChecks.all().stream().filter(each -> each.mode() != CheckMode.ARTEFACT);
    }

    @ParameterizedTest
    @MethodSource("living")
    void passesOnTheGoodProduct_failsOnTheBrokenOne(Check check) {
        Looks.seenFailing(
                check,
                SoftwareType.RIS,
                bench,
                good(),
                Objects.requireNonNull(BROKEN.get(check.id()))
                        .apply(new Broken(good()))
                        .build());
    }

    static Stream<String> further() {
        return FURTHER.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("further")
    void otherFaultsAreToldByTheirCondition(String checkAndCondition) {
        String[] wanted = checkAndCondition.split(" ", 2);
        Check check =
                living().filter(each -> each.id().equals(wanted[0])).findFirst().orElseThrow();
        CheckResult result = Looks.at(
                check,
                SoftwareType.RIS,
                bench,
                Objects.requireNonNull(FURTHER.get(checkAndCondition))
                        .apply(new Broken(good()))
                        .build());
        assertThat(result.failures())
                .as(result.verdict() + " " + result.note())
                .extracting(FailedCondition::condition)
                .contains(wanted[1]);
    }

    @Test
    void everyCheckIsSeenFailing() {
        Set<String> seen = new TreeSet<>(BROKEN.keySet());
        seen.addAll(FeedFilesTest.SEEN);
        assertThat(FeedChecks.all()).extracting(Check::id).containsExactlyInAnyOrderElementsOf(seen);
    }
}
