package org.segursdk.conformance.checks.biology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.cda.Order;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.conformance.checks.documents.Ask;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.checks.reception.Incoming;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.AnalysisCataloguePort;
import org.segursdk.conformance.port.AnalysisCataloguePort.Change;
import org.segursdk.conformance.port.AnalysisCataloguePort.File;
import org.segursdk.conformance.port.AnalysisCataloguePort.Remark;
import org.segursdk.conformance.port.AnalysisCataloguePort.Severity;
import org.segursdk.conformance.port.ExternalReportPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ReportArchivePort;
import org.segursdk.conformance.port.ReportArchivePort.State;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.Oid;

/** The product of a laboratory. Requirements REM-BIO-08, REM-BIO-17 to -20, -22, -23. */
final class LaboratoryChecks {
    private static final Oid NUMBERS = Oid.of("2.25.180000000000000000000000000000000002");
    private static final LocalizedText IMPORT = LocalizedText.of(
            "affecter le code de chaque ligne à l'analyse de même code propre, et rendre compte ligne à ligne",
            "give the code of each line to the analysis of the same own code, and report line by line");
    private static final LocalizedText ARCHIVE = LocalizedText.of(
            "compter l'inactivité depuis le dernier acte et garder la trace après la destruction",
            "count the inactivity from the last act and keep the trace after the destruction");

    private LaboratoryChecks() {}

    static List<Check> all() {
        return List.of(
                new PartialThenComplete(),
                new Ask<>(
                        "bio-17-transcoded-import",
                        AnalysisCataloguePort.class,
                        LaboratoryChecks::imports,
                        "REM-BIO-17"),
                new Ask<>("bio-18-import-report", AnalysisCataloguePort.class, LaboratoryChecks::report, "REM-BIO-18"),
                new Ask<>("bio-19-edit-traced", AnalysisCataloguePort.class, LaboratoryChecks::edit, "REM-BIO-19"),
                new Ask<>("bio-20-fhir-catalogue", AnalysisCataloguePort.class, LaboratoryChecks::fhir, "REM-BIO-20"),
                new Ask<>(
                        "bio-22-external-reports", ExternalReportPort.class, LaboratoryChecks::external, "REM-BIO-22"),
                new Ask<>("bio-23-archiving", ReportArchivePort.class, LaboratoryChecks::archive, "REM-BIO-23"));
    }

    private static void imports(AnalysisCataloguePort product, KitBench bench, Findings findings) {
        for (File file : File.values()) {
            product.add(file, "A1", "Urée");
            if (product.transcode(file, List.of(Map.entry("A1", Reports.UREA))).isEmpty()) {
                continue;
            }
            findings.saw(file.name());
            findings.require(
                    product.code(file, "A1").equals(Optional.of(Reports.UREA)),
                    file.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    LocalizedText.of(
                            "le code du fichier " + file + " n'est pas affecté à l'analyse",
                            "the code of the file " + file + " is not given to the analysis"),
                    IMPORT);
        }
    }

    private static void report(AnalysisCataloguePort product, KitBench bench, Findings findings) {
        product.add(File.LOINC_6, "A1", "Urée");
        Optional<List<Remark>> unknown = product.transcode(
                File.LOINC_6, List.of(Map.entry("A1", Reports.UREA), Map.entry("A9", Reports.GLUCOSE_MASS)));
        if (unknown.isEmpty()) {
            return;
        }
        findings.saw("unknown code, two codes");
        findings.require(
                unknown.get().equals(List.of(new Remark(Severity.REMARK, "A9")))
                        && product.code(File.LOINC_6, "A1").equals(Optional.of(Reports.UREA)),
                "unknown-code",
                LocalizedText.of(
                        "un code inconnu doit être signalé sans bloquer le reste du fichier",
                        "an unknown code has to be told without holding up the rest of the file"),
                IMPORT);
        product.add(File.LOINC_6, "A2", "Glucose");
        Optional<List<Remark>> twice = product.transcode(
                File.LOINC_6, List.of(Map.entry("A2", Reports.GLUCOSE_MOLES), Map.entry("A2", Reports.GLUCOSE_MASS)));
        findings.require(
                twice.filter(each -> each.contains(new Remark(Severity.BLOCKING, "A2")))
                                .isPresent()
                        && product.code(File.LOINC_6, "A2").isEmpty(),
                "two-codes",
                LocalizedText.of(
                        "deux codes pour une analyse doivent bloquer l'import du fichier",
                        "two codes for one analysis have to block the import of the file"),
                IMPORT);
    }

