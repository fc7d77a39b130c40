package org.segursdk.conformance.checks.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ProfessionalAccountPort;
import org.segursdk.conformance.port.ProfessionalAccountPort.ProfessionalAttributes;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.AnnuairePractitioner;

/** Professionals' accounts and the Annuaire Santé. Requirement REM-SEC-17. */
final class DirectoryAccountChecks {
    private static final String RPPS = "99700000010";
    private static final String UNKNOWN = "99799999995";
    private static final Duration TWO_YEARS = Duration.ofDays(731);

    private DirectoryAccountChecks() {}

    static List<Check> all() {
        return List.of(new AskedCheck<>(
                "sec-17-professional-identifiers",
                CheckMode.LIVE,
                ProfessionalAccountPort.class,
                DirectoryAccountChecks::looked,
                "REM-SEC-17"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static long lookUps(KitBench bench) {
        return bench.exchanges("annuaire").stream()
                .filter(each -> each.requestHead().contains(RPPS) && each.status() == 200)
                .count();
    }

    private static void looked(ProfessionalAccountPort product, KitBench bench, Findings findings) throws Exception {
        bench.sandbox()
                .annuaire()
                .put(AnnuairePractitioner.of(RPPS, "TESTA", "ANNE").withProfession("10"));
        boolean created = product.createProfessional(RPPS);
        LocalizedText hint = say(
                "AnnuaireClient.professionalByRpps à la création, puis tous les deux ans (docs/annuaire.md)",
                "AnnuaireClient.professionalByRpps at creation, then every two years (docs/annuaire.md)");
        findings.saw("creation");
        long first = lookUps(bench);
        findings.require(
                created && first >= 1,
                "at-creation",
                say(
                        "le numéro RPPS n'est pas cherché dans l'Annuaire Santé à la création du compte",
                        "the RPPS number is not looked up in the Annuaire Santé when the account is created"),
                hint);
        Optional<ProfessionalAttributes> kept = product.attributes(RPPS);
        findings.require(
                kept.filter(each -> each.equals(new ProfessionalAttributes(RPPS, "TESTA", "ANNE", "10")))
                        .isPresent(),
                "attributes",
                say(
                        "le compte ne garde pas numéro, nom, prénom et profession de l'annuaire",
                        "the account does not keep number, names and profession of the directory"),
                hint);
        findings.require(
                !product.createProfessional(UNKNOWN),
                "unknown-refused",
                say(
                        "un compte est créé pour un numéro que l'annuaire ne connaît pas",
                        "an account is created for a number the directory does not know"),
                hint);
        bench.clock().advance(TWO_YEARS);
        product.timersDue();
        findings.saw("two years");
        findings.require(
                lookUps(bench) > first,
                "every-two-years",
                say(
                        "deux ans plus tard, l'annuaire n'est pas consulté de nouveau",
                        "two years later the directory is not asked again"),
                hint);
    }
}
