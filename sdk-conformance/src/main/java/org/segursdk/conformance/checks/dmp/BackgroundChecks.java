package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpBackgroundPort;
import org.segursdk.conformance.port.DmpConsultationPort;
import org.segursdk.conformance.port.DmpImportPort;
import org.segursdk.conformance.port.DmpImportPort.Notice;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.terminology.Oid;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpSeed;

/** While the DMP is slow the user goes on working. */
final class BackgroundChecks {
    /** How late the DMP answers what the user asks first. */
    private static final Duration LATENCY = Duration.ofSeconds(30);
    /** For the other gestures: the thirty seconds are waited for once in a run. */
    private static final Duration SHORTER = Duration.ofSeconds(3);

    private BackgroundChecks() {}

    static List<Check> all() {
        return all(LATENCY, SHORTER);
    }

    /** @param latency of the list, the gesture used most; {@code shorter} of the others */
    static List<Check> all(Duration latency, Duration shorter) {
        return List.of(
                new Question<>(
                        "dmpc-06-non-blocking-requests",
                        DmpConsultationPort.class,
                        (product, bench, findings) -> list(product, bench, findings, latency),
                        "REM-DMPC-06"),
                new Question<>(
                        "dmpc-06-other-requests",
                        DmpBackgroundPort.class,
                        (product, bench, findings) -> others(product, bench, findings, shorter),
                        "REM-DMPC-06") {
                    /** The list alone would not show that no request blocks. */
                    @Override
                    public Necessity necessity() {
                        return Necessity.NECESSARY;
                    }
                },
                new Question<>(
                        "dmpc-22-told-without-blocking",
                        DmpImportPort.class,
                        (product, bench, findings) -> notices(product, bench, findings, shorter),
                        "REM-DMPC-22"));
    }

    private static void list(DmpConsultationPort product, KitBench bench, Findings findings, Duration latency)
            throws Exception {
        Wire.dmp(bench, Authorisation.VALIDE);
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), DmpSeed.document());
        String patient = Wire.consenting(product);
        SlowDmp slow = new SlowDmp(bench, product, latency);
        if (slow.ask(Map.of("screen", () -> product.listInBackground(patient))).isEmpty()) {
            return;
        }
        findings.saw("slow DMP");
        slow.judge(findings);
        findings.require(
                Wire.count(bench, "TD3.1") > 0,
                "list-lost",
                text(
                        "la liste n'arrive jamais quand le DMP a répondu tard",
                        "no list comes when the DMP answered late"),
                SlowDmp.HINT);
    }

    private static void others(DmpBackgroundPort product, KitBench bench, Findings findings, Duration latency)
            throws Exception {
        Wire.dmp(bench, Authorisation.VALIDE);
        String patient = Wire.consenting(product);
        SlowDmp record = new SlowDmp(bench, product, latency);
        bench.sandbox().recorder().clear();
        record.ask(Map.of("record", () -> product.openInBackground(patient)));
        long states = Wire.count(bench, "TD0.2");
        bench.sandbox().dmp().reset();
        String document = prepared(bench);
        SlowDmp display = new SlowDmp(bench, product, latency);
        display.ask(Map.of("document", () -> product.displayInBackground(patient, document)));
        if (record.asked().isEmpty() && display.asked().isEmpty()) {
            return;
        }
        findings.saw("slow DMP, other gestures");
        record.judge(findings);
        display.judge(findings);
        findings.require(
                !record.asked().isEmpty() && !display.asked().isEmpty(),
                "not-offered",
                text(
                        "l'ouverture du dossier ou l'affichage d'un document du DMP ne se fait pas en arrière-plan",
                        "opening the record or displaying a document of the DMP is not done in the background"),
                SlowDmp.HINT);
        findings.require(
                record.asked().isEmpty() || states > 0,
                "state-lost",
                text(
                        "l'état du DMP n'est jamais demandé à l'ouverture du dossier",
                        "the state of the DMP is never asked for when the record is opened"),
                SlowDmp.HINT);
        findings.require(
                display.asked().isEmpty() || Wire.count(bench, "TD3.2") > 0,
                "document-lost",
                text(
                        "le document n'arrive jamais quand le DMP a répondu tard",
                        "no document comes when the DMP answered late"),
                SlowDmp.HINT);
    }

    private static String prepared(KitBench bench) {
        Wire.dmp(bench, Authorisation.VALIDE);
        return bench.sandbox()
                .dmp()
                .deposit(Wire.PERSON.ins(), DmpSeed.document())
                .uniqueId();
    }

    private static void notices(DmpImportPort product, KitBench bench, Findings findings, Duration latency)
            throws Exception {
        Wire.dmp(bench, Authorisation.VALIDE);
        try (ThirdParty other = new ThirdParty(bench)) {
            Oid replaced = other.feed();
            String patient = Wire.consenting(product);
            product.take(patient, List.of(replaced.value()));
            other.replace(replaced);
            SlowDmp slow = new SlowDmp(bench, product, latency);
            Optional<CompletionStage<?>> told = slow.ask(
                    Map.of("notice", () -> product.noticesInBackground(patient).map(each -> each)));
            if (told.isEmpty()) {
                return;
            }
            findings.saw("slow DMP, newer version");
            slow.judge(findings);
            findings.require(
                    slow.answer("notice")
                            .filter(each -> each.equals(Map.of(replaced.value(), Notice.NEWER_VERSION)))
                            .isPresent(),
                    "notice-lost",
                    text(
                            "la version plus récente n'est pas signalée quand le DMP a répondu tard",
                            "the newer version is not told of when the DMP answered late"),
                    ImportChecks.HOLD);
        }
    }
}
