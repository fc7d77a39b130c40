package org.segursdk.conformance.corpus;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.eprescription.sheet.PrescriptionDocuments;

/** Prescriptions of all shapes: a line in words, every mode of administration, devices, 300 lines. */
final class EpMedDmSamples {
    /** A line of a medicine is some 8 KB at the least: this many are a large document. */
    private static final int MANY = 60;

    private static final List<CodedValue> EMDN = List.of(
            CodedValue.of("V0806", "1.2.250.1.213.2.68", "LITS MÉDICAUX"),
            CodedValue.of("J010104", "1.2.250.1.213.2.68", "STIMULATEURS CARDIAQUES IMPLANTABLES TRIPLE CHAMBRE"));

    private final Dice dice;
    private final Instant now;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;
    private final PrescribedLines lines;

    EpMedDmSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.now = now;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
        this.lines = new PrescribedLines(dice, text);
    }

    PrescriptionDocument draw() {
        if (dice.oneIn(4)) {
            // As a software makes it: from its sheet.
            SheetSamples sheets = new SheetSamples(dice, now);
            return PrescriptionDocuments.structured(dice.oneIn(2) ? sheets.numbered() : sheets.bare());
        }
        boolean endUnknown = dice.oneIn(6);
        PrescriptionDocument.Builder prescription = PrescriptionDocument.builder()
                .header(header(endUnknown))
                .pdf(DocumentContent.of(SyntheticPdf.letter(
                        dice.uuid().getMostSignificantBits(),
                        List.of("Ordonnance", "Numero " + dice.below(1_000_000)),
                        dice.between(1, 3))));
        if (endUnknown) {
            prescription.validityEndUnknown();
        }
        List<Problem> problems = new ArrayList<>();
        Crowd crowd = new Crowd(dice, 10);
        for (int i = crowd.take(3) ? Crowd.MANY : dice.oneIn(3) ? dice.between(1, 3) : 0; i > 0; i--) {
            problems.add(Problem.of(text.draw()).build());
        }
        problems.forEach(prescription::addProblem);
        int medicines = crowd.take(2) ? MANY : dice.below(7);
        for (int i = 0; i < medicines; i++) {
            prescription.addMedicine(lines.medicine(problems));
        }
        if (crowd.take(1)) {
            prescription.addMedicine(lines.tapered(Crowd.MANY));
            medicines++;
        }
        for (int i = medicines == 0 ? dice.between(1, 4) : dice.below(3); i > 0; i--) {
            prescription.addDevice(device());
        }
        rest(prescription);
        return prescription.build();
    }

    /** One author, the prescriber; the act is the validity. */
    private CdaHeader header(boolean endUnknown) {
        Patient patient = people.patient();
        DocumentAuthor author = DocumentAuthor.of(people.doctor(), people.structure());
        Instant start = Instant.parse("2026-02-01T09:00:00Z").plusSeconds(dice.below(30_000_000));
        ServiceEvent validity = ServiceEvent.of(author, start);
        CdaHeader header;
        do {
            header = headers.draw(
                            patient, author, dice.oneIn(2) ? PrescriptionDocument.DEFAULT_TITLE : text.title(), false)
                    .event(endUnknown ? validity : validity.withStop(start.plusSeconds(dice.between(1, 31_000_000))))
                    .build();
        } while (header.authors().size() > 1 || !header.otherAuthors().isEmpty());
        return header;
    }

    private void rest(PrescriptionDocument.Builder prescription) {
        for (PrescriptionFlag flag : PrescriptionFlag.values()) {
            if (dice.oneIn(4)) {
                prescription.addFlag(flag);
            }
        }
        if (dice.oneIn(2)) {
            // The number the official examples bear: the rule that makes real ones is not public.
            prescription.number("01S2TBPZ2JCNZZYGHZ");
            if (dice.oneIn(2)) {
                prescription.code2d(Code2dImage.png(DocumentContent.of(SyntheticPng.of(dice))));
            }
        }
        if (dice.oneIn(2)) {
            ClinicalDate day = ClinicalDate.day(LocalDate.of(2026, dice.between(1, 12), dice.between(1, 28)));
            Optional<ClinicalDate> measured = dice.oneIn(4) ? Optional.empty() : Optional.of(day);
            for (VitalSignKind kind : VitalSignKind.values()) {
                boolean score = kind.units().contains("{score}");
                if (dice.oneIn(3) && !score) {
                    String unit = dice.pick(kind.units());
                    prescription.addVitalSign(
                            new VitalSign(kind, Quantity.of(dice.between(1, 300) + ".5", unit), measured));
                }
            }
        }
        if (dice.oneIn(4)) {
            prescription.pregnant(ClinicalDate.month(2026, dice.between(1, 12)));
        }
        if (dice.oneIn(2)) {
            prescription.comment(text.draw());
        }
    }

    /** A line on its own. */
    PrescribedMedicine medicine() {
        return lines.medicine(List.of());
    }

    PrescribedDevice device() {
        PrescribedDevice.Builder device = PrescribedDevice.of(text.draw())
                .renewals(dice.below(13))
                .longTermIllness(dice.oneIn(2))
                .workAccident(dice.oneIn(2))
                .prevention(dice.oneIn(2))
                .notReimbursable(dice.oneIn(2));
        if (dice.oneIn(2)) {
            device.emdn(dice.pick(EMDN));
        }
        if (dice.oneIn(2)) {
            device.lpp(CodedValue.of("1215702", "1.2.250.1.215.200.2.1", "lit médical, lit + 135 kg"));
        }
        if (dice.oneIn(2)) {
            device.period(TreatmentPeriod.from(ClinicalDate.parse("2026-02-01")));
        }
        if (dice.oneIn(2)) {
            device.quantity(BigDecimal.valueOf(dice.between(1, 40)));
        }
        if (dice.oneIn(3)) {
            device.rentalDays(dice.between(1, 365));
        }
        if (dice.oneIn(3)) {
            device.instructions(text.draw());
        }
        return device.build();
    }
}
