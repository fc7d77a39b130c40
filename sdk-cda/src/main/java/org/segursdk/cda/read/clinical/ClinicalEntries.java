package org.segursdk.cda.read.clinical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadElement;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadRhythm;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;

/** Statements of any model read as what they are. An entry of another kind is left to the generic view. Source: cda §6. */
public final class ClinicalEntries {
    private static final String STATUS_CODE = "33999-4";
    private static final String SEVERITY = "1.3.6.1.4.1.19376.1.5.3.1.4.1";
    private static final String CERTAINTY = "1.2.250.1.213.1.1.3.171";
    private static final String INTERNAL_REFERENCE = "1.3.6.1.4.1.19376.1.5.3.1.4.4.1";

    /** IPS codes of "none known" and "no information". Source: cda §6.1–§6.4. */
    private static final String ABSENT_OR_UNKNOWN = "2.16.840.1.113883.5.1150.1";

    private ClinicalEntries() {}

    /** What an entry of the section says in place of entries: {@code no-known-allergies}, {@code no-allergy-info}… */
    public static Optional<ReadCode> absence(ReadSection section) {
        return section.entries().stream()
                .flatMap(entry -> observations(entry).isEmpty() ? Stream.of(entry) : observations(entry).stream())
                .flatMap(statement -> absence(statement).stream())
                .findFirst();
    }

    private static Optional<ReadCode> absence(ReadStatement statement) {
        return statement.coded().filter(ClinicalEntries::isAbsence).or(() -> statement
                .code()
                .filter(ClinicalEntries::isAbsence));
    }

    private static boolean isAbsence(ReadCode code) {
        return code.codeSystem().filter(ABSENT_OR_UNKNOWN::equals).isPresent();
    }

    private static boolean tells(ReadStatement statement) {
        return !isAbsence(statement);
    }

    /** Whether a statement stands in place of entries: "none known", "no information". */
    public static boolean isAbsence(ReadStatement statement) {
        return absence(statement).isPresent();
    }

    /** The problems of a section, one an observation; a coded absence is none. */
    public static List<ReadProblem> problems(ReadSection section) {
        List<ReadProblem> problems = new ArrayList<>();
        for (ReadStatement entry : section.entries()) {
            observations(entry).stream()
                    .filter(ClinicalEntries::tells)
                    .forEach(observation -> problems.add(problem(entry, observation)));
        }
        return problems;
    }

    /** The allergies of a section, one an observation; a coded absence is none. */
    public static List<ReadAllergy> allergies(ReadSection section) {
        List<ReadAllergy> allergies = new ArrayList<>();
        for (ReadStatement entry : section.entries()) {
            observations(entry).stream()
                    .filter(ClinicalEntries::tells)
                    .forEach(observation -> allergies.add(allergy(entry, observation)));
        }
        return allergies;
    }

    /** The acts of a section, done or planned. */
    public static List<ReadProcedure> procedures(ReadSection section) {
        return section.entries().stream()
                .filter(entry -> entry.isA("procedure") && tells(entry))
                .map(ClinicalEntries::procedure)
                .toList();
    }

    /** The treatments of a section. */
    public static List<ReadTreatment> treatments(ReadSection section) {
        return section.entries().stream()
                .filter(entry -> entry.isA("substanceAdministration") && tells(entry))
                .map(ClinicalEntries::treatment)
                .toList();
    }

