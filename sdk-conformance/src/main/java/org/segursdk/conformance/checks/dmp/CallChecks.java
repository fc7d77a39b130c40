package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.ContextualCallPort;
import org.segursdk.conformance.port.ContextualCallPort.Call;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** The contextual call of the DMP web access (TD0.9). */
final class CallChecks {
    private static final LocalizedText HINT =
            text("faire l'adresse par WebPs.open (docs/dmp.md)", "make the address by WebPs.open (docs/dmp.md)");

    private CallChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpc-01-contextual-call-to-web-ps-dmp",
                        ContextualCallPort.class,
                        CallChecks::qualifiedOnly,
                        "REM-DMPC-01"),
                new Question<>(
                        "dmpc-02-td0-9-covers-dashboard-and-record",
                        ContextualCallPort.class,
                        CallChecks::bothTargets,
                        "REM-DMPC-02"));
    }

    private static void qualifiedOnly(ContextualCallPort product, KitBench bench, Findings findings) {
        Optional<Call> call = product.webRecord(Wire.register(product, true));
        bench.clock();
        Optional<Call> local = product.webRecord(Wire.register(product, false));
        if (call.isEmpty()) {
            return;
        }
        findings.saw("qualified and local identity");
        findings.require(
                isRecord(call.get()),
                "call-malformed",
                text(
                        "l'appel TD0.9 ne porte pas la page du dossier et le matricule",
                        "the TD0.9 call lacks the page of the record or the matricule"),
                HINT);
        findings.require(
                local.isEmpty(),
                "call-without-qualified-ins",
                text(
                        "l'appel TD0.9 part pour une identité non qualifiée",
                        "a TD0.9 call is made for an identity not qualified"),
                HINT);
    }

    private static boolean isRecord(Call call) {
        return call.address().contains("/DossierPatient")
                && (call.address() + call.body())
                        .contains(Wire.PERSON.ins().matricule().number());
    }

    private static void bothTargets(ContextualCallPort product, KitBench bench, Findings findings) {
        bench.clock();
        Optional<Call> record = product.webRecord(Wire.register(product, true));
        Optional<Call> dashboard = product.webDashboard();
        if (record.isEmpty() && dashboard.isEmpty()) {
            return;
        }
        findings.saw("record and dashboard");
        findings.require(
                record.filter(CallChecks::isRecord).isPresent(),
                "record-missing",
                text(
                        "l'appel vers le dossier du patient manque ou est incomplet",
                        "the call of the patient's record is missing or incomplete"),
                HINT);
        findings.require(
                dashboard
                        .filter(call -> call.address().endsWith("/TableauDeBord")
                                && !(call.address() + call.body())
                                        .contains(Wire.PERSON.ins().matricule().number()))
                        .isPresent(),
                "dashboard-missing",
                text(
                        "l'appel vers le tableau de bord manque ou désigne un patient",
                        "the call of the dashboard is missing or names a patient"),
                HINT);
    }
}
