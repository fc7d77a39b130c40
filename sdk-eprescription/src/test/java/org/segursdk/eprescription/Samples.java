package org.segursdk.eprescription;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.Posology;
import org.segursdk.cda.prescription.PrescribedDevice;
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
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** One synthetic patient, one practice, and prescriptions for them. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 7, 14);
    public static final String NUMBER = "01S2TBPZ2JCNZZYGHZ";
    private static final ClinicalDate DAY = ClinicalDate.parse("2026-07-14");

    private Samples() {}

    public static Patient patient(String birthName, String givenNames) {
        IdentityTraits traits = IdentityTraits.builder()
                .birthName(birthName)
                .birthGivenNames(givenNames)
                .sex(Sex.FEMALE)
                .birthDate("1979-03-28")
                .birthPlace("2A004")
                .build();
        return Patient.qualified(QualifiedIns.restore(
                        new Ins(Matricule.ofNumber("279032A004000"), InsAuthority.NIR_TEST),
                        traits,
                        new org.segursdk.core.identity.Provenance(
                                org.segursdk.core.identity.Provenance.Route.INSI_TRAITS,
                                Instant.parse("2026-01-02T10:00:00Z"),
                                new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2)),
                                true)))
                .build();
    }

    public static Professional doctor(String rpps, String familyName, String givenName) {
        return Professional.builder()
                .id(ProfessionalId.rpps(rpps))
                .familyName(familyName)
                .givenName(givenName)
                .title("DR")
                .specialty("G15_10/SM26")
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
    }

    public static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet de l'Église & associés")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
    }

    /** All that is required of a prescription, without a line. */
    public static Prescription.Builder bare() {
        return Prescription.builder()
                .id(Oid.of("1.2.250.1.213.3.999.2026.8"))
                .patient(patient("D'ARTAGNAN--DE BATZ", "ZOE MARIE-LOUISE"))
                .prescriber(DocumentAuthor.of(doctor("99700366240", "Lefèvre", "Hélène"), practice()))
                .amNumber("991000696")
                .writtenAt(NOW)
                .validUntil(NOW.plusSeconds(90L * 86_400))
                .opposition(Opposition.notOpposed(TODAY));
    }

    public static PrescribedMedicine.Builder medicine(String name) {
        return PrescribedMedicine.of(MedicinalProduct.named(name)
                        .cis("63107752")
                        .cip(CodedValue.of("3400933516390", CodeSystems.CIP, name))
                        .build())
                .posology(StructuredPosology.normal()
                        .dose(DoseRange.between(
                                Quantity.of("1", "{tablet}", "comprimé"), Quantity.of("2", "{tablet}", "comprimés")))
                        .frequency(Frequency.timesPerDay(3))
                        .build())
                .period(TreatmentPeriod.lasting(Quantity.of("7", "d")))
                .substitution(Substitution.allowed())
                .renewals(Renewals.none())
                .longTermIllness(false)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false)
                .offLabel(false);
    }

    public static PrescribedMedicine.Builder preparation() {
        return PrescribedMedicine.of(MedicinalProduct.preparation("30 g de Diprosone\n70 g de Cérat frais de Galien")
                        .build())
                .posology(Posology.words("2 applications par jour sur le visage"))
                .substitution(Substitution.allowed())
                .renewals(Renewals.times(2))
                .longTermIllness(true)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(true)
                .offLabel(true);
    }

    public static PrescribedDevice.Builder bed() {
        return PrescribedDevice.of("Lit médical")
                .lpp(CodedValue.of("1215702", "1.2.250.1.215.200.2.1", "lit médical, lit + 135 kg"))
                .quantity(BigDecimal.ONE)
                .rentalDays(60)
                .instructions("Livrer avant le retour à domicile")
                .renewals(0)
                .longTermIllness(true)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false);
    }

    /** Two medicines, a device, a weight. */
    public static Prescription.Builder usual() {
        return bare().addMedicine(medicine("PARACETAMOL MYLAN 500 mg, comprimé"))
                .addMedicine(preparation())
                .addDevice(bed())
                .weight("55.5", DAY);
    }

    public static EPrescription ePrescription(Prescription.Builder prescription) {
        return new EPrescription(prescription.build(), PrescriptionNumber.of(NUMBER));
    }
}
