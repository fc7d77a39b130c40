package org.segursdk.conformance.checks.dmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** What a product may do wrong while the DMP is slow, each fault seen alone. */
@Order(1)
class BackgroundFaultsTest {
    private static final String LIST = "dmpc-06-non-blocking-requests";
    private static final String OTHERS = "dmpc-06-other-requests";
    private static final String NOTICE = "dmpc-22-told-without-blocking";

    private static KitBench bench;

    private record Fault(String check, String condition, DmpSample product) {
        @Override
        public String toString() {
            return check + " " + condition;
        }
    }

    private static Optional<CompletionStage<?>> done(Object value) {
        return Optional.of(CompletableFuture.completedFuture(value));
    }

    private static final class BlocksTheList extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> listInBackground(String patient) {
            return done(list(patient, Set.of()));
        }
    }

    /** One thing at a time: whatever comes meanwhile waits for the DMP. */
    private static final class OneThingAtATime extends DmpSample {
        private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

        @Override
        public String patient(Ins ins, IdentityTraits traits, boolean isQualified) {
            running.join();
            return super.patient(ins, traits, isQualified);
        }

        @Override
        public Optional<CompletionStage<?>> listInBackground(String patient) {
            running = super.listInBackground(patient).orElseThrow().toCompletableFuture();
            return Optional.of(running);
        }
    }

    /** Gives up after a second, and shows an empty list. */
    private static final class ForgetsTheList extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> listInBackground(String patient) {
            return done(List.of());
        }
    }

    private static final class OffersTheRecordAlone extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId) {
            return Optional.empty();
        }
    }

    private static final class BlocksTheRecord extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> openInBackground(String patient) {
            return done(openRecord(patient));
        }
    }

    /** Shows what it knew of the DMP, and asks nothing. */
    private static final class OpensWithoutAsking extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> openInBackground(String patient) {
            return done("");
        }
    }

    private static final class BlocksTheDocument extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId) {
            return done(display(patient, uniqueId));
        }
    }

    private static final class FailsToDisplay extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId) {
            return Optional.of(
                    super.displayInBackground(patient, uniqueId).orElseThrow().thenApply(each -> {
                        throw new IllegalStateException("time is over");
                    }));
        }
    }

    private static final class DisplaysNothing extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId) {
            return done("");
        }
    }

    private static final class BlocksTheNotice extends DmpSample {
        @Override
        public Optional<CompletionStage<Map<String, Notice>>> noticesInBackground(String patient) {
            return notices(patient).map(CompletableFuture::completedFuture);
        }
    }

    private static final class LosesTheNotice extends DmpSample {
        @Override
        public Optional<CompletionStage<Map<String, Notice>>> noticesInBackground(String patient) {
            return super.noticesInBackground(patient).map(each -> each.thenApply(told -> Map.of()));
        }
    }

    private static final class FailsTheList extends DmpSample {
        @Override
        public Optional<CompletionStage<?>> listInBackground(String patient) {
            return Optional.of(super.listInBackground(patient).orElseThrow().thenApply(each -> {
                throw new IllegalStateException("time is over");
            }));
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(LIST, "screen-blocked", new BlocksTheList()),
                new Fault(LIST, "others-blocked", new OneThingAtATime()),
                new Fault(LIST, "list-lost", new ForgetsTheList()),
                new Fault(LIST, "screen-never-answered", new FailsTheList()),
                new Fault(OTHERS, "not-offered", new OffersTheRecordAlone()),
                new Fault(OTHERS, "state-lost", new OpensWithoutAsking()),
                new Fault(OTHERS, "record-blocked", new BlocksTheRecord()),
                new Fault(OTHERS, "document-blocked", new BlocksTheDocument()),
                new Fault(OTHERS, "document-never-answered", new FailsToDisplay()),
                new Fault(OTHERS, "document-lost", new DisplaysNothing()),
                new Fault(NOTICE, "notice-blocked", new BlocksTheNotice()),
                new Fault(NOTICE, "notice-lost", new LosesTheNotice()));
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
                                    BackgroundChecks.all(Duration.ofMillis(1_500), Duration.ofMillis(1_500)).stream()
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

    /** Its time is over before the DMP answers; it says so and may be asked again. */
    private static final class GivesUpOnce extends DmpSample {
        private boolean asked;

        @Override
        public Optional<CompletionStage<?>> listInBackground(String patient) {
            Optional<CompletionStage<?>> stage = super.listInBackground(patient);
            boolean first = !asked;
            asked = true;
            return first
                    ? Optional.of(stage.orElseThrow().thenApply(each -> {
                        throw new IllegalStateException("time is over");
                    }))
                    : stage;
        }
    }

    @Test
    void toGiveUp_isNoFault_whenTheNextRequestPasses() {
        try (DmpSample product = new GivesUpOnce()) {
            product.connect(bench);
            assertThat(Looks.at(
                                    BackgroundChecks.all(Duration.ofMillis(1_500), Duration.ofMillis(1_500))
                                            .get(0),
                                    SoftwareType.RIS,
                                    bench,
                                    product)
                            .verdict())
                    .isEqualTo(Verdict.PASS);
        }
    }
}
