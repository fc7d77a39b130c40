package org.segursdk.conformance.checks.biology;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ResultAlertPort;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;

/** A critical result is notified, an ordinary one is not, and what leaves names nobody: REM-MSSR-14. */
public final class AbnormalResults extends PortCheck<ResultAlertPort> {
    private static final LocalizedText HINT = LocalizedText.of(
            "ReceivedMessage.alerts ou ReadBioResult disent l'alerte ; le texte de Alerts.notice ne nomme personne (docs/mssante.md)",
            "ReceivedMessage.alerts or ReadBioResult tell the alert; the text of Alerts.notice names nobody (docs/mssante.md)");

    public AbnormalResults() {
        super("mssr-14-abnormal-result-notifications", ResultAlertPort.class, "REM-MSSR-14");
    }

    @Override
    protected void look(ResultAlertPort product, KitBench bench, Findings findings) throws Exception {
        product.arrives(Reports.report(Reports.urea("5.2", BioInterpretation.NORMAL)));
        int before = product.notifications().map(List::size).orElse(-1);
        product.arrives(Reports.report(Reports.urea("62.4", BioInterpretation.HIGH_ALERT)));
        Optional<List<String>> after = product.notifications();
        if (before < 0 || after.isEmpty()) {
            return;
        }
        findings.saw("ordinary and critical result");
        findings.require(
                before == 0,
                "ordinary",
                LocalizedText.of("un résultat ordinaire est notifié", "an ordinary result is notified"),
                HINT);
        findings.require(
                after.get().size() > before,
                "critical",
                LocalizedText.of("un résultat critique n'est pas notifié", "a critical result is not notified"),
                HINT);
        InsiPerson person = Papers.person(0);
        for (String each : after.get()) {
            String text = each.toUpperCase(Locale.ROOT);
            findings.require(
                    !text.contains(person.traits().birthName())
                            && !text.contains(person.traits().firstGivenName())
                            && !text.contains(person.ins().matricule().value())
                            && !text.contains("62.4")
                            && !text.contains("62,4"),
                    "names-nobody",
                    LocalizedText.of(
                            "le texte de la notification porte l'identité du patient ou un résultat",
                            "the text of the notification bears the patient's identity or a result"),
                    HINT);
        }
    }
}
