package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpPatientsPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** Has the product ask a DMP that answers late, and watches how long the user waits for the screen. */
final class SlowDmp {
    static final LocalizedText HINT = text(
            "appeler DmpAirClient hors du fil de l'interface (docs/dmp.md)",
            "call DmpAirClient off the thread of the interface (docs/dmp.md)");
    /** How long the user may wait for the screen: our threshold. */
    private static final Duration SCREEN = Duration.ofMillis(300);
    /** After the late answer, what the other exchanges of the gestures may take. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final KitBench bench;
    private final DmpPatientsPort product;
    private final Duration latency;
    private final Map<String, Duration> waited = new LinkedHashMap<>();
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private final Set<String> silent = new LinkedHashSet<>();
    private Duration meanwhile = Duration.ZERO;

    SlowDmp(KitBench bench, DmpPatientsPort product, Duration latency) {
        this.bench = bench;
        this.product = product;
        this.latency = latency;
    }

    /**
     * Makes the gestures one after the other, then another one that needs no DMP, all before the DMP answers; then waits for what was asked.
     *
     * @param gestures by name
     * @return one of the answers to come; empty when the product offers none of the gestures
     */
    Optional<CompletionStage<?>> ask(Map<String, Supplier<Optional<CompletionStage<?>>>> gestures) throws Exception {
        Map<String, CompletionStage<?>> pending = new LinkedHashMap<>();
        // The first exchange of each gesture comes late; what follows it need not.
        for (int i = 0; i < gestures.size(); i++) {
            bench.sandbox().dmp().next(DmpSituation.slow(latency));
        }
        gestures.forEach((name, gesture) -> {
            long start = System.nanoTime();
            Optional<CompletionStage<?>> asked = gesture.get();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            asked.ifPresent(stage -> {
                pending.put(name, stage);
                waited.put(name, took);
            });
        });
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        InsiPerson another = InsiSimulator.testPersons().get(0);
        long start = System.nanoTime();
        product.patient(another.ins(), another.traits(), false);
        meanwhile = Duration.ofNanos(System.nanoTime() - start);
        for (Map.Entry<String, CompletionStage<?>> each : pending.entrySet()) {
            if (!await(each.getKey(), each.getValue())) {
                askAgain(each.getKey(), Objects.requireNonNull(gestures.get(each.getKey())));
            }
        }
        return Optional.of(pending.values().iterator().next());
    }

    /** Whether an answer came. */
    private boolean await(String name, CompletionStage<?> stage) throws InterruptedException {
        CompletableFuture<?> future = stage.toCompletableFuture();
        try {
            Object answer = future.get(latency.plus(REST).toMillis(), TimeUnit.MILLISECONDS);
            if (answer != null) {
                answers.put(name, answer);
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** To give up is no fault, when the same request passes once the DMP is no longer slow. */
    private void askAgain(String name, Supplier<Optional<CompletionStage<?>>> gesture) throws InterruptedException {
        Optional<CompletionStage<?>> again = gesture.get();
        if (again.isEmpty() || !await(name, again.get())) {
            silent.add(name);
        }
    }

    /** Names of the gestures that the product offers. */
    Set<String> asked() {
        return waited.keySet();
    }

    Optional<Object> answer(String name) {
        return Optional.ofNullable(answers.get(name));
    }

    void judge(Findings findings) {
        for (Map.Entry<String, Duration> each : waited.entrySet()) {
            findings.require(
                    each.getValue().compareTo(SCREEN) < 0,
                    each.getKey() + "-blocked",
                    text("l'écran attend la réponse du DMP", "the screen waits for the DMP"),
                    HINT);
            findings.require(
                    !silent.contains(each.getKey()),
                    each.getKey() + "-never-answered",
                    text(
                            "la demande échoue ou ne finit jamais quand le DMP répond en " + latency.toSeconds()
                                    + " s, et encore quand il ne tarde plus",
                            "the request fails or never ends when the DMP answers in " + latency.toSeconds()
                                    + " s, and still does when it is no longer late"),
                    text(
                            "finir chaque demande, par une réponse ou par un message, et permettre de la refaire",
                            "end each request, by an answer or a message, and let it be made again"));
        }
        findings.require(
                meanwhile.compareTo(SCREEN) < 0,
                "others-blocked",
                text(
                        "pendant qu'une demande au DMP attend, le logiciel ne fait plus rien d'autre",
                        "while a request to the DMP waits the software does nothing else"),
                HINT);
    }
}
