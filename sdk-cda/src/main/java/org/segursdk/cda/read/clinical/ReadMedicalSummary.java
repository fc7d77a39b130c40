package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;

/**
 * A volet de synthèse médicale as read. A subject without entries is not known to be empty: its text may say so. Source: cda §7.
 *
 * @param problems problems in course
 * @param medicalHistory past problems
 * @param surgicalHistory acts done
 * @param allergies allergies and intolerances
 * @param lifestyle tobacco, alcohol, activity…
 * @param occupationalRisks in words only: those of its section, else of the section that should hold it
 * @param familyHistory what relatives had
 * @param vigilance points to watch, in words only
 * @param treatments long-term treatments
 * @param otherSections first-level sections of no kind known here
 */
public record ReadMedicalSummary(
        ReadSubject<ReadProblem> problems,
        ReadSubject<ReadProblem> medicalHistory,
        ReadSubject<ReadProcedure> surgicalHistory,
        ReadSubject<ReadAllergy> allergies,
        ReadSubject<ReadObservation> lifestyle,
        Optional<String> occupationalRisks,
        ReadSubject<ReadFamilyHistory> familyHistory,
        Optional<String> vigilance,
        ReadSubject<ReadTreatment> treatments,
        List<ReadSection> otherSections) {
    private static final String ROOT = "1.2.250.1.213.1.1.2.29";
    private static final String HISTORY = "1.2.250.1.213.1.1.2.30";
    private static final String RISKS = "1.2.250.1.213.1.1.2.31";
    private static final String PLAN = "1.2.250.1.213.1.1.2.32";
    private static final String VIGILANCE = "1.2.250.1.213.1.1.2.150";
    private static final Set<String> FIRST_LEVEL = Set.of(ROOT, PLAN, VIGILANCE);

    public ReadMedicalSummary {
        Objects.requireNonNull(problems, "problems");
        Objects.requireNonNull(medicalHistory, "medicalHistory");
        Objects.requireNonNull(surgicalHistory, "surgicalHistory");
        Objects.requireNonNull(allergies, "allergies");
        Objects.requireNonNull(lifestyle, "lifestyle");
        Objects.requireNonNull(occupationalRisks, "occupationalRisks");
        Objects.requireNonNull(familyHistory, "familyHistory");
        Objects.requireNonNull(vigilance, "vigilance");
        Objects.requireNonNull(treatments, "treatments");
        otherSections = List.copyOf(otherSections);
    }

    /** The summary a document is; empty when it is another model, or of level 1. */
    public static Optional<ReadMedicalSummary> of(ReadDocument document) {
        if (document.model() != CdaModel.VSM || document.isLevel1()) {
            return Optional.empty();
        }
        return Optional.of(new ReadMedicalSummary(
                subject(document, HISTORY, "1.2.250.1.213.1.1.2.132", ClinicalEntries::problems),
                subject(document, HISTORY, "1.2.250.1.213.1.1.2.134", ClinicalEntries::problems),
                subject(document, HISTORY, "1.2.250.1.213.1.1.2.136", ClinicalEntries::procedures),
                subject(document, HISTORY, "1.2.250.1.213.1.1.2.137", ClinicalEntries::allergies),
                subject(document, RISKS, "1.2.250.1.213.1.1.2.141", ClinicalEntries::observations),
                document.section("1.2.250.1.213.1.1.2.74")
                        .flatMap(ReadSection::text)
                        .or(() -> document.section(RISKS).flatMap(ReadSection::text)),
                subject(document, RISKS, "1.2.250.1.213.1.1.2.139", ClinicalEntries::familyHistory),
                document.section(VIGILANCE).flatMap(ReadSection::text),
                subject(document, PLAN, "1.2.250.1.213.1.1.2.143", ClinicalEntries::treatments),
                document.sections().stream()
                        .filter(section -> FIRST_LEVEL.stream().noneMatch(section::hasTemplate))
                        .toList()));
    }

    private static <T> ReadSubject<T> subject(
            ReadDocument document, String parent, String template, Function<ReadSection, List<T>> entries) {
        Optional<ReadSection> section = document.section(template);
        return ReadSubject.of(section, entries).orText(document.section(parent).flatMap(ReadSection::text));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadMedicalSummary[redacted]";
    }
}
