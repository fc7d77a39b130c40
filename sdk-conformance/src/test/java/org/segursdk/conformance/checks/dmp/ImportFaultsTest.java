package org.segursdk.conformance.checks.dmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.DmpImportPort.Held;
import org.segursdk.conformance.port.DmpImportPort.Notice;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;

/** Each condition on documents taken in, and on what became of them, fails on a product with that fault and on nothing else. */
class ImportFaultsTest {
    private static KitBench bench;

    private record Fault(String check, String condition, DmpSample product) {
        @Override
        public String toString() {
            return condition;
        }
    }

    /** Keeps otherwise what it took in. */
    private static final class Keeps extends DmpSample {
        private final UnaryOperator<Held> how;

        Keeps(UnaryOperator<Held> how) {
            this.how = how;
        }

        @Override
        public List<Held> held(String patient) {
            return super.held(patient).stream().map(how).toList();
        }
    }

    /** Takes other documents than those chosen. */
    private static final class Takes extends DmpSample {
        private final BiFunction<List<String>, List<String>, List<String>> what;

        /** @param what of the chosen and of all */
        Takes(BiFunction<List<String>, List<String>, List<String>> what) {
            this.what = what;
        }

        @Override
        public Optional<Set<String>> take(String patient, List<String> uniqueIds) {
            List<String> all = list(patient, Set.of()).orElseThrow().stream()
                    .map(Listed::uniqueId)
                    .toList();
            return super.take(patient, what.apply(uniqueIds, all));
        }
    }

    /** Tells otherwise what became of what it holds. */
    private static final class Tells extends DmpSample {
        private final BiFunction<Map<String, Notice>, List<Held>, Map<String, Notice>> how;

        Tells(BiFunction<Map<String, Notice>, List<Held>, Map<String, Notice>> how) {
            this.how = how;
        }

        @Override
        public Optional<Map<String, Notice>> notices(String patient) {
            return super.notices(patient).map(told -> how.apply(new HashMap<>(told), held(patient)));
        }
    }

    /** Deletes by itself what the DMP no longer has. */
    private static final class DeletesAlone extends DmpSample {
        @Override
        public Optional<Map<String, Notice>> notices(String patient) {
            Optional<Map<String, Notice>> told = super.notices(patient);
            told.orElseThrow().forEach((id, notice) -> {
                if (notice == Notice.GONE) {
                    discard(patient, id);
                }
            });
            return told;
        }
    }

    /** A newer version takes the place of the older one. */
    private static final class Overwrites extends DmpSample {
        @Override
        public Optional<Set<String>> take(String patient, List<String> uniqueIds) {
            if (uniqueIds.size() == 1 && !held(patient).isEmpty()) {
                notices(patient).orElseThrow().forEach((id, notice) -> {
                    if (notice == Notice.NEWER_VERSION) {
                        discard(patient, id);
                    }
                });
            }
            return super.take(patient, uniqueIds);
        }
    }

    /** Once it holds the newer version, it shows its number of the older one too. */
    private static final class Renumbers extends DmpSample {
        @Override
        public List<Held> held(String patient) {
            List<Held> all = super.held(patient);
            boolean two = all.stream().anyMatch(each -> each.version().equals(OptionalInt.of(2)));
            return !two
                    ? all
                    : all.stream()
                            .map(each ->
                                    new Held(each.uniqueId(), each.setId(), OptionalInt.of(2), true, each.content()))
                            .toList();
        }
    }

    /** The user deletes, and nothing happens. */
    private static final class DeletesNothing extends DmpSample {
        @Override
        public boolean discard(String patient, String uniqueId) {
            return true;
        }
    }

    private static Held with(Held held, Optional<String> set, OptionalInt version, byte[] content) {
        return new Held(held.uniqueId(), set, version, held.stylesheet(), content);
    }

