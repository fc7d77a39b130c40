package org.segursdk.cda.letter;

import java.time.LocalDate;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.MedicalDevice;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Letters for tests: complete ones, and ones that know nothing. */
public final class Letters {
    static final CodedValue OUTPATIENT = ValueSets.encounterType().find("AMB").orElseThrow();

    private Letters() {}

    static Stay.Builder stay() {
        return Stay.builder()
                .admitted(AdmissionMode.TRANSFER, ClinicalDate.parse("2026-07-01"))
                .discharged(DischargeMode.HOME, ClinicalDate.parse("2026-07-14"))
                .synthesis("Infection respiratoire aiguë")
                .microOrganismSearch(true)
                .transfusion(true)
                .bloodDerivatives(true);
    }

    static Treatment treatment(String name) {
        return Treatment.of(name)
                .cis("60019927")
                .dosage("1 comprimé par jour")
                .dose(Quantity.of("1", "{tablet}", "comprimé"))
                .every(Quantity.of("1", "d", "jour"))
                .start(ClinicalDate.parse("2026-07-02"))
                .build();
    }

    private static Allergy penicillin() {
        return Allergy.of(AllergyType.DRUG_ALLERGY, "Pénicilline")
                .reaction("Urticaire géante")
                .build();
    }

    /** Every part present. */
    public static DischargeLetterDocument.Builder fullDischarge() {
        return DischargeLetterDocument.builder()
                .header(Fixtures.header().title(DischargeLetterDocument.DEFAULT_TITLE))
                .status(LetterStatus.APPROVED)
                .reason("Épisode psychotique – cachexie")
                .stay(stay().adverseEvents("Chute sans gravité")
                        .resistantMicroOrganisms("Streptococcus pneumoniae")
                        .transfusionAccidents("Frissons")
                        .bloodDerivativeEvents("Céphalées"))
                .stoppedTreatments(Statement.entries(treatment("SOLIAN 100 mg")))
                .dischargeTreatments(Statement.entries(treatment("PLAVIX 75 mg"), treatment("KARDEGIC 75 mg")))
                .allergies(Statement.entries(penicillin()))
                .awaitedResults("Hémocultures du 13/07/2026")
                .addPlannedAct(PlannedAct.of("Angioscanner thoracique")
                        .withCode(CodedValue.of("ECQH010", CodeSystems.CCAM, "Scanographie des vaisseaux du thorax"))
                        .on(ClinicalDate.month(2026, 8))
                        .withPriority(Priority.URGENT))
                .addFollowUp(FollowUp.of("Suivi par le psychiatre").on(ClinicalDate.month(2026, 9)))
                .addAppointment(Appointment.made("Médecin traitant", OUTPATIENT, ClinicalDate.parse("2026-07-20"))
                        .withPriority(Priority.CALL_BACK))
                .addAppointment(Appointment.toArrange("Cardiologue", OUTPATIENT).around(ClinicalDate.month(2026, 12)))
                .addDevice(MedicalDevice.of("Stimulateur cardiaque triple chambre")
                        .emdn(CodedValue.of("J010104", "1.2.250.1.213.2.68", "STIMULATEURS CARDIAQUES"))
                        .addTranslation(CodedValue.of("3408693", "1.2.250.1.215.200.2.1", "STIMULATEUR, EDORA 8"))
                        .udi(InstanceId.of(Oid.of("1.2.250.1.213.3.999.1"), "{01}00844588003288"))
                        .since(ClinicalDate.year(2018))
                        .build());
    }

    /** What is required, and nothing known. */
    public static DischargeLetterDocument.Builder emptyDischarge() {
        return DischargeLetterDocument.builder()
                .header(Fixtures.header().title(DischargeLetterDocument.DEFAULT_TITLE))
                .status(LetterStatus.IN_PROGRESS)
                .reason("Chute")
                .stay(stay().microOrganismSearch(false).transfusion(false).bloodDerivatives(false))
                .stoppedTreatments(Statement.notRecorded())
                .dischargeTreatments(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 14)))
                .allergies(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 14)));
    }

    public static AdmissionLetterDocument.Builder fullAdmission() {
        return AdmissionLetterDocument.builder()
                .header(Fixtures.header().title(AdmissionLetterDocument.DEFAULT_TITLE))
                .reason("Douleur thoracique")
                .treatments(Statement.entries(Treatment.of("PLAVIX 75 mg")
                        .cis("63564053")
                        .reason(Fixtures.ANGINA)
                        .build()))
                .allergies(Statement.entries(penicillin()))
                .medicalHistory(Statement.entries(Fixtures.ANGINA))
                .surgicalHistory(Statement.entries(Procedure.of("Pose d'endoprothèse")
                        .code(CodedValue.of("DDAF004", CodeSystems.CCAM, "Dilatation intraluminale"))
                        .date(ClinicalDate.year(2018))
                        .reason(Fixtures.ANGINA)
                        .build()))
                .otherInformation("Vit seule au 3e étage");
    }

    public static AdmissionLetterDocument.Builder emptyAdmission() {
        return AdmissionLetterDocument.builder()
                .header(Fixtures.header().title(AdmissionLetterDocument.DEFAULT_TITLE))
                .reason("Douleur thoracique")
                .treatments(Statement.notRecorded())
                .allergies(Statement.notRecorded())
                .medicalHistory(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 14)))
                .surgicalHistory(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 14)))
                .otherInformation("Aucune");
    }
}
