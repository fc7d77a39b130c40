package org.segursdk.conformance.checks.imaging;

import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ProvisionalReportPort;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** A provisional report leaves neither for the DMP nor for a mailbox; the validated one does (REM-IMG-04). */
public final class ProvisionalReport extends PortCheck<ProvisionalReportPort> {
    private static final LocalizedText HINT = LocalizedText.of(
            "ne confier le compte rendu à Sharing.share qu'à la dernière validation (docs/exchange.md)",
            "give the report to Sharing.share at the last validation only (docs/exchange.md)");

    public ProvisionalReport() {
        super("img-04-provisional-status", ProvisionalReportPort.class, "REM-IMG-04");
    }

    @Override
    protected void look(ProvisionalReportPort product, KitBench bench, Findings findings) {
        InsiPerson person = InsiSimulator.testPersons().get(1);
        bench.sandbox().dmp().open(person.ins());
        Optional<String> report = product.provisional(product.patient(person.ins(), person.traits(), true));
        if (report.isEmpty()) {
            return;
        }
        long before = sent(bench);
        product.validate(report.get());
        findings.saw("provisional, then validated");
        findings.require(
                before == 0,
                "provisional-sent",
                LocalizedText.of(
                        "un compte rendu provisoire est parti au DMP ou par messagerie",
                        "a provisional report went to the DMP or by mail"),
                HINT);
        findings.require(
                sent(bench) > before,
                "validated-not-sent",
                LocalizedText.of(
                        "le compte rendu validé n'est pas parti au DMP", "the validated report did not go to the DMP"),
                HINT);
    }

    private static long sent(KitBench bench) {
        return bench.exchanges().stream()
                .filter(each ->
                        each.operation().startsWith("TD2.") || each.operation().startsWith("SMTP"))
                .count();
    }
}
