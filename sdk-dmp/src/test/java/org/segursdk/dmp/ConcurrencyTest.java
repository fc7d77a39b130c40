package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.patient.ReceivedContact;
import org.segursdk.sandbox.DmpContact;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;

/** One client for everybody: nothing crosses from one patient to another. */
class ConcurrencyTest extends SandboxTest {
    private static final int PATIENTS = 8;
    private static final int ROUNDS = 8;

    private static QualifiedIns patient(int number) {
        String matricule =
                Matricule.ofNumber("2790" + (1 + number) + "63220000").value();
        return Samples.ins(matricule, "PATIENTE", "NUMERO", "1979-0" + (1 + number) + "-28");
    }

    private static void visit(DmpClient client, QualifiedIns ins) {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(client.checkExistence(session(), ins))
                    .isInstanceOfSatisfying(DmpStatus.Open.class, open -> assertThat(open.answeredUnderOtherIns())
                            .isFalse());
            Oid id = Oid.fromUuid(UUID.randomUUID());
            Document document = new Document(
                    Samples.metadata(id)
                            .title("de " + ins.ins().matricule().value())
                            .patient(Patient.qualified(ins).build())
                            .build(),
                    DocumentContent.of(Samples.cda(id, ins.ins().matricule().value())));
            assertThat(client.feed(session(), document)).isInstanceOf(FeedResult.Accepted.class);
        }
    }

    /** One patient of 64, whose record tells a telephone number of its own. */
    private static QualifiedIns withNumber(int number) {
        String matricule = Matricule.ofNumber("2790163220" + (100 + number)).value();
        QualifiedIns ins = Samples.ins(matricule, "PATIENTE", "NUMERO", "1979-01-28");
        sandbox.dmp()
                .put(DmpPatient.open(ins.ins())
                        .with(ins.traits())
                        .with(new DmpContact("", "", "", List.of(telephone(number)), false, Optional.empty())));
        return ins;
    }

    private static String telephone(int number) {
        return "tel:01990000" + (10 + number);
    }

    /** So many calls by turns for each patient; each answer is of whom it was asked for. */
    private static int ask(DmpClient client, List<QualifiedIns> patients, int first, int calls) {
        for (int call = 0; call < calls; call++) {
            int number = (first + call) % patients.size();
            assertThat(client.administrativeData(session(), patients.get(number))
                            .orElseThrow()
                            .contacts())
                    .extracting(ReceivedContact::value)
                    .containsExactly(telephone(number));
        }
        return calls;
    }

    /** S14. As many calls a thread as {@code -Dsegursdk.calls} says; by default a few, in the profile {@code thorough} 40. */
    @Test
    void oneClient_sixtyFourThreads_eachAnswerIsOfItsPatient() throws Exception {
        int calls = Integer.getInteger("segursdk.calls", Boolean.getBoolean("segursdk.thorough") ? 40 : 3);
        List<QualifiedIns> patients =
                IntStream.range(0, 64).mapToObj(ConcurrencyTest::withNumber).toList();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try (DmpClient client = client()) {
            List<Future<Integer>> runs = IntStream.range(0, 64)
                    .mapToObj(first -> threads.submit(() -> ask(client, patients, first, calls)))
                    .toList();
            for (Future<Integer> each : runs) {
                assertThat(each.get(20, TimeUnit.MINUTES)).isEqualTo(calls);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneClient_manyThreads_mixesNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PATIENTS);
        try (DmpClient client = client()) {
            List<Future<?>> visits = new ArrayList<>();
            for (int i = 0; i < PATIENTS; i++) {
                QualifiedIns ins = patient(i);
                sandbox.dmp().open(ins.ins());
                visits.add(threads.submit(() -> visit(client, ins)));
            }
            for (Future<?> each : visits) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < PATIENTS; i++) {
            String matricule = patient(i).ins().matricule().value();
            List<DmpDocument> stored = sandbox.dmp().documents(matricule).stream()
                    .filter(each -> !each.isSignature())
                    .toList();
            assertThat(stored).hasSize(ROUNDS).allSatisfy(each -> {
                assertThat(each.title()).isEqualTo("de " + matricule);
                assertThat(new String(each.open().readAllBytes(), StandardCharsets.UTF_8))
                        .contains(matricule);
            });
        }
    }
}
