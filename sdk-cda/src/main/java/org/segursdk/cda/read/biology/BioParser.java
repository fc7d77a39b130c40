package org.segursdk.cda.read.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.read.BioFlag;
import org.segursdk.cda.read.BioFlags;
import org.segursdk.cda.read.EmbeddedContent;
import org.segursdk.cda.read.RangePosition;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.cda.read.clinical.ReadSubject;
import org.segursdk.cda.read.vaccination.ReadVaccination;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;
import org.segursdk.core.error.Violations;

/** From sections and statements to a report; what it does not know stays reachable through them. Source: cda §8. */
final class BioParser {
    private static final String CHAPTER = "1.3.6.1.4.1.19376.1.3.3.2.1";
    private static final String SUB_CHAPTER = "1.3.6.1.4.1.19376.1.3.3.2.2";
    private static final String FR_CHAPTER = "1.2.250.1.213.1.1.2.70";
    private static final String FR_SUB_CHAPTER = "1.2.250.1.213.1.1.2.71";
    private static final String PDF_COPY = "1.2.250.1.213.1.1.2.243";
    private static final String ADDED_DOCUMENTS = "1.2.250.1.213.1.1.2.37";
    private static final String COMMENT_SECTION = "1.2.250.1.213.1.1.2.73";
    private static final String SECOND_LINE = "1.2.250.1.213.1.1.2.60";
    private static final String COMMENT = "1.3.6.1.4.1.19376.1.5.3.1.4.2";
    private static final String ISOLATE = "1.3.6.1.4.1.19376.1.3.1.5";
    private static final String SPECIMEN = "1.3.6.1.4.1.19376.1.3.1.2";
    private static final String RECEPTION = "1.3.6.1.4.1.19376.1.3.1.3";

    private final ReadDocument document;
    private final Violations findings = new Violations();

    BioParser(ReadDocument document) {
        this.document = document;
    }

    ReadBioReport report() {
        List<ReadBioChapter> chapters = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        List<EmbeddedContent> copies = new ArrayList<>();
        List<ReadSection> secondLine = new ArrayList<>();
        List<ReadSection> others = new ArrayList<>();
        Optional<ReadBioScreening> screening = Optional.empty();
        Optional<ReadSection> vaccinations = Optional.empty();
        for (ReadSection section : document.sections()) {
            if (isChapter(section)) {
                chapters.add(chapter(section));
            } else if (section.hasTemplate(PDF_COPY)) {
                copies.addAll(section.contents());
            } else if (section.hasTemplate(COMMENT_SECTION)) {
                comments.add(titled(section));
            } else if (section.hasTemplate(SECOND_LINE)) {
                secondLine.add(section);
            } else if (section.hasTemplate(ADDED_DOCUMENTS)) {
                copies.addAll(section.contents().stream()
                        .filter(c ->
                                c.mediaType().filter("application/pdf"::equals).isPresent())
                        .toList());
                others.add(section);
            } else if (section.hasTemplate(ReadBioScreening.SECTION) && screening.isEmpty()) {
                screening = Optional.of(ReadBioScreening.of(section));
            } else if (section.hasTemplate(ReadVaccinationRecord.SECTION) && vaccinations.isEmpty()) {
                vaccinations = Optional.of(section);
            } else {
                others.add(section);
            }
        }
        findings.check(
                !chapters.isEmpty(),
                "/ClinicalDocument/component/structuredBody",
                "READ-BIO-CHAPTER",
                "aucun chapitre de résultats",
                "no chapter of results");
        return new ReadBioReport(
                chapters,
                comments,
                copies,
                secondLine,
                screening,
                ReadSubject.of(vaccinations, ReadVaccination::in),
                others,
                BioFlags.of(document),
                findings.toList());
    }

    private static boolean isChapter(ReadSection section) {
        return section.hasTemplate(CHAPTER)
                || section.hasTemplate(FR_CHAPTER)
                || section.hasTemplate(SUB_CHAPTER)
                || section.hasTemplate(FR_SUB_CHAPTER);
    }

    private static String titled(ReadSection section) {
        String text = section.text().orElse("");
        return section.title()
                .map(title -> text.isEmpty() ? title : title + " : " + text)
                .orElse(text);
    }

    private ReadBioChapter chapter(ReadSection section) {
        return new ReadBioChapter(
                section.title(),
                section.code(),
                section.text(),
                section.entries().stream()
                        .map(entry -> panel(ReadBioPanel.Kind.EXAMINATIONS, entry))
                        .toList(),
                section.sections().stream().map(this::chapter).toList(),
                section);
    }

