package org.segursdk.conformance.checks.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.OwnReportsPort;
import org.segursdk.core.error.LocalizedText;

/** Reports that wait are listed over a period, and after a day (our threshold) somebody is told. */
final class UnvalidatedReports extends PortCheck<OwnReportsPort> {
    private static final Duration DELAY = Duration.ofDays(1);
    private static final LocalizedText HINT = LocalizedText.of(
            "Tenir l'état de chaque compte rendu et appeler régulièrement OwnReports.notifyLate de sdk-exchange.",
            "Keep the state of each report and call OwnReports.notifyLate of sdk-exchange from time to time.");

    UnvalidatedReports() {
        super("wl-07-unvalidated-imaging-reports", OwnReportsPort.class, "REM-WL-07");
    }

    @Override
    protected void look(OwnReportsPort product, KitBench bench, Findings findings) throws Exception {
        product.begin("before");
        bench.clock().advance(Duration.ofDays(3));
        Instant from = bench.clock().instant().minusSeconds(60);
        product.begin("written");
        product.begin("provisional");
        product.change("provisional", OwnReportsPort.State.PROVISIONAL);
        product.begin("validated");
        product.change("validated", OwnReportsPort.State.VALIDATED);
        Instant before = bench.clock().instant().plusSeconds(60);
        Optional<List<String>> waiting = product.waiting(from, before);
        bench.clock().advance(DELAY.minusHours(1));
        Optional<List<String>> early = product.notifyLate(DELAY);
        bench.clock().advance(Duration.ofHours(2));
        Optional<List<String>> late = product.notifyLate(DELAY);
        if (waiting.isEmpty() || early.isEmpty() || late.isEmpty()) {
            return;
        }
        findings.saw("period, delay");
        findings.require(
                Set.copyOf(waiting.get()).equals(Set.of("written", "provisional")),
                "list",
                LocalizedText.of(
                        "La liste n'est pas celle des comptes rendus non validés ou provisoires de la période.",
                        "The list is not that of the unvalidated or provisional reports of the period."),
                HINT);
        findings.require(
                early.get().stream().noneMatch(each -> each.equals("written") || each.equals("provisional")),
                "too-early",
                LocalizedText.of("Une alerte part avant le délai.", "Somebody is told before the delay is over."),
                HINT);
        findings.require(
                late.get().containsAll(List.of("written", "provisional"))
                        && !late.get().contains("validated"),
                "notice",
                LocalizedText.of(
                        "Passé le délai, personne n'est averti de ce qui reste à valider, ou bien de ce qui l'est déjà.",
                        "After the delay nobody is told what has still to be validated, or somebody of what is."),
                HINT);
    }
}
