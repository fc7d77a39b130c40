package org.segursdk.cda.internal.prescription;

import java.time.Instant;
import java.util.List;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.internal.CommentSection;
import org.segursdk.cda.internal.ProblemEntry;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** The structured body of a prescription. Source: cda §10.2. */
final class PrescriptionBody {
    private static final Section CODE_2D = Section.of(
            "code-2d",
            "57723-9",
            "Numéro de code à barres unique",
            "Code 2D de la prescription",
            "1.2.250.1.213.1.1.2.223");
    private static final Section MEDICINES = Section.of(
            "medicaments",
            "57828-6",
            "Prescriptions",
            "Prescription de médicaments",
            "1.3.6.1.4.1.19376.1.9.1.2.1",
            "1.2.250.1.213.1.1.2.171");
    private static final Section DEVICES = Section.of(
            "dispositifs",
            "46264-8",
            "Dispositifs médicaux",
            "Prescription de dispositifs médicaux",
            "1.2.250.1.213.1.1.2.222");
    private static final Section PROBLEMS = Section.of(
            "problemes",
            "11450-4",
            "Liste des problèmes actifs",
            "Problèmes actifs",
            "2.16.840.1.113883.10.20.1.11",
            "1.3.6.1.4.1.19376.1.5.3.1.3.6",
            "1.2.250.1.213.1.1.2.132");
    private static final Section PREGNANCY = Section.of(
            "grossesse",
            "10162-6",
            "Historique des grossesses",
            "Historique des grossesses",
            "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.4",
            "1.2.250.1.213.1.1.2.77");
    private static final String[] PREGNANCY_OBSERVATION = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.3.6.1.4.1.19376.1.5.3.1.4.13.5", "1.2.250.1.213.1.1.3.53"
    };
    private static final CodedValue PREGNANCY_STATUS =
            CodedValue.of("11449-6", CodeSystems.LOINC, "Statut de grossesse");
    private static final CodedValue PREGNANT = CodedValue.of("77386006", CodeSystems.SNOMED_CT, "grossesse en cours");
    private static final String CODE_2D_ID = "code-2d";
    private static final String PREGNANCY_ID = "grossesse-1";
    private static final String MEDICINE_PREFIX = "med-";
    private static final String PROBLEM_PREFIX = "pb-";

    private final Writing w;
    private final XmlOut out;
    private final PrescriptionContent prescription;
    private final Wording wording;
    private final String writtenAt;

    PrescriptionBody(Writing w, PrescriptionContent prescription, Instant writtenAt) {
        this.w = w;
        this.out = w.out;
        this.prescription = prescription;
        this.wording = new Wording(w.zone, prescription.flags().contains(PrescriptionFlag.SECURED));
        this.writtenAt = Timestamps.hl7(writtenAt, w.zone);
    }

    void write() {
        announceProblems();
        out.start("component").start("structuredBody");
        prescription.code2d().ifPresent(this::code2d);
        if (!prescription.medicines().isEmpty()) {
            medicines();
        }
        if (!prescription.devices().isEmpty()) {
            new DeviceEntry(w, wording, writtenAt).section(DEVICES, prescription.devices());
        }
        prescription.comment().ifPresent(comment -> CommentSection.write(w, "Commentaire", comment));
        if (!prescription.problems().isEmpty()) {
            ProblemEntry.section(w, PROBLEMS, PROBLEM_PREFIX, true, prescription.problems());
        }
        if (!prescription.vitalSigns().isEmpty()) {
            VitalSignsEntry.section(w, prescription.vitalSigns());
        }
        prescription.pregnantOn().ifPresent(this::pregnancy);
        prescription.pdf().section(w);
        out.end().end();
    }

    /** Lines refer to problems that come after them. */
    private void announceProblems() {
        List<Problem> problems = prescription.problems();
        for (int i = 0; i < problems.size(); i++) {
            w.remember(problems.get(i), PROBLEM_PREFIX + (i + 1));
        }
    }

    private void code2d(Code2dImage image) {
        CODE_2D.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.text(prescription
                        .number()
                        .map(number -> "e-prescription n° " + number)
                        .orElse(CODE_2D.title()))
                .text(" ");
        out.empty("renderMultiMedia", "referencedObject", CODE_2D_ID);
        out.end().endMixed().end();
        out.start("entry").start("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", CODE_2D_ID);
        out.templates("2.16.840.1.113883.10.12.304", "1.2.250.1.213.1.1.3.103");
        out.start("value", "mediaType", image.format().mediaType(), "representation", "B64");
        out.base64(image.image(), prescription.code2dSize());
        out.end().end().end();
        CODE_2D.close(out);
    }

    private void medicines() {
        MEDICINES.open(out, w.ids);
        List<PrescribedMedicine> medicines = prescription.medicines();
        new MedicineNarrative(out, wording).write(MEDICINES.title(), MEDICINE_PREFIX, medicines);
        MedicineEntry entry = new MedicineEntry(w, writtenAt);
        for (int i = 0; i < medicines.size(); i++) {
            entry.write(medicines.get(i), MEDICINE_PREFIX + (i + 1));
        }
        MEDICINES.close(out);
    }

    private void pregnancy(ClinicalDate observed) {
        PREGNANCY.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.start("content", "ID", PREGNANCY_ID)
                .text("Patiente enceinte (constaté le " + Timestamps.readable(observed, w.zone) + ")")
                .end();
        out.end().endMixed().end();
        out.start("entry").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(PREGNANCY_OBSERVATION).empty("id", "root", w.ids.at(PREGNANCY_ID));
        out.code("code", PREGNANCY_STATUS).textReference(PREGNANCY_ID);
        out.empty("statusCode", "code", "completed");
        out.empty("effectiveTime", "value", Timestamps.hl7(observed, w.zone));
        out.startCode("value", PREGNANT, "xsi:type", "CE").end();
        out.end().end();
        PREGNANCY.close(out);
    }
}
