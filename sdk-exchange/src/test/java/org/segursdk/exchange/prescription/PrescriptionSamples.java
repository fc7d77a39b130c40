package org.segursdk.exchange.prescription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.Substitution;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Opposition;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;
import org.segursdk.exchange.Samples;

/** Prescriptions of one practice: the same id gives the same prescription. */
final class PrescriptionSamples {
    static final Instant WRITTEN = Instant.parse("2026-07-14T08:30:00Z");

    private static final LocalDate INFORMED = LocalDate.of(2026, 7, 14);

    private PrescriptionSamples() {}

    static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("CABINET M DOC0036624")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
    }

    static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
    }

    private static Prescription.Builder bare(Oid id) {
        return Prescription.builder()
                .id(id)
                .patient(Patient.qualified(Samples.ins()).build())
                .prescriber(DocumentAuthor.of(doctor(), practice()))
                .amNumber("991000696")
                .writtenAt(WRITTEN)
                .validUntil(WRITTEN.plus(90, ChronoUnit.DAYS))
                .opposition(Opposition.notOpposed(INFORMED));
    }

    static Prescription medicine(Oid id) {
        return bare(id).addMedicine(PrescribedMedicine.of(MedicinalProduct.named("PARACETAMOL MYLAN 500 mg, comprimé")
                                .cis("63107752")
                                .cip(CodedValue.of("3400933516390", CodeSystems.CIP, "PARACETAMOL"))
                                .build())
                        .posology(StructuredPosology.normal()
                                .dose(DoseRange.of(Quantity.of("1", "{tablet}", "comprimé")))
                                .frequency(Frequency.timesPerDay(3))
                                .build())
                        .period(TreatmentPeriod.lasting(Quantity.of("7", "d")))
                        .substitution(Substitution.allowed())
                        .renewals(Renewals.none())
                        .longTermIllness(false)
                        .workAccident(false)
                        .prevention(false)
                        .notReimbursable(false)
                        .offLabel(false))
                .build();
    }

    /** Nothing to structure. */
    static Prescription act(Oid id) {
        return bare(id).addAct(PrescribedAct.of(PrescribedAct.Kind.PHYSIOTHERAPY, "10 séances"))
                .build();
    }
}
