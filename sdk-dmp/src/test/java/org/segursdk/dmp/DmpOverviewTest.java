package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpOverview.LatestDocument;
import org.segursdk.dmp.DmpOverview.State;

/** What is shown of a DMP without a click, and what of it is kept. */
class DmpOverviewTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** A clock that goes where it is told. */
    private static final class Hands extends Clock {
        private volatile Instant now = Samples.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final Hands clock = new Hands();

    private static Ins ins(int number) {
        return new Ins(Matricule.ofNumber(String.format("2%09d000", number)), InsAuthority.NIR_TEST);
    }

    private static DmpStatus open(String authorisation) {
        return new DmpStatus.Open(
                Authorisation.ofCode(authorisation), Optional.empty(), Optional.of(true), Optional.empty(), false);
    }

    private DmpOverview overview(int documents) {
        return DmpOverview.of(open("VALIDE"), clock.instant()).withDocuments(documents, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "VALIDE,AUTHORISED",
        "NON_EXISTE,NOT_AUTHORISED",
        "INTERDIT,NOT_AUTHORISED",
        "EXPIRE,NOT_AUTHORISED",
        "NOUVEAU,NOT_AUTHORISED",
        "'',NOT_AUTHORISED"
    })
    @Tag("REM-DMPC-07")
    void state_openRecord_isAuthorisedOnlyIfTheDmpSaysSo(String code, State state) {
        DmpOverview overview = DmpOverview.of(open(code), Samples.NOW);
        assertThat(overview.state()).isEqualTo(state);
        assertThat(overview.ensAttached()).contains(true);
        assertThat(overview.newDocuments()).isEmpty();
    }

    @Test
    @Tag("REM-DMPC-07")
    void state_closedAndAbsent_areTwoOthers() {
        assertThat(DmpOverview.of(new DmpStatus.Closed(), Samples.NOW).state()).isEqualTo(State.CLOSED);
        assertThat(DmpOverview.of(new DmpStatus.Absent(), Samples.NOW).state()).isEqualTo(State.NOT_CREATED);
        assertThat(DmpOverview.of(new DmpStatus.Absent(), Samples.NOW).ensAttached())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void label_ofEachState_isInBothLanguages(State state) {
        assertThat(state.label().french()).startsWith("DMP ");
        assertThat(state.label().english()).startsWith("record ");
    }

    @Test
    void toString_showsNoDocument() {
        LatestDocument latest = new LatestDocument(
                Oid.of("1.2.3"), CodedValue.of("11490-0", "2.16.840.1.113883.6.1", "Lettre"), "SECRET", Samples.NOW);
        DmpOverview overview = overview(0).withDocuments(3, Optional.of(latest));
        assertThat(overview.newDocuments()).hasValue(3);
        assertThat(overview.latest()).contains(latest);
        assertThat(overview.toString() + latest).doesNotContain("SECRET", "11490-0");
    }

    @Test
    void find_servesUntilItsTimeIsOver() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 10, clock);
        DmpOverview kept = cache.get("doc", ins(1), () -> overview(1));
        clock.now = Samples.NOW.plus(LIFE).minusNanos(1);
        assertThat(cache.find("doc", ins(1))).contains(kept);
        clock.now = Samples.NOW.plus(LIFE);
        assertThat(cache.find("doc", ins(1))).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void find_clockSetBack_servesNothingOfTheFuture() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 10, clock);
        cache.get("doc", ins(1), () -> overview(1));
        clock.now = Samples.NOW.minusSeconds(1);
        assertThat(cache.find("doc", ins(1))).isEmpty();
    }

    @Test
    void get_asksOnce_forEachUserAndPatient() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 10, clock);
        AtomicInteger asked = new AtomicInteger();
        Supplier<DmpOverview> question = () -> overview(asked.incrementAndGet());
        assertThat(cache.get("doc", ins(1), question)).isEqualTo(cache.get("doc", ins(1), question));
        assertThat(asked).hasValue(1);
        cache.get("nurse", ins(1), question);
        cache.get("doc", ins(2), question);
        assertThat(asked).hasValue(3);
    }

    @Test
    void get_failure_isNotKept() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 10, clock);
        assertThatThrownBy(() -> cache.get("doc", ins(1), () -> {
                    throw new IllegalStateException("down");
                }))
                .hasMessage("down");
        assertThat(cache.size()).isZero();
    }

    @Test
    void clear_atLogout_leavesTheOthersAlone() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 10, clock);
        cache.get("doc", ins(1), () -> overview(1));
        cache.get("doc", ins(2), () -> overview(2));
        cache.get("nurse", ins(1), () -> overview(3));
        cache.forget("doc", ins(2));
        assertThat(cache.find("doc", ins(2))).isEmpty();
        cache.clear("doc");
        assertThat(cache.find("doc", ins(1))).isEmpty();
        assertThat(cache.find("nurse", ins(1))).isPresent();
        cache.clear();
        assertThat(cache.size()).isZero();
    }

    /** The user left while the DMP was being asked: what it answers is of nobody. */
    @Test
    void get_answerAfterLogout_isNotKept() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 10, clock);
        DmpOverview answer = cache.get("doc", ins(1), () -> {
            cache.clear("doc");
            return overview(1);
        });
        assertThat(answer.newDocuments()).hasValue(1);
        assertThat(cache.find("doc", ins(1))).isEmpty();
    }

    @Test
    void get_moreThanItHolds_pushesOutTheLeastUsed() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 2, clock);
        cache.get("doc", ins(1), () -> overview(1));
        cache.get("doc", ins(2), () -> overview(2));
        assertThat(cache.find("doc", ins(1))).isPresent();
        cache.get("doc", ins(3), () -> overview(3));
        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.find("doc", ins(2))).isEmpty();
        assertThat(cache.find("doc", ins(1))).isPresent();
    }

    @Test
    void create_withoutLifeOrRoom_reportsBoth() {
        assertThatThrownBy(() -> DmpOverviewCache.create(Duration.ZERO, 0, clock))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .hasSize(2));
    }

    @Test
    void toString_ofTheCache_showsNobody() {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 10, clock);
        cache.get("doc", ins(1), () -> overview(1));
        assertThat(cache.toString()).isEqualTo("DmpOverviewCache[1]");
    }

    /** However many ask at once, each gets their own patient's. */
    @Test
    void get_fromManyThreads_neverMixesPatientsNorUsers() throws Exception {
        DmpOverviewCache cache = DmpOverviewCache.create(LIFE, 50, clock);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                Random random = new Random(t);
                tasks.add(() -> {
                    boolean right = true;
                    for (int i = 0; i < 2_000; i++) {
                        int user = random.nextInt(5);
                        int patient = random.nextInt(40);
                        int expected = user * 100 + patient;
                        DmpOverview found = cache.get("u" + user, ins(patient), () -> overview(expected));
                        right &= found.newDocuments().orElse(-1) == expected;
                        if (i % 50 == 0) {
                            cache.clear("u" + user);
                        }
                    }
                    return right;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(tasks)) {
                assertThat(each.get()).isTrue();
            }
            assertThat(cache.size()).isLessThanOrEqualTo(50);
        } finally {
            threads.shutdownNow();
        }
    }
}
