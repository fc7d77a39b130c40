package org.segursdk.cda.internal.imaging;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.cda.imaging.ClinicalInformation;
import org.segursdk.cda.imaging.Contraindication;
import org.segursdk.cda.imaging.ReportText;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/**
 * FR-DICOM-informations-cliniques with its two sub-sections. Each subject has an observation even when there is nothing to
 * tell: the model wants it, and it says so in words. Source: cda §9.2, drim §7.
 */
final class ClinicalInformationWriter {
    private static final String MEDICAL = "atcd-medical";
    private static final String SURGICAL = "atcd-chirurgical";
    private static final String CONTRAINDICATION = "contre-indication";
    private static final String CARE = "prise-en-charge";

    private final Writing w;
    private final XmlOut out;
    private final ClinicalInformation info;
    /** Whether medical and surgical history are one observation each: requests allow no more. */
    private final boolean single;

    private ClinicalInformationWriter(Writing w, ClinicalInformation info, boolean single) {
        this.w = w;
        this.out = w.out;
        this.info = info;
        this.single = single;
    }

    /** In a report: one observation an entry. */
    static void report(Writing w, ClinicalInformation info) {
        new ClinicalInformationWriter(w, info, false).write();
    }

    /** In a request: one observation a subject. */
    static void request(Writing w, ClinicalInformation info) {
        new ClinicalInformationWriter(w, info, true).write();
    }

    private void write() {
        ImagingSections.CLINICAL_INFORMATION.open(out, w.ids);
        Narrative.paragraph(out, "Motif de l'examen, antécédents et contre-indications.");
        ReportText request =
                ReportText.headed("Justification de la demande d'examen").paragraph(info.justification());
        Texts.section(
                w,
                ImagingSections.REQUEST,
                info.purpose()
                        .map(purpose -> request.heading("Finalité de l'examen").paragraph(purpose))
                        .orElse(request));
        history();
        ImagingSections.CLINICAL_INFORMATION.close(out);
    }

    private void history() {
        ImagingSections.HISTORY.open(out, w.ids);
        out.start("text");
        medicalNarrative();
        surgicalNarrative();
        contraindicationNarrative();
        careNarrative();
        out.end();
        medicalEntries();
        surgicalEntries();
        contraindicationEntries();
        for (int i = 0; i < info.careInformation().size(); i++) {
            String id = CARE + '-' + (i + 1);
            CodedValue code = info.careInformation().get(i);
            DicomObservation.write(
                    w, id, ImagingCodes.CARE_INFORMATION, id, () -> {}, () -> w.value(Optional.of(code), id));
        }
        ImagingSections.HISTORY.close(out);
    }

