package org.segursdk.conformance.checks.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.DirectoryPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuaireMailbox.Kind;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireSimulator;
import org.segursdk.sandbox.AnnuaireStructure;

/** The directory is asked for one professional: for mailboxes, and when a report is made. */
final class LookupChecks {
    private static final String ONE = "99700090001";
    private static final String SEVERAL = "99700090002";
    private static final String NONE = "99700090003";
    private static final String HIDDEN = "99700090004";
    private static final String FINESS = "990000009";

    private LookupChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "ann-05-mssante-address-lookup", DirectoryPort.class, LookupChecks::mailboxes, "REM-ANN-05"),
                new AskedCheck<>(
                        "msss-24-recipient-search-in-the-national-directory",
                        DirectoryPort.class,
                        LookupChecks::byName,
                        "REM-MSSS-24"),
                new ScriptedCheck<>(
                        "ann-06-update-on-report-creation-or-validation",
                        DirectoryPort.class,
                        LocalizedText.of(
                                "Créer puis valider un compte rendu demandé par le médecin RPPS " + ONE
                                        + " (KIT Anne), connu du produit.",
                                "Create, then validate a report asked for by the doctor RPPS " + ONE
                                        + " (KIT Anne), whom the product knows."),
                        bench -> IntegrationChecks.directory(bench)
                                .put(doctor(ONE, AnnuaireMailbox.of(Kind.PER, "anne.kit@medecin.test.example"))),
                        (product, bench) -> product.validateReport(ONE),
                        LookupChecks::asked,
                        "REM-ANN-06"));
    }

    private static AnnuairePractitioner doctor(String rpps, AnnuaireMailbox... mailboxes) {
        return AnnuairePractitioner.of(rpps, "KIT", "Anne").withProfession("10").withMailboxes(mailboxes);
    }

    /** What each publishes; one on the red list is to be shown to nobody. */
    private static Map<String, Set<String>> publish(AnnuaireSimulator directory) {
        AnnuaireStructure practice = AnnuaireStructure.geographic(FINESS, "CABINET DU BANC");
        directory.put(practice);
        directory.put(doctor(ONE, AnnuaireMailbox.of(Kind.PER, "anne.un@medecin.test.example")));
        directory.put(doctor(SEVERAL, AnnuaireMailbox.of(Kind.PER, "anne.deux@medecin.test.example")));
        directory.put(AnnuaireActivity.of("99700090002001", SEVERAL, practice.number(), "L")
                .withMailboxes(AnnuaireMailbox.of(Kind.PER, "anne.deux@ch-test.example")));
        directory.put(doctor(NONE));
        directory.put(doctor(
                HIDDEN,
                AnnuaireMailbox.of(Kind.PER, "anne.quatre@medecin.test.example").onRedList()));
        Map<String, Set<String>> published = new TreeMap<>();
        published.put(ONE, Set.of("anne.un@medecin.test.example"));
        published.put(SEVERAL, Set.of("anne.deux@medecin.test.example", "anne.deux@ch-test.example"));
        published.put(NONE, Set.of());
        published.put(HIDDEN, Set.of());
        return published;
    }

    private static void mailboxes(DirectoryPort product, KitBench bench, Findings findings) throws Exception {
        Map<String, Set<String>> published = publish(IntegrationChecks.directory(bench));
        // for products that look into a copy of theirs
        product.integrate();
        LocalizedText hint = LocalizedText.of(
                "Prendre AnnuaireClient.mailboxes ou HeldMailbox.of de sdk-annuaire, sans compléter (docs/annuaire.md).",
                "Take AnnuaireClient.mailboxes or HeldMailbox.of of sdk-annuaire, and add nothing (docs/annuaire.md).");
        for (Map.Entry<String, Set<String>> each : published.entrySet()) {
            Optional<List<String>> found = product.mailboxes(each.getKey());
            if (found.isEmpty()) {
                return;
            }
            findings.saw("a look-up");
            findings.require(
                    found.get().containsAll(each.getValue()),
                    "found",
                    LocalizedText.of(
                            "Une boîte que l'annuaire publie pour le professionnel n'est pas trouvée.",
                            "A mailbox that the directory publishes for the professional is not found."),
                    hint);
            findings.require(
                    each.getValue().containsAll(found.get()),
                    "none-invented",
                    LocalizedText.of(
                            "Une boîte est proposée que l'annuaire ne publie pas, ou qui est sur liste rouge.",
                            "A mailbox is offered that the directory does not publish, or that is on the red list."),
                    hint);
            findings.require(
                    Set.copyOf(found.get()).size() == found.get().size(),
                    "once",
                    LocalizedText.of("Une boîte est proposée deux fois.", "A mailbox is offered twice."),
                    hint);
        }
    }

    private static void byName(DirectoryPort product, KitBench bench, Findings findings) throws Exception {
        publish(IntegrationChecks.directory(bench));
        product.integrate();
        Optional<List<String>> found = product.mailboxesNamed("KIT");
        if (found.isEmpty()) {
            return;
        }
        findings.saw("a search by name");
        findings.require(
                Set.copyOf(found.get())
                        .equals(Set.of(
                                "anne.un@medecin.test.example",
                                "anne.deux@medecin.test.example",
                                "anne.deux@ch-test.example")),
                "addresses",
                LocalizedText.of(
                        "La recherche par nom ne donne pas les adresses MSSanté publiées, et elles seules.",
                        "The search by name does not give the MSSanté addresses that are published, and them alone."),
                LocalizedText.of(
                        "Chercher par AnnuaireClient.professionals, puis AnnuaireClient.mailboxes (docs/annuaire.md).",
                        "Search by AnnuaireClient.professionals, then AnnuaireClient.mailboxes (docs/annuaire.md)."));
    }

    private static void asked(KitBench bench, Findings findings) {
        findings.saw("a validated report");
        findings.require(
                bench.exchanges("annuaire").stream()
                        .anyMatch(each -> each.requestHead().contains(ONE) && each.status() == 200),
                "looked-up",
                LocalizedText.of(
                        "L'annuaire n'a pas été interrogé sur le demandeur quand le compte rendu a été créé puis validé.",
                        "The directory was not asked about the requester when the report was created and validated."),
                LocalizedText.of(
                        "Appeler AnnuaireLookup.professional de sdk-annuaire à la création ou à la validation (docs/annuaire.md).",
                        "Call AnnuaireLookup.professional of sdk-annuaire at the creation or the validation (docs/annuaire.md)."));
    }
}
