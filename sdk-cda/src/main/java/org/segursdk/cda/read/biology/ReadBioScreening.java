package org.segursdk.cda.read.biology;

import java.util.List;
import java.util.Objects;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.clinical.ClinicalEntries;
import org.segursdk.cda.read.clinical.ReadObservation;
import org.segursdk.cda.read.clinical.ReadProblem;

/**
 * Why the examination was made: the context of an organised screening, as read (FR-Raison-de-la-recommandation). Source: cda §8.2.
 *
 * @param context what the context is; several when the section tells several
 * @param problems what is looked for or known
 * @param section the section as it stands
 */
public record ReadBioScreening(List<ReadObservation> context, List<ReadProblem> problems, ReadSection section) {
    static final String SECTION = "1.2.250.1.213.1.1.2.128";
    private static final String PROBLEM = "1.3.6.1.4.1.19376.1.5.3.1.4.5";

    public ReadBioScreening {
        context = List.copyOf(context);
        problems = List.copyOf(problems);
        Objects.requireNonNull(section, "section");
    }

    static ReadBioScreening of(ReadSection section) {
        return new ReadBioScreening(
                ClinicalEntries.observations(section).stream()
                        .filter(each -> !each.statement().hasTemplate(PROBLEM))
                        .toList(),
                ClinicalEntries.problems(section).stream()
                        .filter(each -> each.statement().hasTemplate(PROBLEM))
                        .toList(),
                section);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadBioScreening[redacted]";
    }
}
