package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.VaccinationRoute;
import org.segursdk.cda.VaccinationSite;
import org.segursdk.cda.VaccineReaction;
import org.segursdk.cda.vaccination.VaccinationHistory;
import org.segursdk.cda.vaccination.VaccinationNote;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Vaccination notes and histories: from none to 300 vaccinations. */
final class VacSamples {
    private static final List<CodedValue> VACCINES = List.of(
            atc("J07AN", "vaccins de la tuberculose"),
            atc("J07CA01", "diphtérie-poliomyélite-tétanos"),
            atc("J07AJ", "vaccins coquelucheux"),
            atc("J07BC01", "hépatite B, antigène purifié"));
    private static final CodedValue CIP =
            CodedValue.of("3400932857241", CodeSystems.CIP, "1 seringue préremplie en verre de 0,5 ml");
    private static final CodedValue FEVER = CodedValue.of("R50.2", CodeSystems.CIM_10, "Fièvre due à des médicaments");

    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private final Headers headers;

    VacSamples(Dice dice, Instant now) {
        this.dice = dice;
        this.people = new SyntheticPeople(dice, now);
        this.text = new FreeText(dice);
        this.headers = new Headers(dice, people, now);
    }

    private static CodedValue atc(String code, String label) {
        return CodedValue.of(code, CodeSystems.ATC, label);
    }

    VaccinationNote note() {
        Vaccination.Builder vaccination = vaccination(dice.pick(VACCINES), true)
                .cis("68747507")
                .lot("L-" + dice.below(100_000))
                .date(ClinicalDate.day(LocalDate.of(2025, dice.between(1, 12), dice.between(1, 28))))
                .validatedBy(new Attestation(author(), Instant.parse("2025-12-31T10:00:00Z")));
        return VaccinationNote.builder()
                .header(headers.draw(
                        people.patient(),
                        author(),
                        dice.oneIn(2) ? VaccinationNote.DEFAULT_TITLE : text.title(),
                        false))
                .vaccination(vaccination.build())
                .build();
    }

    VaccinationHistory history() {
        int count = dice.oneIn(10) ? Crowd.MANY : dice.oneIn(5) ? 0 : dice.between(1, 8);
        List<Vaccination> vaccinations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            vaccinations.add(i < 20 ? any() : plain());
        }
        return VaccinationHistory.builder()
                .header(headers.draw(
                        people.patient(),
                        author(),
                        dice.oneIn(2) ? VaccinationHistory.DEFAULT_TITLE : text.title(),
                        false))
                .vaccinations(count > 0 ? Statement.entries(vaccinations) : none())
                .build();
    }

    private Statement<Vaccination> none() {
        return dice.oneIn(2)
                ? Statement.noneKnown(people.doctor(), LocalDate.of(2026, 3, dice.between(1, 28)))
                : Statement.notRecorded();
    }

    /** What most vaccination books hold. */
    private Vaccination plain() {
        return Vaccination.of(text.line())
                .kind(dice.pick(List.of(VaccinationKind.values())))
                .addTranslation(dice.pick(VACCINES))
                .date(ClinicalDate.year(dice.between(1930, 2025)))
                .lot("L-" + dice.below(100_000))
                .build();
    }

    private Vaccination any() {
        Vaccination.Builder vaccination = vaccination(dice.pick(VACCINES), dice.oneIn(2));
        if (dice.oneIn(2)) {
            vaccination.cis("68747507");
        }
        if (dice.oneIn(2)) {
            vaccination.lot(text.line());
        }
        switch (dice.below(4)) {
            case 0 -> vaccination.date(ClinicalDate.year(1975));
            case 1 -> vaccination.date(ClinicalDate.month(1999, dice.between(1, 12)));
            case 2 -> vaccination.date(ClinicalDate.at(Instant.parse("2020-02-29T23:30:00Z")));
            default -> {}
        }
        if (dice.oneIn(3)) {
            vaccination.validatedBy(new Attestation(author(), Instant.parse("2025-06-01T10:00:00Z")));
        }
        if (dice.oneIn(3)) {
            vaccination.informant(author());
        }
        return vaccination.build();
    }

    private Vaccination.Builder vaccination(CodedValue vaccine, boolean coded) {
        Vaccination.Builder vaccination =
                Vaccination.of(text.line()).kind(dice.pick(List.of(VaccinationKind.values())));
        if (coded) {
            vaccination.addTranslation(vaccine);
            if (dice.oneIn(2)) {
                vaccination.addTranslation(CIP);
            }
        }
        if (dice.oneIn(2)) {
            vaccination.rank(dice.between(1, 6));
        }
        if (dice.oneIn(2)) {
            vaccination.route(dice.pick(List.of(VaccinationRoute.values())));
        }
        if (dice.oneIn(2)) {
            vaccination.site(dice.pick(List.of(VaccinationSite.values())));
        } else if (dice.oneIn(3)) {
            vaccination.siteText(text.line());
        }
        for (int i = dice.oneIn(3) ? dice.between(1, 3) : 0; i > 0; i--) {
            vaccination.addReaction(new VaccineReaction(
                    text.draw(),
                    dice.oneIn(2) ? Optional.of(FEVER) : Optional.empty(),
                    dice.oneIn(2) ? Optional.of(ClinicalDate.year(2026)) : Optional.empty()));
        }
        if (dice.oneIn(2)) {
            vaccination.vaccinator(author());
        }
        if (dice.oneIn(3)) {
            vaccination.comment(text.draw());
        }
        return vaccination;
    }

    private DocumentAuthor author() {
        return DocumentAuthor.of(people.doctor(), people.structure());
    }
}
