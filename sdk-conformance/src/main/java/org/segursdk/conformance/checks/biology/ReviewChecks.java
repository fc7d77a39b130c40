package org.segursdk.conformance.checks.biology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.conformance.checks.documents.Ask;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.BiologyReviewPort;
import org.segursdk.conformance.port.BiologyReviewPort.Alert;
import org.segursdk.conformance.port.BiologyReviewPort.Change;
import org.segursdk.conformance.port.BiologyReviewPort.Happening;
import org.segursdk.conformance.port.BiologyReviewPort.Result;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.Oid;

/** Biology reports in the product that receives them. Requirements REM-BIO-09 to REM-BIO-15. */
final class ReviewChecks {
    private static final LocalizedText FLAGS = LocalizedText.of(
            "lire BioFlags.of(document) à la réception : level(), outOfRange(), isClinicallyRelevant() (docs/cda.md)",
            "read BioFlags.of(document) at the reception: level(), outOfRange(), isClinicallyRelevant() (docs/cda.md)");
    private static final LocalizedText RESULTS = LocalizedText.of(
            "conserver code, valeur et unité UCUM de ReadBioReport.results() sans les réécrire (docs/cda.md)",
            "keep code, value and UCUM unit of ReadBioReport.results() without writing them anew (docs/cda.md)");

    private ReviewChecks() {}

    static List<Check> all() {
        return List.of(
                new Ask<>("bio-09-ucum-kept", BiologyReviewPort.class, ReviewChecks::units, "REM-BIO-09"),
                new Ask<>("bio-10-critical-results", BiologyReviewPort.class, ReviewChecks::critical, "REM-BIO-10"),
                new Ask<>("bio-11-relevant-element", BiologyReviewPort.class, ReviewChecks::relevant, "REM-BIO-11"),
                new Ask<>("bio-12-out-of-range", BiologyReviewPort.class, ReviewChecks::outOfRange, "REM-BIO-12"),
                new Ask<>("bio-13-changes-told", BiologyReviewPort.class, ReviewChecks::changes, "REM-BIO-13"),
                new Ask<>("bio-14-two-units", BiologyReviewPort.class, ReviewChecks::twoUnits, "REM-BIO-14"),
                new Ask<>("bio-15-display", BiologyReviewPort.class, ReviewChecks::display, "REM-BIO-15"));
    }

    private static void units(BiologyReviewPort product, KitBench bench, Findings findings) {
        String id = product.receive(Reports.report(Reports.urea("5.10", BioInterpretation.NORMAL)));
        List<Result> wanted = List.of(new Result(Reports.UREA, "5.10", "mmol/L"));
        findings.saw("UCUM");
        findings.require(
                product.results(id).equals(wanted),
                "read",
                LocalizedText.of(
                        "le code UCUM lu n'est pas celui du document", "the UCUM code read is not the document's"),
                RESULTS);
        List<Result> written = product.written(id);
        findings.require(
                written.isEmpty() || written.equals(wanted),
                "written",
                LocalizedText.of(
                        "l'unité réécrite n'est plus le code UCUM reçu",
                        "the unit written out is no longer the UCUM code"),
                RESULTS);
    }

    private static void signal(
            BiologyReviewPort product,
            Findings findings,
            BioInterpretation interpretation,
            String value,
            Alert wanted) {
        product.signal(product.receive(Reports.report(Reports.urea(value, interpretation))))
                .ifPresent(signal -> {
                    findings.saw(interpretation.name());
                    findings.require(
                            signal.alert() == wanted,
                            interpretation
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'),
                            LocalizedText.of(
                                    "l'alerte d'un résultat interprété " + interpretation + " devait être " + wanted,
                                    "the alert of a result interpreted " + interpretation + " should be " + wanted),
                            FLAGS);
                });
    }

    private static void critical(BiologyReviewPort product, KitBench bench, Findings findings) {
        signal(product, findings, BioInterpretation.ABNORMAL_ALERT, "5.10", Alert.CRITICAL);
        signal(product, findings, BioInterpretation.HIGH_ALERT, "40", Alert.CRITICAL);
        signal(product, findings, BioInterpretation.LOW_ALERT, "0.40", Alert.CRITICAL);
        signal(product, findings, BioInterpretation.HIGH, "9.20", Alert.OUT_OF_RANGE);
    }

