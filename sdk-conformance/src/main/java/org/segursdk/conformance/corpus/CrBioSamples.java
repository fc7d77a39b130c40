package org.segursdk.conformance.corpus;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.Order;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Statement;
import org.segursdk.cda.biology.BioAccreditation;
import org.segursdk.cda.biology.BioAttachment;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioComment;
import org.segursdk.cda.biology.BioLaboratory;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioScreening;
import org.segursdk.cda.biology.BioSubchapter;
import org.segursdk.cda.biology.BioVaccination;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Biology reports of all shapes: from one result to 300, with every optional part present and absent. */
final class CrBioSamples {
    private static final List<CodedValue> SPECIALTIES =
            List.of(BioChapter.BIOCHEMISTRY, BioChapter.HAEMATOLOGY, BioChapter.COAGULATION, BioChapter.MICROBIOLOGY);
    private static final CodedValue PAPILLOMAVIRUS = CodedValue.of(
            "B97.7", CodeSystems.CIM_10, "Papillovirus, cause de maladies classées dans d'autres chapitres");
    private static final Oid NUMBERS = Oid.of("2.25.180000000000000000000000000000000002");

    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;
    private final Instant now;
    private final CrBioItems items;

    CrBioSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.now = now;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
        this.items = new CrBioItems(dice, people, text);
    }

    BioReport draw() {
        return draw(people.patient(), biologist(), false);
    }

    BioReport draw(Patient patient, DocumentAuthor author, boolean firstVersion) {
        boolean partial = dice.oneIn(5);
        BioReport.Builder report = BioReport.builder()
                .header(header(patient, author, firstVersion))
                .status(partial ? BioReport.Status.PARTIAL : BioReport.Status.COMPLETE)
                .performedAt(now.minusSeconds(dice.below(90_000)))
                .pdfCopy(pdf());
        if (dice.oneIn(10)) {
            report.addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, items.one()));
        } else if (dice.oneIn(12)) {
            report.addChapter(BioChapter.of(BioChapter.HAEMATOLOGY, items.many(Crowd.MANY)));
        } else {
            int chapters = dice.between(1, 4);
            for (int i = 0; i < chapters; i++) {
                report.addChapter(chapter(partial));
            }
        }
        around(report);
        return report.build();
    }

    private CdaHeader.Builder header(Patient patient, DocumentAuthor author, boolean firstVersion) {
        Instant seen = now.minus(Duration.ofHours(500));
        CdaHeader.Builder header = headers.draw(patient, author, BioReport.DEFAULT_TITLE, firstVersion)
                .encounter(Encounter.of(author.structure(), seen).withResponsible(biologist()));
        if (dice.oneIn(2)) {
            header.addParticipant(Participant.of(Participant.Role.REF, people.doctor(), people.structure()));
        }
        if (dice.oneIn(2)) {
            header.addOrder(Order.of(InstanceId.of(NUMBERS, "ORD-" + dice.below(100_000))));
        }
        return header;
    }

    private void around(BioReport.Builder report) {
        for (int i = dice.below(4); i > 1; i--) {
            report.addComment(new BioComment(text.line(), text.draw()));
        }
        for (int i = dice.below(4); i > 2; i--) {
            report.addSecondIntention(new BioAttachment(text.line(), pdf()));
        }
        if (dice.oneIn(3)) {
            report.accreditation(BioAccreditation.cofrac("8-" + dice.between(1000, 9999), text.draw()));
        }
        if (dice.oneIn(4)) {
            screening(report);
        }
    }

    private void screening(BioReport.Builder report) {
        Problem.Builder problem = Problem.of(text.line());
        if (dice.oneIn(2)) {
            problem.code(PAPILLOMAVIRUS).onset(ClinicalDate.month(2019, 4));
        }
        report.screening(BioScreening.of(text.draw(), problem.build()));
        List<BioVaccination> vaccinations = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            vaccinations.add(
                    dice.oneIn(2)
                            ? BioVaccination.notGiven(text.line())
                            : BioVaccination.given(
                                            text.line(),
                                            dice.pick(List.of(BioVaccination.Kind.values())),
                                            dice.oneIn(2) ? Optional.of(ClinicalDate.year(2012)) : Optional.empty())
                                    .withAtc("J07BM", "Vaccins contre le papillomavirus"));
        }
        if (!vaccinations.isEmpty()) {
            report.vaccinations(Statement.entries(vaccinations));
        } else if (dice.oneIn(2)) {
            report.vaccinations(
                    dice.oneIn(2)
                            ? Statement.notRecorded()
                            : Statement.noneKnown(people.doctor(), LocalDate.of(2026, 1, dice.between(1, 28))));
        }
    }

    private BioChapter chapter(boolean partial) {
        CodedValue specialty = dice.pick(SPECIALTIES);
        if (dice.oneIn(2)) {
            BioChapter chapter = BioChapter.of(specialty, block(dice.between(1, 8), partial));
            return dice.oneIn(2) ? chapter.withTitle(text.line()) : chapter;
        }
        List<BioSubchapter> parts = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            BioResults results = block(dice.between(1, 6), partial);
            parts.add(
                    dice.oneIn(2)
                            ? BioSubchapter.of(text.line(), results)
                            : BioSubchapter.loinc("14340-4", "Electrophorèse des protéines", results)
                                    .withTitle(text.line()));
        }
        return BioChapter.of(specialty, parts);
    }

    private BioResults block(int count, boolean partial) {
        BioResults.Builder block = BioResults.builder();
        for (int i = dice.below(3); i > 0; i--) {
            block.addSpecimen(items.specimen());
        }
        for (int i = 0; i < count; i++) {
            block.add(items.draw(partial));
        }
        for (int i = dice.below(4); i > 2; i--) {
            block.addComment(text.draw());
        }
        if (dice.oneIn(4)) {
            block.addLaboratory(new BioLaboratory(biologist(), now.minusSeconds(dice.below(900_000))));
        }
        for (int i = dice.below(3); i > 0; i--) {
            block.validatedBy(new Attestation(biologist(), now.minusSeconds(dice.below(90_000))));
        }
        if (dice.oneIn(5)) {
            block.automaticallyValidated();
        }
        if (dice.oneIn(4)) {
            block.localCode(CodedValue.of("LABO-" + dice.below(100), CrBioItems.LOCAL, text.line()));
        }
        return block.build();
    }

    private DocumentAuthor biologist() {
        return DocumentAuthor.of(people.doctor(), people.structure());
    }

    private ContentSource pdf() {
        return DocumentContent.of(SyntheticPdf.letter(
                dice.uuid().getMostSignificantBits(), List.of("Compte rendu de biologie"), dice.between(1, 2)));
    }
}