    private void medicalNarrative() {
        List<Problem> problems = info.medicalHistory().items();
        if (problems.isEmpty()) {
            said(MEDICAL, "Antécédents médicaux", info.medicalHistory(), "aucun connu");
            return;
        }
        Narrative.Table table = new Narrative.Table(
                        "Antécédents médicaux", "Antécédent", "Code", "Début", "Fin", "Statut", "Commentaire")
                .id(MEDICAL);
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            table.row()
                    .cell(MEDICAL + '-' + (i + 1), problem.label())
                    .cell(Writing.coded(problem.code()))
                    .cell(w.readable(problem.onset()))
                    .cell(w.readable(problem.end()))
                    .cell(problem.status().map(ClinicalStatus::label).orElse(null))
                    .cell(problem.comment().orElse(null));
        }
        table.writeTable(out);
    }

    private void surgicalNarrative() {
        List<Procedure> procedures = info.surgicalHistory().items();
        if (procedures.isEmpty()) {
            said(SURGICAL, "Antécédents chirurgicaux", info.surgicalHistory(), "aucun connu");
            return;
        }
        Narrative.Table table = new Narrative.Table(
                        "Antécédents chirurgicaux", "Acte", "Code", "Date", "Réalisé par", "Motif", "Commentaire")
                .id(SURGICAL);
        for (int i = 0; i < procedures.size(); i++) {
            Procedure procedure = procedures.get(i);
            table.row()
                    .cell(SURGICAL + '-' + (i + 1), procedure.label())
                    .cell(Writing.coded(procedure.code()))
                    .cell(w.readable(procedure.date()))
                    .cell(procedure.performedBy().orElse(null))
                    .cell(procedure.reason().map(Problem::label).orElse(null))
                    .cell(procedure.comment().orElse(null));
        }
        table.writeTable(out);
    }

    private void contraindicationNarrative() {
        List<Contraindication> known = info.contraindications().items();
        if (known.isEmpty()) {
            said(CONTRAINDICATION, "Contre-indications", info.contraindications(), "aucune connue");
            return;
        }
        Narrative.Table table = new Narrative.Table("Contre-indications", "Contre-indication", "Depuis", "Commentaire");
        for (int i = 0; i < known.size(); i++) {
            Contraindication one = known.get(i);
            table.row()
                    .cell(CONTRAINDICATION + '-' + (i + 1), one.code().displayName())
                    .cell(w.readable(one.date()))
                    .cell(one.comment().orElse(null));
        }
        table.writeTable(out);
    }

    private void careNarrative() {
        if (info.careInformation().isEmpty()) {
            return;
        }
        Narrative.Table table = new Narrative.Table("Informations pour la prise en charge", "Information");
        for (int i = 0; i < info.careInformation().size(); i++) {
            table.row().cell(CARE + '-' + (i + 1), info.careInformation().get(i).displayName());
        }
        table.writeTable(out);
    }

    private void said(String id, String subject, Statement<?> statement, String none) {
        Texts.labelled(out, subject, id, Texts.answer(statement, none));
    }

    private void medicalEntries() {
        List<Problem> problems = info.medicalHistory().items();
        if (problems.isEmpty() || single && problems.size() > 1) {
            words(MEDICAL, ImagingCodes.MEDICAL_HISTORY);
            return;
        }
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            String id = MEDICAL + '-' + (i + 1);
            DicomObservation.write(
                    w,
                    id,
                    ImagingCodes.MEDICAL_HISTORY,
                    id,
                    () -> DicomObservation.period(w, problem.onset(), problem.end()),
                    () -> w.value(problem.code(), id));
        }
    }

    private void surgicalEntries() {
        List<Procedure> procedures = info.surgicalHistory().items();
        if (procedures.isEmpty() || single && procedures.size() > 1) {
            words(SURGICAL, ImagingCodes.SURGICAL_HISTORY);
            return;
        }
        for (int i = 0; i < procedures.size(); i++) {
            Procedure procedure = procedures.get(i);
            String id = SURGICAL + '-' + (i + 1);
            DicomObservation.write(
                    w,
                    id,
                    ImagingCodes.SURGICAL_HISTORY,
                    id,
                    () -> DicomObservation.at(w, procedure.date()),
                    () -> w.value(procedure.code(), id));
        }
    }

    /** One observation whose value is the words of the narrative. */
    private void words(String id, CodedValue code) {
        DicomObservation.write(w, id, code, id, () -> {}, () -> w.value(Optional.empty(), id));
    }

    /** Coded values are bound to a list without "none": that is said as text. Source: cda §9.3. */
    private void contraindicationEntries() {
        List<Contraindication> known = info.contraindications().items();
        if (known.isEmpty()) {
            String words = Texts.answer(info.contraindications(), "Aucune contre-indication connue");
            DicomObservation.write(
                    w,
                    CONTRAINDICATION,
                    ImagingCodes.CONTRAINDICATION,
                    CONTRAINDICATION,
                    () -> {},
                    () -> out.leaf("value", words, "xsi:type", "ST"));
        }
        for (int i = 0; i < known.size(); i++) {
            Contraindication one = known.get(i);
            String id = CONTRAINDICATION + '-' + (i + 1);
            DicomObservation.write(
                    w,
                    id,
                    ImagingCodes.CONTRAINDICATION,
                    id,
                    () -> DicomObservation.at(w, one.date()),
                    () -> w.value(Optional.of(one.code()), id));
        }
    }
}
