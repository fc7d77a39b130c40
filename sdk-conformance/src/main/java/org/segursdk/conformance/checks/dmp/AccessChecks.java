package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.segursdk.conformance.checks.dmp.Wire.Gesture;
import org.segursdk.conformance.checks.dmp.Wire.Question;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpConsultationPort;
import org.segursdk.conformance.port.DmpConsultationPort.Consent;
import org.segursdk.conformance.port.DmpConsultationPort.State;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpSeed;

/** Consent, rights and state of the record before anything is consulted. */
final class AccessChecks {
    private static final LocalizedText LIST = text(
            "Pour ADRDEUX LAURENT, identité qualifiée : déclarer le consentement à la consultation, puis demander la liste des documents du DMP.",
            "For ADRDEUX LAURENT, identity qualified: declare the consent to consultation, then ask for the list of DMP documents.");

    private AccessChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpc-03-consent-to-consultation-recorded",
                        DmpConsultationPort.class,
                        AccessChecks::opposition,
                        "REM-DMPC-03"),
                new Question<>(
                        "dmpc-24-declaration-of-consent-before-access",
                        DmpConsultationPort.class,
                        AccessChecks::declaration,
                        "REM-DMPC-24"),
                new Gesture<>(
                        "dmpc-04-access-right-checked-first",
                        DmpConsultationPort.class,
                        LIST,
                        (bench, same) -> Wire.dmp(same, Authorisation.VALIDE),
                        AccessChecks::list,
                        AccessChecks::rightFirst,
                        "REM-DMPC-04"),
                new Gesture<>(
                        "dmpc-04-refusal-stops-the-flow",
                        DmpConsultationPort.class,
                        LIST,
                        (bench, same) -> Wire.dmp(same, Authorisation.INTERDIT),
                        AccessChecks::list,
                        AccessChecks::stopped,
                        "REM-DMPC-04"),
                new Gesture<>(
                        "dmpc-05-individual-authorisation-positioned",
                        DmpConsultationPort.class,
                        LIST,
                        (bench, same) -> Wire.dmp(same, Authorisation.NON_EXISTE),
                        AccessChecks::list,
                        AccessChecks::positioned,
                        "REM-DMPC-05"),
                new Question<>(
                        "dmpc-07-dmp-existence-shown-without-a-click",
                        DmpConsultationPort.class,
                        AccessChecks::states,
                        "REM-DMPC-07"));
    }

    private static void list(DmpConsultationPort product, KitBench bench) {
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), DmpSeed.document());
        product.list(Wire.consenting(product), Set.of());
    }

    private static void opposition(DmpConsultationPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        String patient = Wire.consenting(product);
        product.consent(patient, Consent.OPPOSED);
        product.list(patient, Set.of());
        long opposed = Wire.count(bench, "TD3.");
        product.consent(patient, Consent.OPPOSITION_LIFTED);
        product.list(patient, Set.of());
        OptionalInt traces = product.consentTraces(patient);
        if (traces.isEmpty()) {
            return;
        }
        findings.saw("opposition, then its end");
        findings.require(
                opposed == 0,
                "consulted-though-opposed",
                text(
                        "le DMP a été consulté malgré l'opposition du patient",
                        "the DMP was consulted though the patient opposes"),
                Wire.HINT);
        findings.require(
                Wire.count(bench, "TD3.1") > opposed,
                "opposition-not-lifted",
                text("l'opposition levée bloque encore la consultation", "the opposition was lifted and still blocks"),
                Wire.HINT);
        findings.require(
                traces.getAsInt() >= 3,
                "decisions-not-traced",
                text(
                        "le journal ne garde pas chaque décision du patient",
                        "the journal does not keep each decision of the patient"),
                text(
                        "garder ce que rend DmpConsent.apply dans un ConsentRegister (docs/dmp.md)",
                        "keep what DmpConsent.apply gives in a ConsentRegister (docs/dmp.md)"));
    }

    private static void declaration(DmpConsultationPort product, KitBench bench, Findings findings) {
        Wire.dmp(bench, Authorisation.VALIDE);
        String patient = Wire.register(product, true);
        product.list(patient, Set.of());
        long before = Wire.count(bench, "TD3.");
        product.consent(patient, Consent.DECLARED);
        product.list(patient, Set.of());
        if (Wire.operations(bench).isEmpty()) {
            return;
        }
        findings.saw("without and with the declaration");
        findings.require(
                before == 0,
                "consulted-without-declaration",
                text(
                        "le DMP a été consulté sans que le professionnel ait déclaré le consentement",
                        "the DMP was consulted though the professional had not declared the consent"),
                Wire.HINT);
        findings.require(
                Wire.count(bench, "TD3.1") > before,
                "declaration-without-effect",
                text(
                        "la déclaration du consentement n'ouvre pas la consultation",
                        "declaring the consent does not open the DMP"),
                Wire.HINT);
    }

    private static void rightFirst(Findings findings, KitBench bench) {
        List<String> operations = Wire.operations(bench);
        int consulted = first(operations, "TD3.");
        if (consulted < 0) {
            return;
        }
        findings.saw("TD3.1");
        findings.require(
                operations.subList(0, consulted).stream()
                        .anyMatch(each -> each.equals("TD0.2") || each.equals("TD0.4")),
                "right-not-checked",
                text("TD3.1 est partie sans TD0.2 ni TD0.4 avant elle", "TD3.1 left without TD0.2 or TD0.4 before"),
                Wire.HINT);
    }

    private static void stopped(Findings findings, KitBench bench) {
        if (Wire.operations(bench).isEmpty()) {
            return;
        }
        findings.saw("professional blocked");
        findings.require(
                Wire.count(bench, "TD3.") == 0 && Wire.count(bench, "TD0.3") == 0,
                "went-on-after-refusal",
                text(
                        "le professionnel est bloqué par le patient et le logiciel a poursuivi",
                        "the patient blocked the professional and the software went on"),
                Wire.HINT);
    }

    private static int first(List<String> operations, String prefix) {
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).startsWith(prefix)) {
                return i;
            }
        }
        return -1;
    }

    private static void positioned(Findings findings, KitBench bench) {
        List<String> operations = Wire.operations(bench);
        if (operations.isEmpty()) {
            return;
        }
        findings.saw("no authorisation yet");
        findings.require(
                Wire.count(bench, "TD0.3") == 1,
                "not-exactly-one-authorisation",
                text(
                        "il faut une TD0.3 et une seule quand l'autorisation manque",
                        "one TD0.3 and only one is due without authorisation"),
                Wire.HINT);
        findings.require(
                first(operations, "TD3.1") > first(operations, "TD0.3"),
                "not-consulted-after-authorisation",
                text("la consultation ne suit pas la TD0.3", "the consultation does not follow TD0.3"),
                Wire.HINT);
    }

    private static void states(DmpConsultationPort product, KitBench bench, Findings findings) {
        for (State wanted : EnumSet.allOf(State.class)) {
            DmpPatient open = DmpPatient.open(Wire.PERSON.ins());
            bench.sandbox()
                    .dmp()
                    .put(
                            switch (wanted) {
                                case AUTHORISED -> open;
                                case NOT_AUTHORISED -> open.with(Authorisation.NON_EXISTE);
                                case NOT_CREATED -> open.with(DmpPatient.Status.ABSENT);
                                case CLOSED -> open.with(DmpPatient.Status.CLOSED);
                            });
            bench.sandbox().recorder().clear();
            Optional<State> shown = product.openRecord(Wire.register(product, true));
            if (shown.isEmpty()) {
                return;
            }
            findings.saw(wanted.name());
            findings.require(
                    shown.get() == wanted,
                    "state-" + wanted.name(),
                    text(
                            "l'état du DMP affiché n'est pas le bon ; attendu : " + wanted,
                            "the state shown is not the right one; expected: " + wanted),
                    text("afficher DmpOverview.state (docs/dmp.md)", "show DmpOverview.state (docs/dmp.md)"));
            findings.require(
                    Wire.count(bench, "TD0.2") == 1,
                    "existence-" + wanted.name(),
                    text(
                            "l'ouverture du dossier doit faire une TD0.2 et une seule",
                            "opening the record must make one TD0.2 and only one"),
                    text("appeler DmpAirClient.overview (docs/dmp.md)", "call DmpAirClient.overview (docs/dmp.md)"));
        }
    }
}
