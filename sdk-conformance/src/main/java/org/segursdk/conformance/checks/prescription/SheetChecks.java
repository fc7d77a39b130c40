package org.segursdk.conformance.checks.prescription;

import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.checks.prescription.PrintedPages.Page;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.EPrescriptionPort.Shown;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.PrescriptionSheetPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;

/** Checks of the sheet handed over: EPR-04, EPR-05 and the printed half of -06. */
final class SheetChecks {
    private static final LocalizedText SHEET = LocalizedText.of(
            "SheetPrinter.withNumber après l'accusé de dépôt, withoutNumber sinon (docs/eprescription.md)",
            "SheetPrinter.withNumber once the deposit was acknowledged, withoutNumber otherwise (docs/eprescription.md)");

    private SheetChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "epr-04-other-prescriptions",
                        CheckMode.LIVE,
                        PrescriptionSheetPort.class,
                        SheetChecks::other,
                        "REM-EPR-04"),
                new AskedCheck<>(
                        "epr-05-printed-2d-code-and-number",
                        PrescriptionSheetPort.class,
                        SheetChecks::printed,
                        "REM-EPR-05"),
                new AskedCheck<>(
                        "epr-06-patient-agreement-printed",
                        PrescriptionSheetPort.class,
                        SheetChecks::agreement,
                        "REM-EPR-06"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static void other(PrescriptionSheetPort product, KitBench bench, Findings findings) throws Exception {
        if (!product.prescribeBiology(Deposit.register(product))) {
            return;
        }
        List<DmpCopy> copies = DmpCopy.of(bench);
        findings.saw("biology");
        findings.require(
                copies.size() == 1 && copies.get(0).rendered(),
                "level-1-in-dmp",
                say(
                        "une prescription de biologie n'est pas, une fois et en N1, dans le DMP",
                        "a prescription of biology is not in the DMP, once and in level 1"),
                say(
                        "N1Document puis Sharing.share, comme tout document (docs/exchange.md)",
                        "N1Document, then Sharing.share, as any document (docs/exchange.md)"));
    }

    private static void printed(PrescriptionSheetPort product, KitBench bench, Findings findings) throws Exception {
        Optional<Shown> shown = product.prescribe(Deposit.register(product), true);
        Optional<byte[]> sheet = product.sheet();
        Optional<String> number = shown.flatMap(Shown::number);
        if (sheet.isEmpty() || number.isEmpty()) {
            return;
        }
        List<Page> pages = PrintedPages.of(sheet.get());
        findings.saw(pages.size() + " page(s)");
        findings.require(
                pages.stream().allMatch(each -> each.code()
                        .filter(code -> code.contains(number.get()))
                        .isPresent()),
                "code",
                say(
                        "une page ne porte pas de code 2D lisible avec le numéro de la prescription",
                        "a page bears no readable 2D code with the number of the prescription"),
                SHEET);
        findings.require(
                pages.stream().allMatch(each -> each.words()
                        .replace(" ", "")
                        .contains("e-prescriptionN°" + number.get().replace(" ", ""))),
                "number",
                say(
                        "une page ne porte pas le numéro en clair après « e-prescription N° »",
                        "a page does not bear the number in clear after \"e-prescription N°\""),
                SHEET);
        findings.require(
                pages.stream().allMatch(each -> each.words().contains("s'oppose")),
                "answer",
                say("une page ne porte pas la réponse du patient", "a page does not bear the patient's answer"),
                SHEET);
        findings.require(
                pages.stream().allMatch(each -> each.words().contains("traite vos données")),
                "data-notice",
                say("une page ne porte pas le texte sur les données", "a page does not bear the text on the data"),
                SHEET);
    }

    /** The two answers are printed in other words, and neither is silent. */
    private static void agreement(PrescriptionSheetPort product, KitBench bench, Findings findings) throws Exception {
        String patient = Deposit.register(product);
        product.prescribe(patient, true);
        Optional<byte[]> agreed = product.sheet();
        product.prescribe(patient, false);
        Optional<byte[]> opposed = product.sheet();
        if (agreed.isEmpty() || opposed.isEmpty()) {
            return;
        }
        findings.saw("OUI and NON");
        findings.require(
                answers(agreed.get(), "ne s'oppose")
                        && answers(opposed.get(), "s'oppose")
                        && !answers(opposed.get(), "ne s'oppose"),
                "answer-printed",
                say(
                        "la réponse imprimée du patient n'est pas celle qu'il a donnée",
                        "the patient's answer as printed is not the one that was given"),
                say(
                        "PrintTexts porte le texte de chaque réponse (docs/eprescription.md)",
                        "PrintTexts bears the text of each answer (docs/eprescription.md)"));
    }

    private static boolean answers(byte[] sheet, String words) throws Exception {
        return PrintedPages.of(sheet).stream()
                .allMatch(each -> each.words().replace('’', '\'').contains(words));
    }
}
