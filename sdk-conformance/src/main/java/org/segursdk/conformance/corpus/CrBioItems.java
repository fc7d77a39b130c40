package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioImage;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioIsolate;
import org.segursdk.cda.biology.BioItem;
import org.segursdk.cda.biology.BioMethod;
import org.segursdk.cda.biology.BioPanel;
import org.segursdk.cda.biology.BioPrior;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioSpecimen;
import org.segursdk.cda.biology.BioSusceptibility;
import org.segursdk.cda.biology.BioUnits;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Results, panels, isolates, specimens and images of a biology report. */
final class CrBioItems {
    /** Code system of a laboratory's own codes. */
    static final String LOCAL = "2.25.180000000000000000000000000000000003";

    /** Results in the varied documents; what comes after is single results. */
    private static final int ROOM = 200;

    private static final Oid NUMBERS = Oid.of("2.25.180000000000000000000000000000000002");
    private static final List<BioCode> CODES = List.of(
            BioCode.loinc("22664-7", "Urée [Moles/Volume] Sérum/Plasma ; Numérique"),
            BioCode.loinc("40193-5", "Glucose à jeun [Moles/Volume] Sérum/Plasma ; Numérique"),
            BioCode.loinc("30405-5", "Leucocytes [Nombre/Volume] Urine ; Numérique ; Comptage manuel"),
            BioCode.loinc("5778-6", "Couleur [Type] Urine ; Résultat nominal"),
            BioCode.loinc("6301-6", "Temps de quick INR [Temps relatif] Plasma pauvre en plaquettes"),
            BioCode.loinc("5767-9", "Aspect [Aspect] Urine ; Résultat nominal"));
    private static final List<String> UNITS = List.of(
            "mmol/L",
            "G/L",
            "T/L",
            "UI/L",
            "mUI/L",
            "µmol/L",
            "µg/mL",
            "g/dl",
            "%",
            "/mL",
            "UFC/mL",
            "mm/h",
            "mL/min/1,73m²",
            "s",
            "ng/mL",
            "/mm3");
    private static final List<BioInterpretation> ANTIBIOTIC =
            List.of(BioInterpretation.SUSCEPTIBLE, BioInterpretation.INTERMEDIATE, BioInterpretation.RESISTANT);
    /** One transparent pixel. */
    private static final ContentSource PIXEL = DocumentContent.of(
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));

    private final Dice dice;
    private final SyntheticPeople people;
    private final FreeText text;
    private int left = ROOM;

    CrBioItems(Dice dice, SyntheticPeople people, FreeText text) {
        this.dice = dice;
        this.people = people;
        this.text = text;
    }

    /** Next to nothing. */
    BioResults one() {
        return BioResults.builder()
                .add(BioResult.of("a", CODES.get(0), BioValue.measured("0", "mmol/L"))
                        .build())
                .build();
    }

    /** That many results in one chapter, each with little around it. */
    BioResults many(int count) {
        BioResults.Builder block = BioResults.builder();
        for (int i = 0; i < count; i++) {
            BioResult.Builder result = BioResult.of(text.line(), code(), BioValue.measured(quantity()));
            if (dice.oneIn(2)) {
                result.interpretation(dice.pick(List.of(BioInterpretation.values())))
                        .addPrior(new BioPrior(BioValue.measured(quantity()), early()));
            }
            block.add(result.build());
        }
        return block.build();
    }

    BioItem draw(boolean partial) {
        return switch (left > 0 ? dice.below(8) : 7) {
            case 0, 1 -> panel(partial);
            case 2 -> isolate(partial);
            case 3 -> dice.oneIn(3) ? image() : result();
            default -> result();
        };
    }

    private BioImage image() {
        return new BioImage(text.line(), BioImage.Format.PNG, PIXEL);
    }

    BioSpecimen specimen() {
        BioSpecimen.Builder specimen = BioSpecimen.of(text.line(), InstanceId.of(NUMBERS, "E" + dice.below(1_000_000)));
        if (dice.oneIn(2)) {
            specimen.type(dice.oneIn(2) ? "UR" : "BLD", dice.oneIn(2) ? "Urine" : "Sang");
        }
        if (dice.oneIn(2)) {
            specimen.nabm("9050", "Ponction veineuse");
        }
        if (dice.oneIn(3)) {
            specimen.site(CodedValue.of("368208006", CodeSystems.SNOMED_CT, "Bras gauche"));
        }
        if (dice.oneIn(2)) {
            specimen.collectedAt(ClinicalDate.at(Instant.parse("2025-02-03T05:06:07Z")));
        }
        if (dice.oneIn(3)) {
            specimen.collector(DocumentAuthor.of(people.doctor(), people.structure()));
        }
        if (dice.oneIn(2)) {
            specimen.receivedAt(Instant.parse("2025-02-03T09:00:00Z"));
        }
        return specimen.build();
    }

    private BioPanel panel(boolean partial) {
        BioPanel.Builder panel = BioPanel.of(text.line());
        if (dice.oneIn(2)) {
            panel.code(code());
        }
        int results = dice.between(partial ? 0 : 1, 6);
        for (int i = 0; i < results; i++) {
            panel.addResult(result());
        }
        if (results == 0 || partial && dice.oneIn(3)) {
            panel.addAwaited(text.line());
        }
        if (dice.oneIn(4)) {
            panel.addComment(text.draw());
        }
        if (dice.oneIn(6)) {
            panel.addImage(image());
        }
        if (dice.oneIn(6)) {
            panel.addSpecimen(specimen());
        }
        return panel.build();
    }

    private BioIsolate isolate(boolean partial) {
        BioIsolate.Builder isolate = BioIsolate.of(text.line());
        if (dice.oneIn(2)) {
            isolate.snomed("112283007", "Escherichia coli (organism)");
        }
        if (dice.oneIn(2)) {
            isolate.ncbi("562", "Escherichia coli");
        }
        if (dice.oneIn(2)) {
            isolate.id(InstanceId.of(NUMBERS, "I" + dice.below(1000))).at(ClinicalDate.year(2025));
        }
        for (int i = dice.below(3); i > 0; i--) {
            isolate.addResult(result());
        }
        for (int i = dice.oneIn(2) ? 0 : dice.between(1, 12); i > 0; i--) {
            isolate.addAntibiotic(antibiotic());
        }
        if (dice.oneIn(3)) {
            isolate.antibiogramMethod("CMI").addComment(text.draw());
        }
        if (partial && dice.oneIn(3)) {
            isolate.addAwaited("Antibiogramme");
        }
        return isolate.build();
    }

    private BioSusceptibility antibiotic() {
        left--;
        BioSusceptibility.Builder line = BioSusceptibility.of(text.line(), code());
        boolean category = dice.oneIn(2);
        if (category) {
            line.category(dice.pick(ANTIBIOTIC));
        }
        if (!category || dice.oneIn(2)) {
            line.concentration(BioValue.bounded(
                    dice.pick(List.of(BioValue.Comparator.values())), Quantity.of("0.512", "ug/mL", "µg/mL")));
        }
        if (dice.oneIn(3)) {
            line.method(BioMethod.ansm("BDB", "Antibiogramme - bandette gradient"))
                    .addComment(text.draw());
        }
        return line.build();
    }

    private BioCode code() {
        return switch (dice.below(5)) {
            case 0 -> BioCode.waiting("X" + dice.below(1000), text.line());
            case 1 -> BioCode.local(local());
            case 2 -> dice.pick(CODES).with(local());
            default -> dice.pick(CODES);
        };
    }

    private CodedValue local() {
        return CodedValue.of("L" + dice.below(1000), LOCAL, text.line());
    }

    private BioResult result() {
        left--;
        BioValue value = value();
        BioResult.Builder result = BioResult.of(text.line(), code(), value);
        if (!(value instanceof BioValue.Unavailable)) {
            for (int i = dice.below(3); i > 0; i--) {
                result.interpretation(dice.pick(List.of(BioInterpretation.values())));
            }
        }
        if (dice.oneIn(2)) {
            result.range(range(value));
        }
        for (int i = dice.below(5); i > 2; i--) {
            result.addPrior(new BioPrior(prior(), early()));
        }
        if (dice.oneIn(4)) {
            result.method(dice.oneIn(2) ? BioMethod.of(text.line()) : BioMethod.ansm("DEI", "Spectrophotométrie"));
        }
        if (dice.oneIn(3)) {
            result.at(ClinicalDate.at(Instant.parse("2026-03-29T00:59:59Z").plusSeconds(dice.below(7200))));
        }
        for (int i = dice.below(5); i > 3; i--) {
            result.addComment(text.draw());
        }
        if (dice.oneIn(6)) {
            result.outsideAccreditation();
        }
        return result.build();
    }

    private ClinicalDate early() {
        return switch (dice.below(3)) {
            case 0 -> ClinicalDate.year(dice.between(1990, 2024));
            case 1 -> ClinicalDate.day(LocalDate.of(2024, 2, 29));
            default -> ClinicalDate.at(Instant.parse("2025-10-26T00:30:00Z"));
        };
    }

    private BioValue prior() {
        BioValue value = value();
        return value instanceof BioValue.Unavailable ? BioValue.text(text.draw()) : value;
    }

    private BioValue value() {
        return switch (dice.below(10)) {
            case 0 -> BioValue.pureNumber("2." + dice.below(1000));
            case 1 -> BioValue.bounded(dice.pick(List.of(BioValue.Comparator.values())), quantity());
            case 2 -> BioValue.coded(CodedValue.of("260385009", CodeSystems.SNOMED_CT, "Négatif"), text.draw());
            case 3 -> BioValue.text(text.draw());
            case 4 -> BioValue.unavailable(text.draw());
            case 5 -> BioValue.interval(Quantity.of("-1.5", "Cel", "°C"), Quantity.of("2.50", "Cel", "°C"));
            default -> BioValue.measured(quantity());
        };
    }

    private Quantity quantity() {
        return BioUnits.quantity(
                dice.pick(List.of("0", "0.000001", "1234567890.10", "-3.5", "7.40", "42")), dice.pick(UNITS));
    }

    /** In the unit of the value, or words. */
    private BioRange range(BioValue value) {
        if (!(value instanceof BioValue.Measured measured)) {
            return BioRange.words(text.draw());
        }
        Quantity low = new Quantity(
                new java.math.BigDecimal("3.50"),
                measured.quantity().unit(),
                measured.quantity().unitLabel());
        Quantity high = new Quantity(new java.math.BigDecimal("8"), low.unit(), low.unitLabel());
        return switch (dice.below(5)) {
            case 0 -> BioRange.between(low, high);
            case 1 -> BioRange.atLeast(low);
            case 2 -> BioRange.lessThan(high);
            case 3 -> BioRange.moreThan(low).withText(text.draw());
            default -> BioRange.atMost(high);
        };
    }
}
