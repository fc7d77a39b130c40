package org.segursdk.conformance.checks.directory;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DirectoryPort;
import org.segursdk.conformance.port.DirectoryPort.Contact;
import org.segursdk.conformance.port.DirectoryPort.Report;
import org.segursdk.conformance.port.DirectoryPort.Role;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireSimulator;

/** The directory is integrated: whole, as often as was set, down to users and correspondents. */
final class IntegrationChecks {
    /** Small enough for a run in less than a second, large enough for some inactive ones. */
    private static final int PEOPLE = 30;

    private static final long SEED = 20261123;
    private static final String NUMBER = "99700090001";
    private static final LocalizedText HINT = LocalizedText.of(
            "AnnuaireSync de sdk-annuaire tient une copie, et dit par watch(…) ce qui change de ceux que l'on suit (docs/annuaire.md).",
            "AnnuaireSync of sdk-annuaire keeps a copy, and tells by watch(…) what changes of those who are followed (docs/annuaire.md).");

    private IntegrationChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "ann-01-automatic-integration",
                        DirectoryPort.class,
                        IntegrationChecks::integration,
                        "REM-ANN-01"),
                new AskedCheck<>(
                        "ann-02-users-updated",
                        DirectoryPort.class,
                        (product, bench, findings) -> updated(product, bench, findings, Role.USER),
                        "REM-ANN-02"),
                new AskedCheck<>(
                        "ann-03-correspondents-updated",
                        DirectoryPort.class,
                        (product, bench, findings) -> updated(product, bench, findings, Role.CORRESPONDENT),
                        "REM-ANN-03"),
                new AskedCheck<>(
                        "ann-04-frequency-configurable",
                        CheckMode.LIVE,
                        DirectoryPort.class,
                        IntegrationChecks::frequency,
                        "REM-ANN-04"));
    }

    /** A small population, without a limit of calls. */
    static AnnuaireSimulator directory(KitBench bench) {
        AnnuaireSimulator directory = bench.sandbox().annuaire();
        directory.populate(PEOPLE, SEED);
        directory.rateLimit(0);
        return directory;
    }

    private static void integration(DirectoryPort product, KitBench bench, Findings findings) throws Exception {
        AnnuaireSimulator directory = directory(bench);
        directory.put(doctor("KITAVANT").removed());
        Set<String> everybody = IntStream.range(0, PEOPLE)
                .mapToObj(index -> directory.generated(index).rpps())
                .collect(Collectors.toSet());
        everybody.add(NUMBER);
        Set<String> active = everybody.stream()
                .filter(each -> directory
                        .practitioner(each)
                        .filter(AnnuairePractitioner::active)
                        .isPresent())
                .collect(Collectors.toSet());
        Optional<Report> report = product.integrate();
        Optional<Set<String>> held = product.held(everybody);
        if (report.isEmpty() || held.isEmpty()) {
            return;
        }
        findings.saw("a directory of " + PEOPLE);
        findings.require(
                held.get().containsAll(active),
                "rows-loaded",
                LocalizedText.of(
                        "Des professionnels actifs de l'annuaire manquent après l'intégration.",
                        "Active professionals of the directory are missing after the integration."),
                HINT);
        findings.require(
                active.containsAll(held.get()),
                "none-else",
                LocalizedText.of(
                        "Le produit tient pour actifs des professionnels que l'annuaire n'a pas ou n'a plus.",
                        "The product holds as active professionals whom the directory has not, or no more."),
                HINT);
        findings.require(
                report.get().professionals() >= active.size(),
                "report",
                LocalizedText.of(
                        "Le compte rendu d'intégration ne dit pas le nombre de lignes chargées.",
                        "The report of the integration does not tell how many rows were loaded."),
                LocalizedText.of(
                        "Garder le SyncReport de AnnuaireSync.run (docs/annuaire.md).",
                        "Keep the SyncReport of AnnuaireSync.run (docs/annuaire.md)."));
    }

    private static AnnuairePractitioner doctor(String name, String... mailboxes) {
        return AnnuairePractitioner.of(NUMBER, name, "Anne")
                .withProfession("10")
                .withMailboxes(Stream.of(mailboxes)
                        .map(each -> AnnuaireMailbox.of(AnnuaireMailbox.Kind.PER, each))
                        .toArray(AnnuaireMailbox[]::new));
    }

    private static void updated(DirectoryPort product, KitBench bench, Findings findings, Role role) throws Exception {
        AnnuaireSimulator directory = directory(bench);
        directory.put(doctor("KITAVANT", "avant@medecin.test.example"));
        product.follow(NUMBER, role);
        Optional<Report> first = product.integrate();
        Optional<Contact> before = product.contact(NUMBER, role);
        int lines = product.changesLogged().orElse(List.of()).size();
        bench.clock().advance(Duration.ofDays(2));
        directory.put(doctor("KITAPRES", "apres@medecin.test.example"));
        Optional<Report> second = product.integrate();
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        findings.saw("a changed row");
        findings.require(
                before.equals(Optional.of(new Contact("KITAVANT", Set.of("avant@medecin.test.example")))),
                "created",
                LocalizedText.of(
                        "Le nom ou la boîte ne sont pas ceux de l'annuaire après la première intégration.",
                        "Name or mailbox are not those of the directory after the first integration."),
                HINT);
        findings.require(
                product.contact(NUMBER, role)
                        .equals(Optional.of(new Contact("KITAPRES", Set.of("apres@medecin.test.example")))),
                "updated",
                LocalizedText.of(
                        "Une ligne changée de l'annuaire ne met pas à jour l'utilisateur ou le correspondant.",
                        "A changed row of the directory does not update the user or the correspondent."),
                HINT);
        List<String> logged = product.changesLogged().orElse(List.of());
        findings.require(
                role == Role.USER
                        || logged.size() > lines
                                && logged.subList(lines, logged.size()).contains(NUMBER),
                "logged",
                LocalizedText.of(
                        "La mise à jour du correspondant n'est pas au journal.",
                        "The update of the correspondent is not in the log."),
                LocalizedText.of(
                        "Donner un SyncJournal à AnnuaireSync (docs/annuaire.md).",
                        "Give AnnuaireSync a SyncJournal (docs/annuaire.md)."));
    }

    /** How many of so many ticks, a day apart, call the directory. */
    private static long called(DirectoryPort product, KitBench bench, int days) throws Exception {
        long called = 0;
        for (int i = 0; i < days; i++) {
            bench.clock().advance(Duration.ofDays(1).plusMinutes(1));
            int before = bench.exchanges("annuaire").size();
            product.tick();
            called += bench.exchanges("annuaire").size() > before ? 1 : 0;
        }
        return called;
    }

    private static void frequency(DirectoryPort product, KitBench bench, Findings findings) throws Exception {
        directory(bench);
        boolean daily = product.integrateEvery(Duration.ofDays(1));
        product.tick();
        long ofThree = called(product, bench, 3);
        boolean weekly = product.integrateEvery(Duration.ofDays(7));
        long ofSeven = called(product, bench, 7);
        if (bench.exchanges("annuaire").isEmpty() && Collections.frequency(List.of(daily, weekly), false) == 2) {
            return;
        }
        findings.saw("daily, weekly");
        LocalizedText hint = LocalizedText.of(
                "Laisser régler SyncSchedule et appeler AnnuaireSync.runIfDue d'une minuterie (docs/annuaire.md).",
                "Let SyncSchedule be set and call AnnuaireSync.runIfDue from a timer (docs/annuaire.md).");
        findings.require(
                daily && ofThree == 3,
                "daily",
                LocalizedText.of(
                        "Réglée sur un jour, l'intégration n'appelle pas l'annuaire chacun de trois jours.",
                        "Set to a day, the integration does not call the directory on each of three days."),
                hint);
        findings.require(
                weekly && ofSeven == 1,
                "weekly",
                LocalizedText.of(
                        "Réglée sur une semaine, l'intégration n'appelle pas l'annuaire une seule fois en sept jours.",
                        "Set to a week, the integration does not call the directory just once in seven days."),
                hint);
    }
}
