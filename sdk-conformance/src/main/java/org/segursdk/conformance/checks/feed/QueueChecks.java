package org.segursdk.conformance.checks.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.DmpFeedPort;
import org.segursdk.conformance.port.DmpFeedPort.Letter;
import org.segursdk.conformance.port.DmpFeedPort.State;
import org.segursdk.conformance.port.FeedQueuePort;
import org.segursdk.conformance.port.FeedQueuePort.Hindrance;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpSituation;

/** Checks of the waiting line: DMPA-03, 04, 05 and 13. */
final class QueueChecks {
    /** Our threshold: what a person notices as a freeze. */
    private static final Duration FREEZE = Duration.ofMillis(500);
    /** How slowly the DMP answers meanwhile; far beyond the threshold. */
    private static final Duration SLOW = Duration.ofMillis(900);

    private QueueChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpa-03-feed-runs-in-background", DmpFeedPort.class, QueueChecks::background, "REM-DMPA-03"),
                new Question<>(
                        "dmpa-04-queue-when-the-dmp-is-unreachable",
                        FeedQueuePort.class,
                        QueueChecks::queue,
                        "REM-DMPA-04"),
                replay(),
                new Question<>(
                        "dmpa-13-success-of-feed-visible-per-document",
                        DmpFeedPort.class,
                        QueueChecks::states,
                        "REM-DMPA-13"));
    }

    private static void background(DmpFeedPort product, KitBench bench, Findings findings) {
        // The first document warms the product up.
        People.flush(product, bench);
        String patient = People.register(product, People.ZOE);
        bench.sandbox().dmp().always(DmpSituation.slow(SLOW));
        long start = System.nanoTime();
        product.validate(patient, Letter.PLAIN);
        Duration lasted = Duration.ofNanos(System.nanoTime() - start);
        bench.sandbox().dmp().always(DmpSituation.NORMAL);
        People.await(product, bench, People.ZOE, 1);
        findings.saw("slow DMP");
        findings.require(
                lasted.compareTo(FREEZE) < 0,
                "screen-back",
                Say.of(
                        "la validation a duré " + lasted.toMillis()
                                + " ms pendant que le DMP répondait lentement ; au plus " + FREEZE.toMillis()
                                + " ms (notre seuil)",
                        "the validation lasted " + lasted.toMillis() + " ms while the DMP answered slowly; at most "
                                + FREEZE.toMillis() + " ms (our threshold)"),
                Say.SHARE);
        findings.require(
                People.count(bench, People.ZOE) == 1,
                "sent",
                Say.of("le document n'est pas arrivé ensuite", "the document did not arrive afterwards"),
                Say.SHARE);
    }

    private static void queue(FeedQueuePort product, KitBench bench, Findings findings) {
        bench.sandbox().dmp().always(DmpSituation.RESET);
        kept(product, "network", findings);
        bench.sandbox().dmp().always(DmpSituation.NORMAL);
        for (Hindrance each : List.of(Hindrance.EXPIRED_CERTIFICATE, Hindrance.NO_CARD)) {
            if (product.hinder(each)) {
                kept(product, each == Hindrance.NO_CARD ? "no-card" : "expired-certificate", findings);
            }
        }
    }

    private static void kept(FeedQueuePort product, String hindrance, Findings findings) {
        String document = product.validate(People.register(product, People.ZOE), Letter.PLAIN);
        Optional<State> before = product.state(document);
        product.restart();
        // What is tried in the meantime must not lose the order either.
        People.grace();
        if (before.isPresent()) {
            String state = product.state(document).map(State::name).orElse("-");
            findings.saw(hindrance);
            findings.require(
                    state.equals(State.PENDING.name()),
                    hindrance,
                    Say.of(
                            "ordre perdu ou abandonné (" + state + ") alors que le DMP était inaccessible : "
                                    + hindrance,
                            "order lost or given up (" + state + ") while the DMP was out of reach: " + hindrance),
                    Say.QUEUE);
        }
    }

    private static Check replay() {
        return new ScriptedCheck<>(
                "dmpa-05-automatic-replay",
                FeedQueuePort.class,
                Say.of(
                        "Le DMP est coupé. Valider un compte rendu pour ADRUN ZOE, le corriger et valider la nouvelle version, puis valider un "
                                + "compte rendu pour ADRDEUX LAURENT. Rétablir le DMP (segur-kit sandbox, situation NORMAL) et attendre, sans "
                                + "relancer.",
                        "The DMP is down. Validate a report for ADRUN ZOE, correct it and validate the new version, then validate a report for "
                                + "ADRDEUX LAURENT. Bring the DMP back (segur-kit sandbox, situation NORMAL) and wait, ordering nothing."),
                bench -> bench.sandbox().dmp().always(DmpSituation.RESET),
                (product, bench) -> {
                    String first = product.validate(People.register(product, People.ZOE), Letter.PLAIN);
                    product.replace(first);
                    product.validate(People.register(product, People.LAURENT), Letter.PLAIN);
                    People.grace();
                    bench.sandbox().dmp().always(DmpSituation.NORMAL);
                    People.await(product, bench, People.ZOE, 2);
                    People.await(product, bench, People.LAURENT, 1);
                    People.grace();
                },
                (bench, findings) -> {
                    List<String> zoe = People.documents(bench, People.ZOE).stream()
                            .map(DmpDocument::status)
                            .toList();
                    findings.saw("connection-back");
                    findings.require(
                            zoe.equals(List.of(DmpDocument.DEPRECATED, DmpDocument.APPROVED)),
                            "versions-in-order",
                            Say.of(
                                    "la version et celle qui la remplace ne sont pas arrivées une fois chacune, dans l'ordre ("
                                            + zoe.size() + " document(s))",
                                    "the version and the one that replaces it did not arrive once each, in order ("
                                            + zoe.size() + " document(s))"),
                            Say.QUEUE);
                    findings.require(
                            People.count(bench, People.LAURENT) == 1,
                            "once",
                            Say.of(
                                    "un document en attente est arrivé " + People.count(bench, People.LAURENT)
                                            + " fois",
                                    "a document that waited arrived " + People.count(bench, People.LAURENT) + " times"),
                            Say.QUEUE);
                },
                "REM-DMPA-05");
    }

    private static void states(DmpFeedPort product, KitBench bench, Findings findings) {
        String fed = product.validate(People.register(product, People.ZOE), Letter.PLAIN);
        String refused = product.validate(People.register(product, People.ANTHONY), Letter.PLAIN);
        People.await(
                product,
                () -> People.count(bench, People.ZOE) == 1
                        && shown(product, fed, State.FED)
                        && shown(product, refused, State.NOT_FED));
        bench.sandbox().dmp().always(DmpSituation.RESET);
        String waiting = product.validate(People.register(product, People.LAURENT), Letter.PLAIN);
        People.grace();
        state(product, fed, State.FED, "fed", findings);
        state(product, refused, State.NOT_FED, "refused", findings);
        state(product, waiting, State.PENDING, "pending", findings);
    }

    private static boolean shown(DmpFeedPort product, String document, State state) {
        return product.state(document).filter(each -> each == state).isPresent();
    }

    private static void state(DmpFeedPort product, String document, State truth, String condition, Findings findings) {
        product.state(document).ifPresent(shown -> {
            findings.saw(condition);
            findings.require(
                    shown == truth,
                    condition,
                    Say.of(
                            "le dossier montre l'état " + shown + " d'un document dont l'état est " + truth,
                            "the record shows the state " + shown + " of a document whose state is " + truth),
                    Say.of(
                            "afficher l'état de Deliveries.ofDocument (docs/exchange.md)",
                            "show the state of Deliveries.ofDocument (docs/exchange.md)"));
        });
    }
}