    /** The CDA without the stylesheet around it. */
    private static Held unwrapped(Held held) {
        String text = new String(held.content(), StandardCharsets.UTF_8);
        int start = text.indexOf("<ClinicalDocument");
        int end = text.indexOf("</ClinicalDocument>") + "</ClinicalDocument>".length();
        return !text.contains("xsl:stylesheet")
                ? held
                : with(
                        held,
                        held.setId(),
                        held.version(),
                        text.substring(start, end).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Notice> without(Map<String, Notice> told, Notice what) {
        told.values().removeIf(each -> each == what);
        return told;
    }

    private static Map<String, Notice> all(Map<String, Notice> told, List<Held> held) {
        held.forEach(each -> told.putIfAbsent(each.uniqueId(), Notice.NEWER_VERSION));
        return told;
    }

    private static Stream<Fault> taken() {
        String id = "dmpc-12-import-into-the-record";
        return Stream.of(
                new Fault(id, "not-taken", new Takes((chosen, all) -> chosen.subList(0, chosen.size() - 1))),
                new Fault(id, "taken-besides", new Takes((chosen, all) -> all)),
                new Fault(
                        id,
                        "set-lost",
                        new Keeps(each -> with(each, Optional.of("1.2.3.4.5.7"), each.version(), each.content()))),
                new Fault(
                        id,
                        "set-lost",
                        new Keeps(each -> with(
                                each,
                                each.setId().filter(set -> !set.startsWith("1.2.3")),
                                each.version(),
                                each.content()))),
                new Fault(
                        id,
                        "version-lost",
                        new Keeps(each -> with(each, each.setId(), OptionalInt.of(1), each.content()))),
                new Fault(id, "content-changed", new Keeps(ImportFaultsTest::unwrapped)),
                new Fault(
                        id,
                        "no-stylesheet",
                        new Keeps(each ->
                                new Held(each.uniqueId(), each.setId(), each.version(), false, each.content()))));
    }

    private static Stream<Fault> changed() {
        String id = "dmpc-22-newer-version-signalled";
        return Stream.of(
                new Fault(id, "newer-not-told", new Tells((told, held) -> without(told, Notice.NEWER_VERSION))),
                new Fault(id, "deletion-not-told", new Tells((told, held) -> without(told, Notice.GONE))),
                new Fault(id, "notices-wrong", new Tells(ImportFaultsTest::all)),
                new Fault(id, "decided-alone", new DeletesAlone()),
                new Fault(id, "old-version-lost", new Overwrites()),
                new Fault(id, "old-version-changed", new Renumbers()),
                new Fault(
                        id,
                        "new-version-unlinked",
                        new Keeps(each -> each.version().equals(OptionalInt.of(2))
                                ? with(each, Optional.of("OTHER"), each.version(), each.content())
                                : each)),
                new Fault("dmpc-22-deleted-on-demand", "not-deleted", new DeletesNothing()),
                new Fault("dmpc-16-replaced-images", "images-not-told", new Tells((told, held) -> Map.of())),
                new Fault("dmpc-16-replaced-images", "images-told-unchanged", new Tells(ImportFaultsTest::all)));
    }

    private static DmpSample showing(UnaryOperator<Optional<Instant>> how) {
        return new DmpSample() {
            @Override
            public Optional<Instant> synthesis(String patient) {
                return how.apply(super.synthesis(patient));
            }
        };
    }

    private static Stream<Fault> summary() {
        String id = "dmpc-16-vsm-availability";
        DmpSample oldest = new DmpSample() {
            @Override
            public Optional<Instant> synthesis(String patient) {
                return documents(patient).ofTypes("60591-5").documents().stream()
                        .reduce((first, second) -> second)
                        .flatMap(each -> each.creationTime());
            }
        };
        return Stream.of(
                new Fault(id, "synthesis-made-up", showing(told -> Optional.of(told.orElse(Instant.EPOCH)))),
                new Fault(id, "synthesis-not-shown", showing(told -> Optional.empty())),
                new Fault(id, "synthesis-date-wrong", oldest));
    }

    static Stream<Fault> faults() {
        return Stream.of(taken(), changed(), summary()).flatMap(each -> each);
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFault_failsItsOwnConditionAlone(Fault fault) {
        try (DmpSample product = fault.product()) {
            product.connect(bench);
            assertThat(Looks.at(
                                    DmpChecks.all().stream()
                                            .filter(each -> each.id().equals(fault.check()))
                                            .findFirst()
                                            .orElseThrow(),
                                    SoftwareType.RIS,
                                    bench,
                                    product)
                            .failures())
                    .extracting(FailedCondition::condition)
                    .containsExactly(fault.condition());
        }
    }
}
