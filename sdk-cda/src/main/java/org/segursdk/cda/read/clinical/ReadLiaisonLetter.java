package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;

/**
 * A lettre de liaison at discharge (LDL-SES) or admission (LDL-EES) as read. Source: cda §11.
 *
 * @param status status of the document, if told
 * @param reason why the patient was referred, in words, if told
 * @param stay synthesis of the stay: mode of entry and exit, transfusion…
 * @param admissionTreatments treatments at admission
 * @param stoppedTreatments treatments stopped during the stay
 * @param dischargeTreatments treatments at discharge
 * @param allergies allergies and intolerances
 * @param results results of examinations, in words, if told
 * @param plannedActs acts planned
 * @param plan all that is planned: acts, examinations, visits
 * @param devices medical devices
 * @param medicalHistory past problems; at admission only
 * @param surgicalHistory acts done before; at admission only
 * @param comments comments, in words
 * @param otherSections first-level sections of no kind known here
 */
public record ReadLiaisonLetter(
        Optional<ReadObservation> status,
        Optional<String> reason,
        ReadSubject<ReadObservation> stay,
        ReadSubject<ReadTreatment> admissionTreatments,
        ReadSubject<ReadTreatment> stoppedTreatments,
        ReadSubject<ReadTreatment> dischargeTreatments,
        ReadSubject<ReadAllergy> allergies,
        Optional<String> results,
        ReadSubject<ReadProcedure> plannedActs,
        ReadSubject<ReadPlannedEvent> plan,
        ReadSubject<ReadDevice> devices,
        ReadSubject<ReadProblem> medicalHistory,
        ReadSubject<ReadProcedure> surgicalHistory,
        List<String> comments,
        List<ReadSection> otherSections) {
    private static final String STATUS = "1.2.250.1.213.1.1.2.35";
    private static final String REASON = "1.3.6.1.4.1.19376.1.5.3.1.3.1";
    private static final String STAY = "1.2.250.1.213.1.1.2.163";
    private static final String ADMISSION = "1.3.6.1.4.1.19376.1.5.3.1.3.20";
    private static final String STOPPED = "1.3.6.1.4.1.19376.1.5.3.1.3.21";
    private static final String DISCHARGE = "1.3.6.1.4.1.19376.1.5.3.1.3.22";
    private static final String ALLERGIES = "1.3.6.1.4.1.19376.1.5.3.1.3.13";
    private static final String RESULTS = "1.3.6.1.4.1.19376.1.5.3.1.3.27";
    private static final String PLAN = "1.3.6.1.4.1.19376.1.5.3.1.3.36";
    private static final String DEVICES = "1.2.250.1.213.1.1.2.1";
    private static final String COMMENT = "1.2.250.1.213.1.1.2.73";
    private static final String MEDICAL_HISTORY = "1.3.6.1.4.1.19376.1.5.3.1.3.8";
    private static final String SURGICAL_HISTORY = "1.3.6.1.4.1.19376.1.5.3.1.3.11";
    private static final Set<String> KNOWN = Set.of(
            STATUS,
            REASON,
            STAY,
            ADMISSION,
            STOPPED,
            DISCHARGE,
            ALLERGIES,
            RESULTS,
            PLAN,
            DEVICES,
            COMMENT,
            MEDICAL_HISTORY,
            SURGICAL_HISTORY);

    public ReadLiaisonLetter {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(stay, "stay");
        Objects.requireNonNull(admissionTreatments, "admissionTreatments");
        Objects.requireNonNull(stoppedTreatments, "stoppedTreatments");
        Objects.requireNonNull(dischargeTreatments, "dischargeTreatments");
        Objects.requireNonNull(allergies, "allergies");
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(plannedActs, "plannedActs");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(devices, "devices");
        Objects.requireNonNull(medicalHistory, "medicalHistory");
        Objects.requireNonNull(surgicalHistory, "surgicalHistory");
        comments = List.copyOf(comments);
        otherSections = List.copyOf(otherSections);
    }

    /** The letter a document is; empty when it is another model, or of level 1. */
    public static Optional<ReadLiaisonLetter> of(ReadDocument document) {
        CdaModel model = document.model();
        if (model != CdaModel.LDL_SES && model != CdaModel.LDL_EES || document.isLevel1()) {
            return Optional.empty();
        }
        return Optional.of(new ReadLiaisonLetter(
                document.section(STATUS).map(ClinicalEntries::observations).orElse(List.of()).stream()
                        .findFirst(),
                document.section(REASON).flatMap(ReadSection::text),
                ReadSubject.of(document, STAY, ClinicalEntries::observations),
                ReadSubject.of(document, ADMISSION, ClinicalEntries::treatments),
                ReadSubject.of(document, STOPPED, ClinicalEntries::treatments),
                ReadSubject.of(document, DISCHARGE, ClinicalEntries::treatments),
                ReadSubject.of(document, ALLERGIES, ClinicalEntries::allergies),
                document.section(RESULTS).flatMap(ReadSection::text),
                ReadSubject.of(document, PLAN, ClinicalEntries::procedures),
                ReadSubject.of(document, PLAN, ClinicalEntries::plan),
                ReadSubject.of(document, DEVICES, ClinicalEntries::devices),
                ReadSubject.of(document, MEDICAL_HISTORY, ClinicalEntries::problems),
                ReadSubject.of(document, SURGICAL_HISTORY, ClinicalEntries::procedures),
                document.sections().stream()
                        .filter(section -> section.hasTemplate(COMMENT))
                        .flatMap(section -> section.text().stream())
                        .toList(),
                document.sections().stream()
                        .filter(section -> KNOWN.stream().noneMatch(section::hasTemplate))
                        .toList()));
    }

    /** An observation of the stay, by its code ({@code ORG-070} entry, {@code MED-145} transfusion…), if told. */
    public Optional<ReadObservation> stay(String code) {
        return stay.items().stream()
                .filter(observation -> observation.hasCode(code))
                .findFirst();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadLiaisonLetter[redacted]";
    }
}