    /** The observations of a section, those inside organizers included. */
    public static List<ReadObservation> observations(ReadSection section) {
        List<ReadObservation> found = new ArrayList<>();
        for (ReadStatement entry : section.entries()) {
            if (entry.isA("observation")) {
                found.add(ReadObservation.of(entry));
            } else if (entry.isA("organizer")) {
                entry.related().stream()
                        .map(ReadStatement.Related::statement)
                        .filter(s -> s.isA("observation"))
                        .map(ReadObservation::of)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** All that is planned in a section: acts, examinations, visits. */
    public static List<ReadPlannedEvent> plan(ReadSection section) {
        return section.entries().stream().map(ReadPlannedEvent::of).toList();
    }

    /** The medical devices of a section. */
    public static List<ReadDevice> devices(ReadSection section) {
        return section.entries().stream()
                .filter(entry -> entry.isA("supply"))
                .map(ReadDevice::of)
                .toList();
    }

    /** The relatives of a section. */
    public static List<ReadFamilyHistory> familyHistory(ReadSection section) {
        return section.entries().stream()
                .filter(entry -> entry.isA("organizer"))
                .map(entry -> new ReadFamilyHistory(
                        entry.codeAt("subject", "relatedSubject", "code"),
                        entry.related().stream()
                                .map(ReadStatement.Related::statement)
                                .filter(s -> s.isA("observation"))
                                .map(ReadObservation::of)
                                .toList(),
                        entry))
                .toList();
    }

    /** A concern holds its observations; an observation without concern stands for itself. */
    private static List<ReadStatement> observations(ReadStatement entry) {
        if (entry.isA("observation")) {
            return List.of(entry);
        }
        return entry.related().stream()
                .map(ReadStatement.Related::statement)
                .filter(s -> s.isA("observation"))
                .toList();
    }

    private static List<ReadId> ids(ReadStatement concern, ReadStatement observation) {
        List<ReadId> ids = new ArrayList<>(concern.ids());
        observation.ids().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        return ids;
    }

    private static Optional<String> concernStatus(ReadStatement concern, ReadStatement observation) {
        return concern == observation || concern.equals(observation) || concern.isA("observation")
                ? Optional.empty()
                : concern.status();
    }

    private static Optional<ReadCode> inside(ReadStatement statement, String template, String code) {
        return statement.related().stream()
                .map(ReadStatement.Related::statement)
                .filter(s -> s.isA("observation") && (s.hasTemplate(template) || s.hasCode(code)))
                .flatMap(s -> s.coded().stream())
                .findFirst();
    }

    private static ReadProblem problem(ReadStatement concern, ReadStatement observation) {
        Optional<ReadCode> value = observation.coded();
        return new ReadProblem(
                ids(concern, observation),
                value.map(ReadCode::label)
                        .filter(label -> !label.isEmpty())
                        .or(observation::text)
                        .orElse(""),
                value,
                observation.code(),
                concernStatus(concern, observation),
                observation.negated(),
                observation.period().or(concern::period),
                inside(observation, "1.2.250.1.213.1.1.3.30", STATUS_CODE),
                inside(observation, SEVERITY, "SEV"),
                inside(observation, CERTAINTY, "66455-7"),
                observation.comments(),
                observation);
    }

    private static ReadAllergy allergy(ReadStatement concern, ReadStatement observation) {
        return new ReadAllergy(
                ids(concern, observation),
                observation.code(),
                observation.codeAt("participant", "participantRole", "playingEntity", "code"),
                observation
                        .at("participant", "participantRole", "playingEntity", "name")
                        .map(ReadElement::text)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty()),
                observation.coded(),
                concernStatus(concern, observation),
                observation.negated(),
                observation.period().or(concern::period),
                inside(observation, "1.2.250.1.213.1.1.3.30", STATUS_CODE),
                inside(observation, SEVERITY, "SEV"),
                inside(observation, CERTAINTY, "66455-7"),
                observation.comments(),
                observation);
    }

    private static Optional<Boolean> intended(ReadStatement statement) {
        return statement.moodCode().flatMap(mood -> switch (mood) {
            case "EVN" -> Optional.of(false);
            case "INT", "RQO", "PRP", "ARQ", "PRMS" -> Optional.of(true);
            default -> Optional.empty();
        });
    }

    private static List<ReadReason> reasons(ReadStatement statement) {
        return statement.related().stream()
                .filter(related ->
                        related.type().equals("RSON") || related.statement().hasTemplate(INTERNAL_REFERENCE))
                .map(related -> new ReadReason(
                        related.statement().ids(), related.statement().code()))
                .toList();
    }

    /** An act done or planned. */
    public static ReadProcedure procedure(ReadStatement statement) {
        List<ReadActor> performers = new ArrayList<>(statement.actors("performer"));
        performers.addAll(statement.actors("author"));
        return new ReadProcedure(
                statement.ids(),
                statement.text().or(() -> statement.code().map(ReadCode::label)).orElse(""),
                statement.code(),
                intended(statement),
                statement.negated(),
                statement.status(),
                statement.period(),
                statement.priority(),
                performers,
                reasons(statement),
                statement.comments(),
                statement);
    }

    /** A treatment given or prescribed, with its steps. */
    public static ReadTreatment treatment(ReadStatement statement) {
        List<ReadRhythm> rhythms = statement.rhythms();
        Optional<ReadPeriod> period = rhythms.stream()
                .filter(rhythm -> rhythm.type().isEmpty() || rhythm.type().equals("IVL_TS"))
                .findFirst()
                .flatMap(ReadRhythm::bounds);
        return new ReadTreatment(
                statement.ids(),
                statement.product(),
                statement.text(),
                intended(statement),
                statement.negated(),
                statement.status(),
                period,
                rhythms.stream()
                        .filter(rhythm ->
                                !rhythm.type().isEmpty() && !rhythm.type().equals("IVL_TS"))
                        .toList(),
                statement.codes("routeCode").stream().findFirst(),
                statement.codes("approachSiteCode").stream().findFirst(),
                statement.range("doseQuantity"),
                statement.range("rateQuantity"),
                maxDose(statement),
                statement.preconditions(),
                steps(statement),
                reasons(statement),
                statement.comments(),
                statement);
    }

    private static List<ReadTreatment> steps(ReadStatement statement) {
        return statement.related().stream()
                .filter(related -> related.statement().isA("substanceAdministration")
                        && related.type().equals("COMP"))
                .sorted(java.util.Comparator.comparingInt(
                        related -> related.sequence().orElse(Integer.MAX_VALUE)))
                .map(related -> treatment(related.statement()))
                .toList();
    }

    private static Optional<ReadValue.Ratio> maxDose(ReadStatement statement) {
        return statement
                .at("maxDoseQuantity")
                .map(max -> new ReadValue.Ratio(
                        part(max, "numerator"), part(max, "denominator"), max.attribute("nullFlavor")));
    }

    private static Optional<ReadQuantity> part(ReadElement ratio, String name) {
        return ratio.at(name)
                .map(element -> new ReadQuantity(
                        element.attribute("value").orElse(""),
                        element.attribute("unit"),
                        element.attribute("nullFlavor"),
                        List.of()));
    }
}
