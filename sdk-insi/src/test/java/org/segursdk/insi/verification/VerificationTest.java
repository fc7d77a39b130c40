package org.segursdk.insi.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.NOW;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.dominique;
import static org.segursdk.insi.identity.People.dominiqueAnswer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.insi.desk.InsTrace;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.IdentityPolicy;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.IdentityStore;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.insi.matching.ReceivedIdentity;

class VerificationTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final IdentityLifeCycle lifeCycle = IdentityLifeCycle.create(IdentityPolicy.defaults(), CLOCK);
    private final Map<String, StoredIdentity> stored = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<InsTrace> journal = new ArrayList<>();
    private final List<Instant> calls = new ArrayList<>();

    private final IdentityStore store = new IdentityStore() {
        @Override
        public Optional<StoredIdentity> find(String recordId) {
            return Optional.ofNullable(stored.get(recordId));
        }

        @Override
        public void save(IdentityDecision decision) {
            stored.put(decision.identity().recordId(), decision.identity().state());
        }
    };

    private final BatchVerification.Checkpoint checkpoint = new BatchVerification.Checkpoint() {
        @Override
        public boolean isDone(String batchId, String recordId) {
            return done.contains(batchId + "/" + recordId);
        }

        @Override
        public void done(String batchId, String recordId) {
            done.add(batchId + "/" + recordId);
        }
    };

    @BeforeEach
    void fill() {
        for (int i = 0; i < 50; i++) {
            store.save(lifeCycle.createFromInsi("p" + i, dominiqueAnswer(), SECRETARY));
        }
        store.save(lifeCycle.create("local", dominique(), CaptureChannel.TYPED, SECRETARY));
    }

    @Test
    @Tag("REM-INS-28")
    @Tag("REM-INS-31")
    void run_fiftyRecords_verifiesEachOnceAndTraces() throws InterruptedException {
        BatchVerification batch = batch((ins, traits) -> right());
        List<String> ids = ids();
        BatchVerification.Report report = batch.run("2026", ids, SECRETARY);
        assertThat(report.right()).isEqualTo(50);
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.failure()).isEmpty();
        assertThat(journal).hasSize(50);
        assertThat(batch.run("2026", ids, SECRETARY).skipped()).isEqualTo(51);
    }

    @Test
    @Tag("REM-INS-27")
    @Tag("REM-INS-28")
    void run_contradicted_downgradesStoresAndTraces() throws InterruptedException {
        BatchVerification.Report report = batch((ins, traits) -> new InsVerifier.Verification(false, "KO", "uuid:1"))
                .run("b", List.of("p1"), SECRETARY);
        assertThat(report.wrong()).isEqualTo(1);
        assertThat(stored.get("p1").status()).isEqualTo(IdentityStatus.PROVISIONAL);
        assertThat(stored.get("p1").ins()).isEmpty();
        assertThat(journal).singleElement().isInstanceOfSatisfying(InsTrace.Call.class, call -> {
            assertThat(call.outcome()).isEqualTo(InsTrace.Outcome.WRONG);
            assertThat(call.rawCode()).isEqualTo("KO");
        });
    }

    @Test
    void run_serviceFails_stopsAndGoesOnWhereItStood() throws InterruptedException {
        int[] left = {7};
        BatchVerification failing = batch((ins, traits) -> {
            if (left[0]-- == 0) {
                throw TransportException.uncertain("TEST", true, LocalizedText.of("panne", "failure"), null);
            }
            return right();
        });
        BatchVerification.Report first = failing.run("b", ids(), SECRETARY);
        assertThat(first.right()).isEqualTo(7);
        assertThat(first.failure()).isPresent();
        BatchVerification.Report second = batch((ins, traits) -> right()).run("b", ids(), SECRETARY);
        assertThat(second.right()).isEqualTo(43);
        assertThat(second.skipped()).isEqualTo(8);
    }

    @Test
    void run_pace_isKeptBetweenCalls() throws InterruptedException {
        BatchVerification paced = BatchVerification.builder(
                        (ins, traits) -> {
                            calls.add(Instant.now());
                            return right();
                        },
                        lifeCycle,
                        store,
                        checkpoint,
                        journal::add)
                .pace(Duration.ofMillis(40))
                .clock(Clock.systemUTC())
                .build();
        paced.run("b", ids().subList(0, 4), SECRETARY);
        for (int i = 1; i < calls.size(); i++) {
            assertThat(Duration.between(calls.get(i - 1), calls.get(i))).isGreaterThan(Duration.ofMillis(20));
        }
    }

    @Test
    void run_userWithoutRight_isRefused() {
        assertThatThrownBy(() -> batch((ins, traits) -> right()).run("b", ids(), new InsUser("stagiaire", Set.of())))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void due_periodIsTheSites() {
        VerificationPlan plan = new VerificationPlan(Period.ofYears(3), PARIS);
        var identity =
                lifeCycle.createFromInsi("p", dominiqueAnswer(), SECRETARY).identity();
        assertThat(plan.due(identity)).contains(LocalDate.of(2029, 3, 1));
        assertThat(plan.due(List.of(identity), LocalDate.of(2029, 2, 28))).isEmpty();
        assertThat(plan.due(List.of(identity), LocalDate.of(2029, 3, 1))).containsExactly(identity);
        assertThat(plan.due(lifeCycle
                        .create("l", dominique(), CaptureChannel.TYPED, SECRETARY)
                        .identity()))
                .isEmpty();
    }

    @Test
    @Tag("REM-INS-29")
    @Tag("REM-INS-30")
    void reception_foreignIns_isVerifiedOnceAndContradictedDataWait() {
        PatientIndex index = PatientIndex.create();
        ReceivedIdentity received = ReceivedIdentity.of(NIR, dominiqueAnswer().traits());
        int[] asked = {0};
        boolean[] answer = {false};
        ReceptionCheck check = ReceptionCheck.create(
                index,
                (ins, traits) -> {
                    asked[0]++;
                    return new InsVerifier.Verification(answer[0], answer[0] ? "OK" : "KO", "uuid:1");
                },
                journal::add,
                CLOCK);
        assertThat(check.check(received, SECRETARY)).isEqualTo(new ReceptionCheck.Outcome.Quarantine());
        answer[0] = true;
        assertThat(check.check(received, SECRETARY)).isEqualTo(new ReceptionCheck.Outcome.Right());
        assertThat(asked[0]).isEqualTo(2);
        assertThat(journal).hasSize(2);
        index.put(IndexedPatient.of(
                lifeCycle.createFromInsi("p1", dominiqueAnswer(), SECRETARY).identity()));
        assertThat(check.check(received, SECRETARY)).isEqualTo(new ReceptionCheck.Outcome.Known(List.of("p1")));
        assertThat(asked[0]).isEqualTo(2);
    }

    private BatchVerification batch(InsVerifier verifier) {
        return BatchVerification.builder(verifier, lifeCycle, store, checkpoint, journal::add)
                .pace(Duration.ZERO)
                .clock(Clock.fixed(NOW, PARIS))
                .build();
    }

    private List<String> ids() {
        return stored.keySet().stream().sorted().toList();
    }

    private static InsVerifier.Verification right() {
        return new InsVerifier.Verification(true, "OK", "uuid:1");
    }
}
