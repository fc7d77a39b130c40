package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.core.Environment;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Executant;
import org.segursdk.eprescription.Opposition;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.sheet.PrintTexts;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.eprescription.sheet.SheetPrinter;

/** Prescriptions with their sheets, all of them specimens: their numbers are simulated. */
final class SheetSamples {
    /** The wording for a patient who opposes is not public: this one says that it is ours. */
    private static final String OPPOSED = "(texte d'essai) Informé le {date}, le patient s'oppose à la consultation.";

    private final Dice dice;
    private final Instant now;
    private final SyntheticPeople people;
    private final FreeText text;
    private final EpMedDmSamples documents;

    SheetSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.now = now;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.documents = new EpMedDmSamples(dice, now);
    }

    /** A sheet with a number, its code and its texts. */
    PrintedSheet numbered() {
        Prescription prescription = prescription();
        return printer()
                .withNumber(
                        new EPrescription(
                                prescription,
                                SimulatedNumbers.from(Environment.SANDBOX, dice.below(1_000_000))
                                        .next(prescription)),
                        Provenance.simulator());
    }

    /** A sheet without deposit. */
    PrintedSheet bare() {
        return printer().withoutNumber(prescription(), Provenance.simulator());
    }

    private static SheetPrinter printer() {
        return SheetPrinter.builder()
                .environment(Environment.SANDBOX)
                .texts(PrintTexts.observed().withOpposed("observed-1, essai", OPPOSED))
                .build();
    }

    private Prescription prescription() {
        Instant written = now.minusSeconds(dice.below(30_000_000));
        LocalDate day = LocalDate.ofInstant(written, ZoneOffset.UTC);
        Prescription.Builder prescription = Prescription.builder()
                .id(Oid.fromUuid(dice.uuid()))
                .patient(people.patient())
                .prescriber(DocumentAuthor.of(people.doctor(), people.structure()))
                .writtenAt(written)
                .opposition(dice.oneIn(4) ? Opposition.opposed(day) : Opposition.notOpposed(day));
        if (dice.oneIn(6)) {
            prescription.validityEndUnknown();
        } else {
            prescription.validUntil(written.plusSeconds(dice.between(1, 31_000_000)));
        }
        if (dice.oneIn(2)) {
            prescription.amNumber("99100069" + dice.below(10));
        }
        if (dice.oneIn(4)) {
            prescription.replaced(people.doctor());
        }
        if (dice.oneIn(4)) {
            Executant executant = dice.oneIn(2)
                    ? Executant.of(people.structure())
                    : Executant.of(people.doctor(), people.structure()).withBefore(written.plusSeconds(86_400));
            prescription.executant(executant);
        }
        for (PrescriptionFlag flag : PrescriptionFlag.values()) {
            if (dice.oneIn(6)) {
                prescription.addFlag(flag);
            }
        }
        lines(prescription, day);
        return prescription.build();
    }

    private void lines(Prescription.Builder prescription, LocalDate day) {
        int medicines = dice.oneIn(10) ? 30 : dice.below(6);
        for (int i = 0; i < medicines; i++) {
            prescription.addMedicine(documents.medicine());
        }
        for (int i = medicines == 0 ? dice.between(1, 3) : dice.below(3); i > 0; i--) {
            prescription.addDevice(documents.device());
        }
        if (dice.oneIn(4)) {
            prescription.addAct(PrescribedAct.of(dice.pick(List.of(PrescribedAct.Kind.values())), text.draw()));
        }
        if (dice.oneIn(2)) {
            prescription.weight(dice.between(3, 140) + ".5", ClinicalDate.day(day));
        }
        if (dice.oneIn(3)) {
            prescription.comment(text.draw());
        }
    }
}