    private static void edit(AnalysisCataloguePort product, KitBench bench, Findings findings) {
        product.add(File.LOINC_6, "A1", "Glucose");
        product.edit(File.LOINC_6, "A1", Reports.GLUCOSE_MASS, "biologiste-1");
        bench.clock().advance(Duration.ofDays(1));
        product.edit(File.LOINC_6, "A1", Reports.GLUCOSE_MOLES, "biologiste-2");
        List<Change> history = product.history(File.LOINC_6, "A1");
        if (history.isEmpty()) {
            return;
        }
        findings.saw("history");
        Change last = history.get(history.size() - 1);
        findings.require(
                last.before().equals(Optional.of(Reports.GLUCOSE_MASS))
                        && last.after().equals(Optional.of(Reports.GLUCOSE_MOLES))
                        && last.author().equals("biologiste-2"),
                "change",
                LocalizedText.of(
                        "l'historique ne donne pas l'ancien code, le nouveau et l'auteur",
                        "the history does not tell the code before, the code after and the author"),
                IMPORT);
        findings.require(
                Duration.between(last.at(), bench.clock().instant()).abs().compareTo(Duration.ofMinutes(5)) < 0
                        && Duration.between(history.get(0).at(), last.at()).toHours() >= 23,
                "dates",
                LocalizedText.of(
                        "les dates de création et de modification ne sont pas conservées",
                        "the dates of creation and of the change are not kept"),
                IMPORT);
    }

    private static void fhir(AnalysisCataloguePort product, KitBench bench, Findings findings) {
        product.add(File.LOINC_5, "R1", "Bilan");
        product.add(File.LOINC_6, "A1", "Urée");
        String coding = "\"code\":{\"coding\":[{\"system\":\"urn:kit:catalogue\",\"code\":\"%s\"},"
                + "{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]}}}";
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + "{\"resource\":{\"resourceType\":\"ActivityDefinition\",\"status\":\"active\","
                + String.format(java.util.Locale.ROOT, coding, "R1", "24323-8")
                + ",{\"resource\":{\"resourceType\":\"ObservationDefinition\","
                + String.format(java.util.Locale.ROOT, coding, "A1", Reports.UREA) + "]}";
        if (product.transcodeFhir(bundle.getBytes(StandardCharsets.UTF_8)).isEmpty()) {
            return;
        }
        findings.saw("Bundle");
        findings.require(
                product.code(File.LOINC_5, "R1").equals(Optional.of("24323-8"))
                        && product.code(File.LOINC_6, "A1").equals(Optional.of(Reports.UREA)),
                "same-codes",
                LocalizedText.of(
                        "le catalogue FHIR n'affecte pas les mêmes codes que les fichiers CSV",
                        "the FHIR catalogue does not give the same codes as the CSV files"),
                IMPORT);
    }

    private static void external(ExternalReportPort product, KitBench bench, Findings findings) throws Exception {
        for (String number : List.of("D-2026-001", "D-2026-002")) {
            product.open(number);
        }
        Optional<String> filed = product.receive(answer(bench, "D-2026-002"));
        Optional<String> stranger = product.receive(answer(bench, "D-2026-999"));
        findings.saw("two reports");
        findings.require(
                filed.equals(Optional.of("D-2026-002")),
                "own-file",
                LocalizedText.of(
                        "le compte rendu du sous-traitant n'est pas rattaché au dossier dont il porte le numéro",
                        "the subcontractor's report is not filed under the number it bears"),
                LocalizedText.of(
                        "lire le numéro dans ReadHeader.orders() (docs/cda.md)",
                        "read the number in ReadHeader.orders() (docs/cda.md)"));
        findings.require(
                stranger.isEmpty(),
                "unknown-file",
                LocalizedText.of(
                        "un compte rendu au numéro inconnu est rattaché à un dossier",
                        "a report with an unknown number is filed"),
                LocalizedText.of("le laisser en attente d'une personne", "leave it until a person has looked"));
    }

    /** The mail of a subcontractor whose report bears that number. */
    private static byte[] answer(KitBench bench, String number) throws IOException {
        Document report = Reports.document(
                Reports.header(Papers.WRITTEN).addOrder(Order.of(InstanceId.of(NUMBERS, number))),
                "",
                List.of(Reports.urea("5.10", BioInterpretation.NORMAL)));
        return Incoming.bytes(
                new Incoming(bench, "laboratoire@sgl.test.example").mail(report).build());
    }

    private static void archive(ReportArchivePort product, KitBench bench, Findings findings) {
        String report = product.keep(Reports.report(Reports.urea("5.10", BioInterpretation.NORMAL)));
        List<Optional<State>> states = new ArrayList<>();
        // a day before and after each term; years of 365.25 days
        for (Duration step :
                List.of(Duration.ofDays(1_825), Duration.ofDays(2), Duration.ofDays(5_476), Duration.ofDays(4))) {
            bench.clock().advance(step);
            product.night();
            states.add(product.state(report));
        }
        if (states.get(0).isEmpty()) {
            return;
        }
        findings.saw("5 and 20 years");
        findings.require(
                states.equals(List.of(
                        Optional.of(State.CURRENT),
                        Optional.of(State.ARCHIVED),
                        Optional.of(State.ARCHIVED),
                        Optional.of(State.DESTROYED))),
                "terms",
                LocalizedText.of(
                        "le compte rendu n'est pas archivé après 5 ans puis détruit après 20 ans d'inactivité",
                        "the report is not archived after 5 years, then destroyed after 20 years of inactivity"),
                ARCHIVE);
        findings.require(
                product.trace(report).equals(List.of(State.ARCHIVED, State.DESTROYED)),
                "trace",
                LocalizedText.of(
                        "la trace de l'archivage et de la destruction manque",
                        "the trace of the archiving and of the destruction is missing"),
                ARCHIVE);
    }
}
