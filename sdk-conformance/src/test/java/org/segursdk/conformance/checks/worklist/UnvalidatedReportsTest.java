package org.segursdk.conformance.checks.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.conformance.run.Verdict;

/** Each condition on reports that wait fails on a product with that single fault, and on nothing else. */
class UnvalidatedReportsTest {
    private static KitBench bench;

    private record Fault(String condition, WorklistSample product) {
        @Override
        public String toString() {
            return condition;
        }
    }

    /** Remembers what it was told, so that a fault may bring some of it back. */
    private static class Remembers extends WorklistSample {
        final List<String> begun = new ArrayList<>();
        final List<String> validated = new ArrayList<>();

        @Override
        public void reset() throws SQLException {
            super.reset();
            begun.clear();
            validated.clear();
        }

        @Override
        public void begin(String report) {
            super.begin(report);
            begun.add(report);
        }

        @Override
        public void change(String report, State state) {
            super.change(report, state);
            if (state == State.VALIDATED) {
                validated.add(report);
            }
        }
    }

    private static Optional<List<String>> with(Optional<List<String>> told, List<String> more) {
        List<String> all = new ArrayList<>(told.orElseThrow());
        all.addAll(more);
        return Optional.of(all);
    }

    private static Optional<List<String>> without(Optional<List<String>> told, String report) {
        return told.map(all -> all.stream().filter(each -> !each.equals(report)).toList());
    }

    /** A provisional report counts as done. */
    private static final class ForgetsProvisional extends WorklistSample {
        private boolean asked;

        @Override
        public Optional<List<String>> waiting(Instant from, Instant before) {
            Optional<List<String>> all = super.waiting(from, before);
            boolean first = !asked;
            asked = true;
            return first ? without(all, "provisional") : all;
        }
    }

    private static final class ListsValidated extends Remembers {
        @Override
        public Optional<List<String>> waiting(Instant from, Instant before) {
            return with(
                    super.waiting(from, before),
                    validated.stream().filter(each -> each.equals("validated")).toList());
        }
    }

    private static final class IgnoresTheBeginning extends WorklistSample {
        @Override
        public Optional<List<String>> waiting(Instant from, Instant before) {
            return super.waiting(Instant.EPOCH, before);
        }
    }

    private static final class IgnoresTheEnd extends WorklistSample {
        @Override
        public Optional<List<String>> waiting(Instant from, Instant before) {
            return super.waiting(from, before.plus(Duration.ofDays(365)));
        }
    }

    /** The list is made once and kept. */
    private static final class KeepsTheList extends WorklistSample {
        private Optional<List<String>> first = Optional.empty();

        @Override
        public Optional<List<String>> waiting(Instant from, Instant before) {
            first = first.or(() -> super.waiting(from, before));
            return first;
        }
    }

    private static final class TellsAtOnce extends WorklistSample {
        @Override
        public Optional<List<String>> notifyLate(Duration delay) {
            return super.notifyLate(Duration.ofHours(2)).map(all -> {
                List<String> told = new ArrayList<>(all);
                told.addAll(List.of("written", "provisional"));
                return told;
            });
        }
    }

    /** What is provisional was given out, and nobody is told. */
    private static final class TellsOfWrittenAlone extends WorklistSample {
        @Override
        public Optional<List<String>> notifyLate(Duration delay) {
            return without(super.notifyLate(delay), "provisional");
        }
    }

    private static final class TellsOfValidated extends Remembers {
        @Override
        public Optional<List<String>> notifyLate(Duration delay) {
            return with(super.notifyLate(delay), validated);
        }
    }

    /** Looks at the reports of the last two days alone. */
    private static final class ForgetsTheOldest extends WorklistSample {
        @Override
        public Optional<List<String>> notifyLate(Duration delay) {
            return without(super.notifyLate(delay), "before");
        }
    }

    private static List<Fault> faults() {
        return List.of(
                new Fault("list", new ForgetsProvisional()),
                new Fault("list-validated", new ListsValidated()),
                new Fault("list-period", new IgnoresTheBeginning()),
                new Fault("list-period", new IgnoresTheEnd()),
                new Fault("list-stale", new KeepsTheList()),
                new Fault("too-early", new TellsAtOnce()),
                new Fault("notice", new TellsOfWrittenAlone()),
                new Fault("notice-validated", new TellsOfValidated()),
                new Fault("notice-oldest", new ForgetsTheOldest()));
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
    void aSingleFault_failsItsOwnConditionAlone(Fault fault) throws Exception {
        fault.product().connect(bench);
        assertThat(Looks.at(new UnvalidatedReports(), SoftwareType.RIS, bench, fault.product())
                        .failures())
                .extracting(FailedCondition::condition)
                .containsExactly(fault.condition());
    }

    @Test
    void aProductWithoutFault_passes() throws Exception {
        WorklistSample good = new WorklistSample();
        good.connect(bench);
        assertThat(Looks.at(new UnvalidatedReports(), SoftwareType.RIS, bench, good)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }
}
