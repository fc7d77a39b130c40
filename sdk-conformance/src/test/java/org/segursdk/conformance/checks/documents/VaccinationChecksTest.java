package org.segursdk.conformance.checks.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.VaccinationRecordPort.Kept;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Vaccinations taken from the DMP: what a product may do wrong with them, each fault seen alone. */
class VaccinationChecksTest {
    static final String TAKEN = "cda-16-vaccinations-taken";

    private static final VaccinationSample GOOD = new VaccinationSample();
    private static final Set<String> EVERY_LOT = Set.of("L-001", "L-002", "L-003");

    private static KitBench bench;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        GOOD.connect(bench);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static List<Kept> kept(Object[] arguments) {
        return GOOD.kept((Ins) arguments[0], (IdentityTraits) arguments[1]).orElseThrow();
    }

    private static Faulty keeping(UnaryOperator<Kept> otherwise) {
        return new Faulty(GOOD)
                .with("kept", a -> Optional.of(kept(a).stream().map(otherwise).toList()));
    }

    private static void take(Object[] arguments, Set<String> lots) {
        GOOD.take((Ins) arguments[0], (IdentityTraits) arguments[1], lots);
    }

    /** By the condition each breaks; more than one breaks some. */
    static Stream<Map.Entry<String, Faulty>> faults() {
        List<Kept> twice = new ArrayList<>();
        return Stream.of(
                Map.entry("only-by-gesture", new Faulty(GOOD).with("kept", a -> {
                            take(a, Set.of("L-001"));
                            return Optional.of(kept(a));
                        })),
                Map.entry("chosen", new Faulty(GOOD).with("take", a -> {
                            take(a, EVERY_LOT);
                            return null;
                        })),
                Map.entry("chosen", new Faulty(GOOD).with("take", a -> {
                            take(a, Set.of("L-001"));
                            return null;
                        })),
                Map.entry("unaltered", keeping(each -> new Kept("Vaccin", each.lot(), each.date(), true))),
                Map.entry("unaltered", keeping(each -> new Kept(each.vaccine(), each.lot(), Optional.empty(), true))),
                Map.entry(
                        "unaltered",
                        keeping(each ->
                                new Kept(each.vaccine(), each.lot(), Optional.of(LocalDate.of(2025, 5, 12)), true))),
                Map.entry("origin", keeping(each -> new Kept(each.vaccine(), each.lot(), each.date(), false))),
                Map.entry(
                        "once",
                        new Faulty(GOOD)
                                .with("reset", a -> {
                                    twice.clear();
                                    GOOD.reset();
                                    return null;
                                })
                                .with("take", a -> {
                                    twice.addAll(kept(a));
                                    take(a, Set.of("L-001", "L-003"));
                                    return null;
                                })
                                .with("kept", a -> {
                                    List<Kept> all = new ArrayList<>(kept(a));
                                    all.addAll(twice);
                                    return Optional.of(all);
                                })));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFault_failsItsOwnConditionAlone(Map.Entry<String, Faulty> fault) {
        Check check = VaccinationChecks.all().stream()
                .filter(each -> each.id().equals(TAKEN))
                .findFirst()
                .orElseThrow();
        Looks.seenFailing(check, SoftwareType.LGC, bench, GOOD, fault.getValue().build(), fault.getKey());
    }
}
