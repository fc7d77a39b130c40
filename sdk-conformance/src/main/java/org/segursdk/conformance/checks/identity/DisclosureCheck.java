package org.segursdk.conformance.checks.identity;

import static org.segursdk.core.error.LocalizedText.of;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.InsDisclosurePort;
import org.segursdk.conformance.port.InsDisclosurePort.DisclosureLine;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/** One document to three partners, a day later another one to one of them, and one of another patient: REM-INS-22. */
final class DisclosureCheck extends PortCheck<InsDisclosurePort> {
    private static final List<String> PARTNERS = List.of("partenaire-1", "partenaire-2", "partenaire-3");
    private static final LocalizedText HINT = of(
            "noter chaque envoi par IdentityDesk.disclosed (docs/ins.md) ou DisclosureJournal.record (docs/exchange.md)",
            "note each sending by IdentityDesk.disclosed (docs/ins.md) or DisclosureJournal.record (docs/exchange.md)");

    DisclosureCheck() {
        super("ins-22-partners-traced", InsDisclosurePort.class, "REM-INS-22");
    }

    @Override
    protected void look(InsDisclosurePort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.qualified(product, People.adrun());
        String other = People.qualified(product, People.adrdeux());
        Instant first = bench.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        product.send(patient, "document-1", PARTNERS, People.SECRETARY);
        product.send(other, "document-3", List.of("partenaire-4"), People.SECRETARY);
        bench.clock().advance(Duration.ofDays(1));
        Instant second = bench.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        product.send(patient, "document-2", PARTNERS.subList(0, 1), People.SECRETARY);
        List<DisclosureLine> journal = product.disclosures(patient);
        findings.saw("document to three partners, another one a day later");
        findings.require(
                partners(journal, "document-1").equals(List.of("partenaire-1", "partenaire-2", "partenaire-3"))
                        && partners(journal, "document-2").equals(PARTNERS.subList(0, 1)),
                "each-partner",
                of(
                        "le journal ne nomme pas, une fois chacun, les partenaires qui ont reçu le document",
                        "the journal does not name, once each, the partners who received the document"),
                HINT);
        findings.require(
                journal.stream()
                        .allMatch(each -> each.document().equals("document-1")
                                ? !each.at().isBefore(first) && each.at().isBefore(second)
                                : !each.at().isBefore(second)),
                "date",
                of("le journal ne dit pas la date de l'envoi", "the journal does not tell the date of the sending"),
                HINT);
        List<String> strangers =
                new ArrayList<>(journal.stream().map(DisclosureLine::document).toList());
        strangers.removeAll(new HashSet<>(List.of("document-1", "document-2")));
        findings.require(
                strangers.isEmpty()
                        && partners(product.disclosures(other), "document-3").size() == 1,
                "of-the-patient",
                of(
                        "le journal d'un patient n'a pas ses envois, et eux seuls",
                        "the journal of a patient has not that patient's sendings, and only these"),
                HINT);
    }

    private static List<String> partners(List<DisclosureLine> journal, String document) {
        return journal.stream()
                .filter(each -> each.document().equals(document))
                .map(DisclosureLine::partner)
                .sorted()
                .toList();
    }
}
