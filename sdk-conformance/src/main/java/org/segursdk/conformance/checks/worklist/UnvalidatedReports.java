package org.segursdk.conformance.checks.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.OwnReportsPort;
import org.segursdk.conformance.port.OwnReportsPort.State;
import org.segursdk.core.error.LocalizedText;

/** Reports that wait are listed over a period, and after a day (our threshold) somebody is told. */
final class UnvalidatedReports extends PortCheck<OwnReportsPort> {
    private static final Duration DELAY = Duration.ofDays(1);
    private static final Set<String> WAITING = Set.of("written", "provisional", "hurried");
    private static final LocalizedText HINT = LocalizedText.of(
            "Tenir l'état de chaque compte rendu et appeler régulièrement OwnReports.notifyLate de sdk-exchange.",
            "Keep the state of each report and call OwnReports.notifyLate of sdk-exchange from time to time.");

    UnvalidatedReports() {
        super("wl-07-unvalidated-imaging-reports", OwnReportsPort.class, "REM-WL-07");
    }

    /** What the product said, moment by moment; each is empty when it cannot say. */
    private record Told(
            Optional<List<String>> listed,
            Optional<List<String>> early,
            Optional<List<String>> late,
            Optional<List<String>> listedLater) {
        boolean whole() {
            return listed.isPresent() && early.isPresent() && late.isPresent() && listedLater.isPresent();
        }
    }

    @Override
    protected void look(OwnReportsPort product, KitBench bench, Findings findings) throws Exception {
        Told told = tell(product, bench);
        if (!told.whole()) {
            return;
        }
        findings.saw("period, delay");
        list(told, findings);
        notice(told, findings);
    }

    /** Three days ago one; now four, one of them validated at once, one within the delay; one after the period. */
    private static Told tell(OwnReportsPort product, KitBench bench) throws Exception {
        product.begin("before");
        bench.clock().advance(Duration.ofDays(3));
        Instant from = bench.clock().instant().minusSeconds(60);
        product.begin("written");
        product.begin("provisional");
        product.change("provisional", State.PROVISIONAL);
        product.begin("hurried");
        product.begin("validated");
        product.change("validated", State.VALIDATED);
        Instant before = bench.clock().instant().plusSeconds(60);
        bench.clock().advance(Duration.ofMinutes(10));
        product.begin("after");
        Optional<List<String>> listed = product.waiting(from, before);
        bench.clock().advance(DELAY.minusHours(1));
        Optional<List<String>> early = product.notifyLate(DELAY);
        product.change("hurried", State.VALIDATED);
        bench.clock().advance(Duration.ofHours(2));
        Optional<List<String>> late = product.notifyLate(DELAY);
        return new Told(listed, early, late, product.waiting(from, before));
    }

    private static void list(Told told, Findings findings) {
        Set<String> listed = Set.copyOf(told.listed().orElseThrow());
        findings.require(
                listed.containsAll(WAITING),
                "list",
                LocalizedText.of(
                        "La liste n'est pas celle des comptes rendus non validés ou provisoires de la période : il en manque.",
                        "The list is not that of the unvalidated or provisional reports of the period: some are missing."),
                HINT);
        findings.require(
                !listed.contains("validated"),
                "list-validated",
                LocalizedText.of(
                        "La liste des comptes rendus à valider montre un compte rendu validé.",
                        "The list of the reports to be validated shows one that is."),
                HINT);
        findings.require(
                !listed.contains("before") && !listed.contains("after"),
                "list-period",
                LocalizedText.of(
                        "La liste montre un compte rendu commencé hors de la période demandée.",
                        "The list shows a report begun outside the period asked for."),
                LocalizedText.of(
                        "Filtrer par date de création, fin de période exclue : OwnReports.waiting de sdk-exchange.",
                        "Filter by the date of creation, the period's end excluded: OwnReports.waiting of sdk-exchange."));
        Set<String> left = new HashSet<>(WAITING);
        left.remove("hurried");
        findings.require(
                !told.listedLater().orElseThrow().contains("hurried")
                        && told.listedLater().orElseThrow().containsAll(left),
                "list-stale",
                LocalizedText.of(
                        "Un compte rendu validé depuis reste dans la liste, ou ceux qui attendent encore l'ont quittée.",
                        "A report validated since stays in the list, or those that still wait have left it."),
                HINT);
    }

    private static void notice(Told told, Findings findings) {
        List<String> early = told.early().orElseThrow();
        List<String> late = told.late().orElseThrow();
        findings.require(
                early.stream().noneMatch(WAITING::contains) && !early.contains("after"),
                "too-early",
                LocalizedText.of("Une alerte part avant le délai.", "Somebody is told before the delay is over."),
                HINT);
        findings.require(
                late.containsAll(List.of("written", "provisional")),
                "notice",
                LocalizedText.of(
                        "Passé le délai, personne n'est averti de ce qui reste à valider.",
                        "After the delay nobody is told what has still to be validated."),
                HINT);
        findings.require(
                !early.contains("validated") && !late.contains("validated") && !late.contains("hurried"),
                "notice-validated",
                LocalizedText.of(
                        "Une alerte part pour un compte rendu déjà validé.",
                        "Somebody is told of a report that is validated."),
                HINT);
        findings.require(
                early.contains("before"),
                "notice-oldest",
                LocalizedText.of(
                        "Un compte rendu qui attend depuis plus longtemps que le délai ne donne pas d'alerte.",
                        "Nobody is told of a report that has waited for longer than the delay."),
                HINT);
    }
}
