package org.segursdk.cda.read.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.clinical.ClinicalEntries;
import org.segursdk.cda.read.clinical.ReadAllergy;
import org.segursdk.cda.read.clinical.ReadObservation;
import org.segursdk.cda.read.clinical.ReadPlannedEvent;
import org.segursdk.cda.read.clinical.ReadProblem;
import org.segursdk.cda.read.clinical.ReadProcedure;
import org.segursdk.cda.read.clinical.ReadSubject;
import org.segursdk.cda.read.clinical.ReadTreatment;
import org.segursdk.cda.read.vaccination.ReadVaccination;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;

/**
 * A document of the child health record as read: a certificate (CS8, CS9, CS24) or measurements (CSE-MDE). A certificate is a
 * form: what it asks is in {@link #answers()}, in the order of the form, whatever the section. Source: CSE-CS8 2025.01,
 * CSE-CS9 and CSE-CS24 2024.01, CSE-MDE 2023.01.
 *
 * @param model which of them
 * @param answers questions and answers, those about parents, causes of accidents and the birth included
 * @param problems medical history, illnesses of the first week; each tells whether it is negated
 * @param measurements weight, height, head circumference, APGAR…
 * @param procedures acts done, or told not to be done
 * @param allergies allergies and intolerances
 * @param treatments medicines given, or told not to be given
 * @param vaccinations vaccinations, or told not to be done
 * @param orientations to whom the child is referred
 * @param otherSections first-level sections of no kind known here
 */
public record ReadChildRecord(
        CdaModel model,
        List<ReadAnswer> answers,
        List<ReadProblem> problems,
        List<ReadObservation> measurements,
        List<ReadProcedure> procedures,
        ReadSubject<ReadAllergy> allergies,
        ReadSubject<ReadTreatment> treatments,
        ReadSubject<ReadVaccination> vaccinations,
        ReadSubject<ReadPlannedEvent> orientations,
        List<ReadSection> otherSections) {
    private static final Set<CdaModel> MODELS =
            Set.of(CdaModel.CSE_CS8, CdaModel.CSE_CS9, CdaModel.CSE_CS24, CdaModel.CSE_MDE);
    private static final String MEASUREMENTS = "1.2.250.1.213.1.1.2.75";
    private static final String HISTORY = "1.2.250.1.213.1.1.2.134";
    private static final String PROBLEMS = "1.2.250.1.213.1.1.2.132";
    private static final String PROCEDURES = "1.2.250.1.213.1.1.2.118";
    private static final String ALLERGIES = "1.2.250.1.213.1.1.2.137";
    private static final String TREATMENTS = "1.2.250.1.213.1.1.2.145";
    private static final String PLAN = "1.2.250.1.213.1.1.2.158";
    private static final Set<String> NO_ANSWERS = Set.of(MEASUREMENTS, ALLERGIES, TREATMENTS, PLAN);
    private static final Set<String> KNOWN = Set.of(
            MEASUREMENTS, HISTORY, PROBLEMS, PROCEDURES, ALLERGIES, TREATMENTS, PLAN, ReadVaccinationRecord.SECTION);

    public ReadChildRecord {
        Objects.requireNonNull(model, "model");
        answers = List.copyOf(answers);
        problems = List.copyOf(problems);
        measurements = List.copyOf(measurements);
        procedures = List.copyOf(procedures);
        Objects.requireNonNull(allergies, "allergies");
        Objects.requireNonNull(treatments, "treatments");
        Objects.requireNonNull(vaccinations, "vaccinations");
        Objects.requireNonNull(orientations, "orientations");
        otherSections = List.copyOf(otherSections);
    }

    /** The record a document is; empty when it is another model, or of level 1. */
    public static Optional<ReadChildRecord> of(ReadDocument document) {
        if (!MODELS.contains(document.model()) || document.isLevel1()) {
            return Optional.empty();
        }
        List<ReadSection> all = new ArrayList<>();
        document.sections().forEach(section -> collect(section, all));
        return Optional.of(new ReadChildRecord(
                document.model(),
                answers(all),
                all.stream()
                        .filter(section -> section.hasTemplate(HISTORY) || section.hasTemplate(PROBLEMS))
                        .flatMap(section -> ClinicalEntries.problems(section).stream())
                        .toList(),
                all.stream()
                        .filter(section -> section.hasTemplate(MEASUREMENTS))
                        .flatMap(section -> ClinicalEntries.observations(section).stream())
                        .toList(),
                all.stream()
                        .filter(section -> section.hasTemplate(PROCEDURES))
                        .flatMap(section -> ClinicalEntries.procedures(section).stream())
                        .toList(),
                ReadSubject.of(document, ALLERGIES, ClinicalEntries::allergies)
                        .orText(document.section(HISTORY).flatMap(ReadSection::text)),
                ReadSubject.of(document, TREATMENTS, ClinicalEntries::treatments),
                ReadSubject.of(document, ReadVaccinationRecord.SECTION, ReadVaccination::in),
                ReadSubject.of(document, PLAN, ClinicalEntries::plan),
                document.sections().stream()
                        .filter(section -> KNOWN.stream().noneMatch(section::hasTemplate))
                        .filter(section -> ofOneSection(section).isEmpty())
                        .toList()));
    }

    private static void collect(ReadSection section, List<ReadSection> all) {
        all.add(section);
        section.sections().forEach(inside -> collect(inside, all));
    }

    private static List<ReadAnswer> ofOneSection(ReadSection section) {
        List<ReadSection> all = new ArrayList<>();
        collect(section, all);
        return answers(all);
    }

    private static List<ReadAnswer> answers(List<ReadSection> sections) {
        List<ReadAnswer> answers = new ArrayList<>();
        for (ReadSection section : sections) {
            if (NO_ANSWERS.stream().noneMatch(section::hasTemplate)
                    && !section.hasTemplate(ReadVaccinationRecord.SECTION)) {
                section.entries().forEach(entry -> ReadAnswer.collect(entry, answers));
            }
        }
        return answers;
    }

    /** The first answer to that question ({@code PAT-058}, {@code MED-200}…), if it was asked. */
    public Optional<ReadAnswer> answer(String question) {
        return answers.stream().filter(answer -> answer.asks(question)).findFirst();
    }

    /** The parents the answers tell of, each once. */
    public List<ReadParent> parents() {
        return answers.stream()
                .flatMap(answer -> answer.about().stream())
                .distinct()
                .toList();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadChildRecord[" + model + "]";
    }
}
