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
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** Checks of the sheet handed over, and of the copies in the DMP: EPR-03 to -05 and the printed half of -06. */
final class SheetChecks {
    private static final LocalizedText SHEET = LocalizedText.of(
            "SheetPrinter.withNumber après l'accusé de dépôt, withoutNumber sinon (docs/eprescription.md)",
            "SheetPrinter.withNumber once the deposit was acknowledged, withoutNumber otherwise (docs/eprescription.md)");
    /** Formats of level 1 begin so. */
    private static final String LEVEL_1 = "urn:ihe:iti:xds-sd:";
    /** Level 3 and level 1. */
    private static final int COPIES = 2;

    private SheetChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "epr-03-y-shaped-sending-with-fallback",
                        PrescriptionSheetPort.class,
                        SheetChecks::both,
                        "REM-EPR-03"),
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

    private static boolean bears(Page page, String number) {
        return page.words().contains(number)
                && page.code().filter(code -> code.contains(number)).isPresent();
    }

    /** Formats of what the DMP holds of the patient. */
    private static List<String> inDmp(KitBench bench) {
        InsiPerson person = InsiSimulator.testPersons().get(1);
        return bench.sandbox().dmp().documents(person.ins().matricule().value()).stream()
                .filter(each -> !each.isSignature())
                .map(each -> each.formatCode().code())
                .toList();
    }

    /** One structured document and one rendered. */
    private static boolean bothLevels(List<String> formats) {
        long rendered =
                formats.stream().filter(each -> each.startsWith(LEVEL_1)).count();
        return formats.size() == COPIES && rendered == 1;
    }

    private static void both(PrescriptionSheetPort product, KitBench bench, Findings findings) throws Exception {
        String patient = Deposit.register(product);
        Optional<Shown> accepted = product.prescribe(patient, true);
        Optional<byte[]> sheet = product.sheet();
        List<String> copies = inDmp(bench);
        bench.sandbox().ePrescription().always(EPrescriptionSituation.of(EPrescriptionSituation.Kind.REJECT));
        Optional<Shown> rejected = product.prescribe(patient, true);
        Optional<byte[]> fallback = product.sheet();
        if (accepted.isEmpty() || rejected.isEmpty() || sheet.isEmpty() || fallback.isEmpty()) {
            return;
        }
        findings.saw("accepted and rejected");
        Optional<String> number = accepted.get().number();
        findings.require(
                number.isPresent() && PrintedPages.of(sheet.get()).stream().allMatch(each -> bears(each, number.get())),
                "code-after-deposit",
                say(
                        "la feuille d'une prescription déposée ne porte pas son numéro et son code 2D",
                        "the sheet of a prescription that was deposited does not bear its number and 2D code"),
                SHEET);
        findings.require(
                PrintedPages.of(fallback.get()).stream()
                        .allMatch(each -> each.code().isEmpty() && !each.words().contains("e-prescription N")),
                "no-code-without-deposit",
                say(
                        "la feuille porte un numéro ou un code 2D alors que la base n'a pas pris la prescription",
                        "the sheet bears a number or a 2D code though the base did not take the prescription"),
                SHEET);
        LocalizedText hint = say(
                "PrescriptionSending envoie à la base puis au DMP, en N3 et en N1 (docs/eprescription.md)",
                "PrescriptionSending sends to the base, then to the DMP in levels 3 and 1 (docs/eprescription.md)");
        findings.require(
                bothLevels(copies),
                "dmp-after-deposit",
                say(
                        "le DMP a reçu " + copies
                                + " document(s) de la prescription déposée, le N3 et le N1 sont attendus",
                        "the DMP received " + copies.size()
                                + " document(s) of the prescription; levels 3 and 1 are expected"),
                hint);
        List<String> all = inDmp(bench);
        List<String> more = all.subList(Math.min(copies.size(), all.size()), all.size());
        findings.require(
                bothLevels(more),
                "dmp-without-deposit",
                say(
                        "le DMP a reçu " + more
                                + " document(s) de la prescription que la base a rejetée, le N3 et le N1 sont attendus",
                        "the DMP received " + more
                                + " document(s) of the rejected prescription; levels 3 and 1 are expected"),
                hint);
    }

    private static void other(PrescriptionSheetPort product, KitBench bench, Findings findings) throws Exception {
        if (!product.prescribeBiology(Deposit.register(product))) {
            return;
        }
        List<String> formats = inDmp(bench);
        findings.saw("biology");
        findings.require(
                formats.size() == 1 && formats.get(0).startsWith(LEVEL_1),
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