    /** A group, or a statement that stands where a group is expected. */
    private ReadBioPanel panel(ReadBioPanel.Kind kind, ReadStatement statement) {
        Group group = new Group();
        if (statement.isA("observation")) {
            group.results.add(result(statement));
        } else {
            statement.related().forEach(related -> add(group, related.statement()));
        }
        boolean grouped = !statement.isA("observation");
        return new ReadBioPanel(
                kind,
                grouped ? statement.code() : Optional.empty(),
                statement.codeAt("specimen", "specimenRole", "specimenPlayingEntity", "code"),
                statement.idsAt("specimen", "specimenRole"),
                statement.status(),
                grouped ? statement.period() : Optional.empty(),
                group.specimens,
                group.results,
                group.panels,
                group.comments,
                group.images,
                statement.actors("performer"),
                validators(statement),
                statement);
    }

    private static final class Group {
        final List<ReadBioSpecimen> specimens = new ArrayList<>();
        final List<ReadBioResult> results = new ArrayList<>();
        final List<ReadBioPanel> panels = new ArrayList<>();
        final List<String> comments = new ArrayList<>();
        final List<EmbeddedContent> images = new ArrayList<>();
    }

    private void add(Group group, ReadStatement inside) {
        switch (inside.kind()) {
            case "procedure" -> group.specimens.add(specimen(inside));
            case "observation" -> group.results.add(result(inside));
            case "organizer" ->
                group.panels.add(panel(
                        inside.hasTemplate(ISOLATE)
                                        || inside.classCode()
                                                .filter("CLUSTER"::equals)
                                                .isPresent()
                                ? ReadBioPanel.Kind.ISOLATE
                                : ReadBioPanel.Kind.PANEL,
                        inside));
            case "observationMedia" -> group.images.addAll(inside.contents());
            case "act" -> {
                if (isComment(inside)) {
                    inside.text().ifPresent(group.comments::add);
                } else {
                    group.panels.add(panel(ReadBioPanel.Kind.PANEL, inside));
                }
            }
            default -> {
                // reachable through the statement
            }
        }
    }

    private static boolean isComment(ReadStatement statement) {
        return statement.isA("act") && (statement.hasTemplate(COMMENT) || statement.hasCode("48767-8"));
    }

    private static List<ReadActor> validators(ReadStatement statement) {
        return statement.actors("participant").stream()
                .filter(actor -> actor.type().equals("AUTHEN"))
                .toList();
    }

    private ReadBioResult result(ReadStatement statement) {
        List<String> comments = new ArrayList<>();
        List<ReadBioResult> previous = new ArrayList<>();
        List<ReadBioResult> inside = new ArrayList<>();
        List<ReadBioSpecimen> specimens = new ArrayList<>();
        for (ReadStatement.Related related : statement.related()) {
            ReadStatement other = related.statement();
            if (isComment(other)) {
                other.text().ifPresent(comments::add);
            } else if (other.isA("procedure") && other.hasTemplate(SPECIMEN)) {
                specimens.add(specimen(other));
            } else if (other.isA("observation")) {
                (related.type().equals("REFR") ? previous : inside).add(result(other));
            }
        }
        ReadBioResult result = new ReadBioResult(
                statement.ids(),
                statement.code(),
                statement.status(),
                statement.period(),
                statement.values(),
                statement.codes("interpretationCode"),
                statement.codes("methodCode"),
                ranges(statement),
                comments,
                previous,
                inside,
                specimens,
                statement.actors("performer"),
                validators(statement),
                statement);
        RangePosition position = result.position();
        findings.check(
                result.flag() != BioFlag.NORMAL
                        || position == RangePosition.WITHIN
                        || position == RangePosition.UNKNOWN,
                statement.path(),
                "READ-BIO-RANGE",
                "dit normal, mais hors de son intervalle de référence",
                "told normal, but outside its reference range");
        return result;
    }

    private static List<ReadBioRange> ranges(ReadStatement statement) {
        return statement.ranges().stream()
                .map(range -> new ReadBioRange(
                        range.value().filter(v -> v instanceof ReadValue.Range).map(v -> (ReadValue.Range) v),
                        range.text().or(() -> range.value()
                                .filter(v -> v instanceof ReadValue.Text)
                                .map(v -> ((ReadValue.Text) v).text())),
                        range.interpretation()))
                .toList();
    }

    private static ReadBioSpecimen specimen(ReadStatement procedure) {
        Optional<ReadStatement> reception = procedure.related().stream()
                .map(ReadStatement.Related::statement)
                .filter(s -> s.hasTemplate(RECEPTION) || s.hasCode("SPRECEIVE"))
                .findFirst();
        List<ReadId> ids = procedure.actors("participant").stream()
                .filter(actor -> actor.roleClass().equals("SPEC"))
                .flatMap(actor -> actor.ids().stream())
                .toList();
        Optional<ReadCode> site = procedure.codes("targetSiteCode").stream().findFirst();
        Optional<ReadPeriod> received = reception.flatMap(ReadStatement::period);
        return new ReadBioSpecimen(
                procedure.code(),
                procedure.period(),
                site,
                ids,
                procedure.codeAt("participant", "participantRole", "playingEntity", "code"),
                received,
                procedure.actors("performer"));
    }
}
