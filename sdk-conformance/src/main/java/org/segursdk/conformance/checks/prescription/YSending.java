package org.segursdk.conformance.checks.prescription;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.checks.prescription.PrintedPages.Page;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.EPrescriptionPort.Shown;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.PrescriptionSheetPort;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.StoredPrescription;

/**
 * To the base, then in levels 3 and 1 to the DMP: with number and 2D code once the base took the prescription, without either when it
 * did not, on the sheet and in the copies alike (REM-EPR-03).
 */
final class YSending extends PortCheck<PrescriptionSheetPort> {
    private static final LocalizedText SHEET = LocalizedText.of(
            "SheetPrinter.withNumber après l'accusé de dépôt, withoutNumber sinon (docs/eprescription.md)",
            "SheetPrinter.withNumber once the deposit was acknowledged, withoutNumber otherwise (docs/eprescription.md)");
    private static final LocalizedText SENDING = LocalizedText.of(
            "PrescriptionSending envoie à la base puis au DMP, en N3 et en N1 (docs/eprescription.md)",
            "PrescriptionSending sends to the base, then to the DMP in levels 3 and 1 (docs/eprescription.md)");
    /** Level 3 and level 1. */
    private static final int COPIES = 2;

    YSending() {
        super("epr-03-y-shaped-sending-with-fallback", PrescriptionSheetPort.class, "REM-EPR-03");
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    @Override
    protected void look(PrescriptionSheetPort product, KitBench bench, Findings findings) throws Exception {
        String patient = Deposit.register(product);
        Optional<Shown> accepted = product.prescribe(patient, true);
        Optional<byte[]> sheet = product.sheet();
        List<DmpCopy> copies = DmpCopy.of(bench);
        bench.sandbox().ePrescription().always(EPrescriptionSituation.of(EPrescriptionSituation.Kind.REJECT));
        Optional<Shown> rejected = product.prescribe(patient, true);
        Optional<byte[]> fallback = product.sheet();
        if (accepted.isEmpty() || rejected.isEmpty() || sheet.isEmpty() || fallback.isEmpty()) {
            return;
        }
        findings.saw("accepted and rejected");
        String number = accepted.get().number().orElse("");
        sheets(number, sheet.get(), fallback.get(), findings);
        order(bench, findings);
        levels(copies, "dmp-after-deposit", findings);
        List<DmpCopy> all = DmpCopy.of(bench);
        List<DmpCopy> more = all.subList(Math.min(copies.size(), all.size()), all.size());
        levels(more, "dmp-without-deposit", findings);
        printed(copies, number, more, findings);
    }

    private static boolean bears(Page page, String number) {
        return !number.isEmpty()
                && page.words().contains(number)
                && page.code().filter(code -> code.contains(number)).isPresent();
    }

    private static boolean bare(Page page) {
        return page.code().isEmpty() && !page.words().contains("e-prescription N");
    }

    private static void sheets(String number, byte[] sheet, byte[] fallback, Findings findings) throws IOException {
        findings.require(
                PrintedPages.of(sheet).stream().allMatch(each -> bears(each, number)),
                "code-after-deposit",
                say(
                        "la feuille d'une prescription déposée ne porte pas son numéro et son code 2D",
                        "the sheet of a prescription that was deposited does not bear its number and 2D code"),
                SHEET);
        findings.require(
                PrintedPages.of(fallback).stream().allMatch(YSending::bare),
                "no-code-without-deposit",
                say(
                        "la feuille porte un numéro ou un code 2D alors que la base n'a pas pris la prescription",
                        "the sheet bears a number or a 2D code though the base did not take the prescription"),
                SHEET);
    }

    /** What goes to the DMP tells whether the base took the prescription: it cannot leave before the base answered. */
    private static void order(KitBench bench, Findings findings) {
        List<StoredPrescription> deposits = bench.sandbox().ePrescription().prescriptions();
        Optional<Instant> fed = bench.exchanges("dmp").stream()
                .filter(each -> each.operation().equals("TD2.1"))
                .map(RecordedExchange::at)
                .findFirst();
        if (deposits.isEmpty() || fed.isEmpty()) {
            return;
        }
        findings.require(
                !fed.get().isBefore(deposits.get(0).depositedAt()),
                "base-before-dmp",
                say(
                        "la copie part au DMP avant la réponse de la base : son numéro n'est pas encore pris",
                        "the copy leaves to the DMP before the base answered: its number is not taken yet"),
                SENDING);
    }

    /** One structured document and one rendered. */
    private static void levels(List<DmpCopy> copies, String condition, Findings findings) {
        long rendered = copies.stream().filter(DmpCopy::rendered).count();
        findings.require(
                copies.size() == COPIES && rendered == 1,
                condition,
                say(
                        "le DMP a reçu " + copies.size() + " document(s) de la prescription, dont " + rendered
                                + " en N1 ; le N3 et le N1 sont attendus",
                        "the DMP received " + copies.size() + " document(s) of the prescription, " + rendered
                                + " of level 1; levels 3 and 1 are expected"),
                SENDING);
    }

    /** A copy of level 1 is its PDF; one of level 3 may hold it. */
    private static void printed(List<DmpCopy> taken, String number, List<DmpCopy> refused, Findings findings) {
        findings.require(
                taken.stream()
                        .allMatch(each -> !(each.rendered() && each.pages().isEmpty())
                                && each.pages().stream().allMatch(page -> bears(page, number))),
                "code-in-dmp",
                say(
                        "une copie au DMP de la prescription déposée ne porte pas son numéro et son code 2D",
                        "a copy in the DMP of the prescription that was deposited does not bear its number and 2D code"),
                SHEET);
        findings.require(
                refused.stream().flatMap(each -> each.pages().stream()).allMatch(YSending::bare),
                "no-code-in-dmp",
                say(
                        "une copie au DMP porte un numéro ou un code 2D alors que la base n'a pas pris la prescription",
                        "a copy in the DMP bears a number or a 2D code though the base did not take the prescription"),
                SHEET);
    }
}