    private static void outOfRange(BiologyReviewPort product, KitBench bench, Findings findings) {
        signal(product, findings, BioInterpretation.HIGH, "9.20", Alert.OUT_OF_RANGE);
        signal(product, findings, BioInterpretation.LOW, "2.10", Alert.OUT_OF_RANGE);
        signal(product, findings, BioInterpretation.NORMAL, "5.10", Alert.NONE);
    }

    private static void relevant(BiologyReviewPort product, KitBench bench, Findings findings) {
        byte[] commented = Reports.report(
                Reports.header(Papers.WRITTEN),
                "Contrôle conseillé sous huit jours",
                List.of(Reports.urea("5.10", BioInterpretation.NORMAL)));
        byte[] abnormal = Reports.report(Reports.urea("9.20", BioInterpretation.HIGH));
        for (byte[] each : List.of(commented, abnormal)) {
            product.signal(product.receive(each)).ifPresent(signal -> {
                findings.saw(each == commented ? "comment" : "result");
                findings.require(
                        signal.relevant(),
                        each == commented ? "comment" : "result",
                        LocalizedText.of(
                                "un élément cliniquement pertinent n'est pas signalé hors du document",
                                "a clinically relevant element is not told outside the document"),
                        FLAGS);
            });
        }
    }

    private static void changes(BiologyReviewPort product, KitBench bench, Findings findings) {
        Oid first = Papers.newId();
        CdaHeader.Builder before = Reports.header(Papers.WRITTEN).id(first);
        CdaHeader.Builder after = Reports.header(Papers.WRITTEN.plusSeconds(3_600))
                .setId(first)
                .version(2)
                .addRelation(new Relation(Relation.Type.RPLC, first).withTargetVersion(1));
        product.receive(Reports.report(
                before,
                "",
                List.of(
                        Reports.urea("5.10", BioInterpretation.NORMAL),
                        Reports.glucose().get(0))));
        String later =
                product.receive(Reports.report(after, "", List.of(Reports.urea("9.20", BioInterpretation.HIGH))));
        product.changes(later).ifPresent(told -> {
            findings.saw("v1, v2");
            findings.require(
                    Set.copyOf(told)
                            .equals(Set.of(
                                    new Change(Happening.CHANGED, Reports.UREA),
                                    new Change(Happening.REMOVED, Reports.GLUCOSE_MOLES))),
                    "changes",
                    LocalizedText.of(
                            "le résultat modifié ou le résultat supprimé n'est pas signalé",
                            "the result changed or the result removed is not told"),
                    LocalizedText.of(
                            "comparer les versions avec BiologyChange.between (docs/worklists.md)",
                            "compare the versions with BiologyChange.between (docs/worklists.md)"));
        });
    }

    private static void twoUnits(BiologyReviewPort product, KitBench bench, Findings findings) {
        String id = product.receive(Reports.report(Reports.header(Papers.WRITTEN), "", Reports.glucose()));
        findings.saw("mmol/L, g/L");
        findings.require(
                Set.copyOf(product.results(id))
                        .equals(Set.of(
                                new Result(Reports.GLUCOSE_MOLES, "5.10", "mmol/L"),
                                new Result(Reports.GLUCOSE_MASS, "0.92", "g/L"))),
                "both-kept",
                LocalizedText.of("l'une des deux unités est perdue", "one of the two units is lost"),
                RESULTS);
        findings.require(
                Set.copyOf(product.offeredUnits(id)).equals(Set.of("mmol/L", "g/L")),
                "choice",
                LocalizedText.of(
                        "l'utilisateur ne peut pas choisir entre les deux unités",
                        "the user cannot choose between the two units"),
                RESULTS);
    }

    private static void display(BiologyReviewPort product, KitBench bench, Findings findings) {
        Optional<String> html =
                product.display(product.receive(Reports.report(Reports.urea("9.20", BioInterpretation.HIGH))));
        html.ifPresent(shown -> {
            findings.saw("CR-BIO");
            findings.require(
                    shown.contains("<html")
                            && shown.contains("Urée")
                            && (shown.contains("9.20") || shown.contains("9,20"))
                            && shown.contains("mmol/L"),
                    "result-shown",
                    LocalizedText.of(
                            "l'analyse, sa valeur ou son unité manque à l'affichage",
                            "the analysis, its value or its unit is not shown"),
                    LocalizedText.of(
                            "afficher avec CdaRenderer.html sans feuille de style du laboratoire (docs/cda.md)",
                            "show it with CdaRenderer.html when the laboratory ships no style sheet (docs/cda.md)"));
        });
    }
}
