package org.segursdk.conformance.checks.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.vaccination.VaccinationHistory;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.VaccinationPort;
import org.segursdk.conformance.port.VaccinationPort.Line;
import org.segursdk.conformance.port.VaccinationRecordPort;
import org.segursdk.conformance.port.VaccinationRecordPort.Kept;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.InsiPerson;

/** Vaccinations that the DMP knows: shown, and taken into the record by choice. Requirement REM-CDA-16. */
final class VaccinationChecks {
    private static final List<Line> LINES = List.of(
            new Line("Vaccin du banc un", "L-001"),
            new Line("Vaccin du banc deux", "L-002"),
            new Line("Vaccin du banc trois", "L-003"));
    /** Of which the user takes the first and the last. */
    private static final Set<String> CHOSEN = Set.of("L-001", "L-003");

    private VaccinationChecks() {}

    static List<Check> all() {
        return List.of(
                new Ask<>(
                        "cda-16-vaccination-history", VaccinationPort.class, VaccinationChecks::history, "REM-CDA-16"),
                new Ask<>(
                        "cda-16-vaccinations-taken",
                        VaccinationRecordPort.class,
                        VaccinationChecks::taken,
                        "REM-CDA-16"));
    }

    private static LocalDate day(int line) {
        return LocalDate.of(2025, 5, 12).plusMonths(line);
    }

    private static byte[] vaccinations(InsiPerson person, List<Line> lines) {
        List<Vaccination> entries = lines.stream()
                .map(each -> Vaccination.of(each.vaccine())
                        .lot(each.lot())
                        .date(ClinicalDate.day(day(lines.indexOf(each))))
                        .validatedBy(new Attestation(Papers.author(), Papers.WRITTEN))
                        .build())
                .toList();
        return Papers.bytes(VaccinationHistory.builder()
                .header(Papers.header(person, VaccinationHistory.DEFAULT_TITLE, Papers.WRITTEN))
                .vaccinations(Statement.entries(entries))
                .build()
                .toDocument());
    }

    private static void history(VaccinationPort product, KitBench bench, Findings findings) {
        InsiPerson person = deposited(bench);
        Optional<List<Line>> shown = product.history(person.ins(), person.traits());
        if (shown.isEmpty()) {
            return;
        }
        findings.saw("VAC");
        Set<String> operations = bench.exchanges("dmp").stream()
                .filter(each -> each.verdict().equals("accepted"))
                .map(each -> each.operation())
                .collect(Collectors.toSet());
        findings.require(
                operations.stream().anyMatch(each -> each.startsWith("TD3.1"))
                        && operations.stream().anyMatch(each -> each.startsWith("TD3.2")),
                "asked-of-the-dmp",
                LocalizedText.of(
                        "l'historique n'a pas été cherché puis lu dans le DMP (TD3.1, TD3.2)",
                        "the history was not looked for and read in the DMP (TD3.1, TD3.2)"),
                LocalizedText.of(
                        "consulter avec DmpAirClient.open puis find et retrieve (docs/dmp.md)",
                        "consult with DmpAirClient.open, then find and retrieve (docs/dmp.md)"));
        findings.require(
                shown.get().equals(LINES),
                "every-line",
                LocalizedText.of(
                        "les vaccinations affichées ne sont pas celles de l'historique du DMP",
                        "the vaccinations shown are not those of the history in the DMP"),
                LocalizedText.of(
                        "lire l'historique avec ReadVaccinationRecord.of (docs/cda.md)",
                        "read the history with ReadVaccinationRecord.of (docs/cda.md)"));
    }

    /** Puts the history into the patient's DMP. */
    private static InsiPerson deposited(KitBench bench) {
        InsiPerson person = Papers.person(0);
        bench.sandbox()
                .dmp()
                .deposit(
                        person.ins(),
                        DmpSeed.document()
                                .title(VaccinationHistory.DEFAULT_TITLE)
                                .type(
                                        VaccinationHistory.TYPE,
                                        CodedValue.of("52", "1.2.250.1.213.1.1.4.1", "Prévention"))
                                .content("text/xml", vaccinations(person, LINES)));
        return person;
    }

    private static void taken(VaccinationRecordPort product, KitBench bench, Findings findings) {
        InsiPerson person = deposited(bench);
        Optional<List<Kept>> before = product.kept(person.ins(), person.traits());
        product.take(person.ins(), person.traits(), CHOSEN);
        Optional<List<Kept>> after = product.kept(person.ins(), person.traits());
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        product.take(person.ins(), person.traits(), CHOSEN);
        List<Kept> again = product.kept(person.ins(), person.traits()).orElse(List.of());
        findings.saw("vaccinations of the record");
        LocalizedText hint = LocalizedText.of(
                "reprendre dans le dossier les seules lignes choisies de ReadVaccinationRecord, avec leur identifiant et leur origine"
                        + " (docs/cda.md)",
                "take the chosen lines alone of ReadVaccinationRecord into the record, with their id and origin (docs/cda.md)");
        findings.require(
                before.get().stream().noneMatch(each -> lots().contains(each.lot())),
                "only-by-gesture",
                LocalizedText.of(
                        "une vaccination du DMP est dans le dossier sans que personne ne l'ait reprise",
                        "a vaccination of the DMP is in the record and nobody took it"),
                hint);
        List<Kept> kept =
                after.get().stream().filter(each -> lots().contains(each.lot())).toList();
        findings.require(
                kept.size() == CHOSEN.size()
                        && kept.stream()
                                .map(Kept::lot)
                                .collect(Collectors.toSet())
                                .equals(CHOSEN),
                "chosen",
                LocalizedText.of(
                        "les vaccinations reprises ne sont pas celles qui ont été choisies",
                        "the vaccinations taken are not those that were chosen"),
                hint);
        findings.require(
                kept.stream().allMatch(VaccinationChecks::isUnaltered),
                "unaltered",
                LocalizedText.of(
                        "le vaccin ou la date d'une vaccination reprise n'est plus celui de l'historique du DMP",
                        "vaccine or date of a vaccination taken is no longer that of the history in the DMP"),
                hint);
        findings.require(
                kept.stream().allMatch(Kept::fromDmp),
                "origin",
                LocalizedText.of(
                        "le dossier ne dit pas d'une vaccination reprise qu'elle vient du DMP",
                        "the record does not tell of a vaccination taken that it comes from the DMP"),
                hint);
        findings.require(
                again.equals(after.get()),
                "once",
                LocalizedText.of(
                        "reprendre une seconde fois les mêmes vaccinations change le dossier",
                        "to take the same vaccinations a second time changes the record"),
                hint);
    }

    private static Set<String> lots() {
        return LINES.stream().map(Line::lot).collect(Collectors.toSet());
    }

    private static boolean isUnaltered(Kept kept) {
        for (int i = 0; i < LINES.size(); i++) {
            if (LINES.get(i).lot().equals(kept.lot())) {
                return LINES.get(i).vaccine().equals(kept.vaccine())
                        && kept.date().equals(Optional.of(day(i)));
            }
        }
        return false;
    }
}
