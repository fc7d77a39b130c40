package org.segursdk.cda.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.PrescriptionSamples;
import org.segursdk.cda.Quantity;
import org.segursdk.core.terminology.CodedValue;

class PrescriptionWordsTest {
    private static final PrescriptionWords WORDS = PrescriptionWords.in(ZoneId.of("Europe/Paris"), false);
    private static final int CASES = Boolean.getBoolean("segursdk.thorough") ? 400_000 : 20_000;

    /** Words that look like parts of the sentence, beside plain ones. */
    private static final List<String> TEXTS = List.of(
            "bras gauche",
            "en cas de douleur",
            "bras gauche, pendant 7 jours",
            "« bras gauche »",
            "a »",
            "a »»",
            "à jeun",
            "pendant 7 jours",
            "au coucher",
            "x : 1 comprimé",
            "1) 1 comprimé",
            "ligne\n2) 1 comprimé",
            "début différé",
            "doses progressives");

    private static final List<Quantity> UNITS = List.of(
            Quantity.of("1", "{tablet}", "comprimé"),
            Quantity.of("1", "{tablet}"),
            Quantity.of("1", "", ""),
            Quantity.of("1", "mg"),
            Quantity.of("1", "g"),
            Quantity.of("1", "g", "mg"),
            Quantity.of("1", "{dose}", "mg"),
            Quantity.of("1", "{dose}", "mg par jour"),
            Quantity.of("1", "mg/d"),
            Quantity.of("1", "mL/h", "mL/heure"),
            Quantity.of("1", "{dose}", "comprimé, 3 fois par jour"),
            Quantity.of("1", "{dose}", "fois par jour"),
            Quantity.of("1", "{dose}", "à 2 comprimés"),
            Quantity.of("1", "{dose}", "heures avant le dîner"),
            Quantity.of("1", "{dose}", "comprimé une fois par jour"),
            Quantity.of("1", "[IU]"),
            Quantity.of("1", "{dose}", "UI"));

    private final List<String> canonical = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoPosologies_neverReadTheSame(boolean secured) {
        PrescriptionWords words = PrescriptionWords.in(ZoneId.of("Europe/Paris"), secured);
        Random random = new Random(20_261_122);
        Map<String, String> meaningOf = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            canonical.clear();
            StructuredPosology posology = posology(random);
            Optional<TreatmentPeriod> period = random.nextInt(3) == 0 ? Optional.of(period(random)) : absent();
            String meaning = canonical.toString();
            String before = meaningOf.putIfAbsent(words.sentence(posology, period), meaning);
            assertThat(before).as("meanings of one sentence").isIn(null, meaning);
        }
        assertThat(meaningOf).hasSizeGreaterThan(CASES / 2);
    }

    /** Each choice is noted as what it means, so that two lists are equal when two posologies mean the same. */
    private StructuredPosology posology(Random random) {
        AdministrationMode mode = note(pick(random, List.of(AdministrationMode.values())));
        StructuredPosology.Builder posology = StructuredPosology.of(mode);
        if (mode.hasSteps()) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                posology.addStep(step(random));
            }
        } else {
            boolean dosed = note(random.nextBoolean());
            if (dosed) {
                posology.dose(range(random));
            }
            if (note(!dosed || random.nextBoolean())) {
                posology.frequency(frequency(random));
            }
            if (note(random.nextInt(6) == 0)) {
                posology.rate(range(random));
            }
        }
        if (note(random.nextInt(4) == 0)) {
            posology.route(note(pick(
                    random,
                    List.of(
                            PrescriptionSamples.ORAL,
                            CodedValue.of("1", PrescriptionSamples.EDQM, "Voie orale, site : bras gauche"),
                            CodedValue.of("2", PrescriptionSamples.EDQM, "Usage dentaire")))));
        }
        if (note(random.nextInt(4) == 0)) {
            posology.site(note(pick(random, TEXTS)));
        }
        if (note(random.nextInt(5) == 0)) {
            posology.words(note(pick(random, TEXTS)));
        }
        if (note(random.nextInt(5) == 0)) {
            posology.maximum(new MaximumDose(quantity(random), duration(random)));
        }
        return posology.build();
    }

    private PosologyStep step(Random random) {
        note("step");
        PosologyStep.Builder step = PosologyStep.builder().dose(range(random));
        if (note(random.nextBoolean())) {
            step.frequency(frequency(random));
        }
        if (note(random.nextInt(3) == 0)) {
            step.condition(note(pick(random, TEXTS)));
        }
        if (note(random.nextInt(3) == 0)) {
            step.period(period(random));
        }
        return step.build();
    }

    private DoseRange range(Random random) {
        Quantity high = quantity(random);
        if (note(random.nextBoolean())) {
            return DoseRange.of(high);
        }
        return DoseRange.between(
                new Quantity(new java.math.BigDecimal(note("0.5")), high.unit(), high.unitLabel()), high);
    }

    private Quantity quantity(Random random) {
        Quantity unit = pick(random, UNITS);
        note(unit.unit().startsWith("{") || unit.unit().isEmpty() ? "counted" : unit.unit());
        note(unit.unitLabel());
        return new Quantity(
                new java.math.BigDecimal(note(pick(random, List.of("1", "2", "1.5")))), unit.unit(), unit.unitLabel());
    }

    private Quantity duration(Random random) {
        return Quantity.of(
                note(pick(random, List.of("1", "2", "8"))),
                note(pick(random, List.of("min", "h", "d", "wk", "mo", "a"))));
    }

    private Frequency frequency(Random random) {
        return switch (note(random.nextInt(4))) {
            case 0 -> new Frequency.Every(duration(random));
            case 1 -> new Frequency.Times(note(1 + random.nextInt(3)), duration(random));
            case 2 -> Frequency.at(note(event(random)), duration(random));
            default -> {
                TimingEvent first = note(event(random));
                TimingEvent second = note(event(random));
                yield first == second ? Frequency.at(first) : Frequency.at(first, second);
            }
        };
    }

    private static TimingEvent event(Random random) {
        return pick(random, List.of(TimingEvent.values()));
    }

    private TreatmentPeriod period(Random random) {
        ClinicalDate start = pick(
                random,
                List.of(ClinicalDate.parse("2026"), ClinicalDate.parse("2026-02"), ClinicalDate.parse("2026-02-01")));
        return switch (note(random.nextInt(4))) {
            case 0 -> TreatmentPeriod.between(note(start), ClinicalDate.parse("2026-03-01"));
            case 1 -> TreatmentPeriod.from(note(start), duration(random));
            case 2 -> TreatmentPeriod.lasting(duration(random));
            default ->
                random.nextBoolean() && note(true)
                        ? TreatmentPeriod.from(note(start))
                        : TreatmentPeriod.until(note(start));
        };
    }

    private Optional<TreatmentPeriod> absent() {
        note("no period");
        return Optional.empty();
    }

    private <T> T note(T choice) {
        canonical.add(choice instanceof ClinicalDate date ? date.precision().name() : describe(choice));
        return choice;
    }

    private static String describe(Object choice) {
        return choice instanceof CodedValue code ? code.code() : String.valueOf(choice);
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Two posologies that would read the same if what people type went in as it is. */
    static Stream<List<StructuredPosology>> traps() {
        Quantity one = Quantity.of("1", "{tablet}", "comprimé");
        return Stream.of(
                List.of(
                        dosed("1", "comprimé, au coucher"),
                        dosed(one).frequency(Frequency.at(TimingEvent.BEDTIME)).build()),
                List.of(dosed("3", "fois par jour"), timed(Frequency.timesPerDay(3))),
                List.of(
                        dosed("30", "minutes avant le dîner"),
                        timed(Frequency.at(TimingEvent.BEFORE_DINNER, Quantity.of("30", "min")))),
                List.of(
                        dosed("1", "à 2 comprimés"),
                        StructuredPosology.normal()
                                .dose(DoseRange.between(one, Quantity.of("2", "{tablet}", "comprimés")))
                                .build()),
                List.of(
                        dosed("1", "foo par jour"),
                        dosed(Quantity.of("1", "{foo}/d")).build()),
                List.of(dosed("1", "mg"), dosed(Quantity.of("1", "mg")).build()),
                List.of(
                        dosed("1", "comprimé, site : bras"),
                        dosed(one).site("bras").build()),
                List.of(
                        dosed(one)
                                .site("bras, sans dépasser 1 comprimé par jour")
                                .build(),
                        dosed(one).site("bras").maximum(MaximumDose.perDay(one)).build()),
                List.of(
                        dosed(one).site("1 »").words("2").build(),
                        dosed(one).site("1 » »\n« 2").build()),
                List.of(
                        dosed(one).route(route("Voie orale, site : bras")).build(),
                        dosed(one).route(route("Voie orale")).site("bras").build()),
                List.of(
                        conditional("x : 1 comprimé\n2) y", one).build(),
                        conditional("x", one).addStep(step("y", one)).build()));
    }

    private static StructuredPosology dosed(String count, String label) {
        return dosed(Quantity.of(count, "{dose}", label)).build();
    }

    private static StructuredPosology.Builder dosed(Quantity quantity) {
        return StructuredPosology.normal().dose(DoseRange.of(quantity));
    }

    private static StructuredPosology timed(Frequency frequency) {
        return StructuredPosology.normal().frequency(frequency).build();
    }

    private static CodedValue route(String label) {
        return CodedValue.of("1", PrescriptionSamples.EDQM, label);
    }

    private static PosologyStep step(String condition, Quantity quantity) {
        return PosologyStep.builder()
                .condition(condition)
                .dose(DoseRange.of(quantity))
                .build();
    }

    private static StructuredPosology.Builder conditional(String condition, Quantity quantity) {
        return StructuredPosology.of(AdministrationMode.CONDITIONAL).addStep(step(condition, quantity));
    }

    @ParameterizedTest
    @MethodSource("traps")
    void typedWords_neverPassForAPartOfTheSentence(List<StructuredPosology> pair) {
        assertThat(WORDS.sentence(pair.get(0), Optional.empty()))
                .isNotEqualTo(WORDS.sentence(pair.get(1), Optional.empty()));
    }

    @Test
    void sentences_readWell() {
        assertThat(WORDS.sentence(
                        Prescriptions.threeADay().build(), Optional.of(TreatmentPeriod.lasting(Quantity.of("7", "d")))))
                .isEqualTo("1 à 2 comprimés, 3 fois par jour, par voie orale, pendant 7 jours,"
                        + " sans dépasser 6 comprimés par jour");
        assertThat(WORDS.sentence(Prescriptions.steps(AdministrationMode.CONDITIONAL), Optional.empty()))
                .isEqualTo("Selon les cas, par voie orale, site : Avant-bras gauche\n"
                        + "1) En cas de fièvre : 2 comprimés, toutes les 8 heures, à partir du 15/07/2026 pendant 2 jours\n"
                        + "2) Ensuite : 0,5 comprimé, pendant le petit-déjeuner et au coucher, au rythme de 1000 mg par jour,"
                        + " à partir du 17/07/2026 pendant 4 jours\n"
                        + "« Comme convenu »");
        assertThat(WORDS.sentence(
                        StructuredPosology.of(AdministrationMode.DELAYED_START)
                                .dose(DoseRange.of(Quantity.of("20", "[IU]")))
                                .frequency(Frequency.at(TimingEvent.BEFORE_DINNER, Quantity.of("30", "min")))
                                .build(),
                        Optional.of(TreatmentPeriod.lasting(Quantity.of("3", "mo")))))
                .isEqualTo("20 UI, 30 minutes avant le dîner, début différé, pendant 3 mois");
    }

    @Test
    void unit_isNeverHiddenByItsLabel() {
        assertThat(dose(Quantity.of("2", "g", "mg"))).isEqualTo("2 mg [g]");
        assertThat(dose(Quantity.of("2", "mg", "milligrammes"))).isEqualTo("2 milligrammes");
        assertThat(dose(Quantity.of("2", "mL", "cuillères mesure"))).isEqualTo("2 cuillères mesure [mL]");
        assertThat(dose(Quantity.of("2", "{spoon}", "cuillères à café"))).isEqualTo("2 cuillères à café");
        assertThat(dose(Quantity.of("2", "mg/d", "mg/jour"))).isEqualTo("2 mg/jour");
        assertThat(dose(Quantity.of("2", "{capsule}"))).isEqualTo("2 gélule(s)");
    }

    @Test
    void secured_unitsAreInFull() {
        PrescriptionWords secured = PrescriptionWords.in(ZoneId.of("Europe/Paris"), true);
        StructuredPosology.Builder posology = StructuredPosology.normal();
        assertThat(secured.sentence(
                        posology.dose(DoseRange.of(Quantity.of("1.5", "mg"))).build(), Optional.empty()))
                .isEqualTo("un et demi (1,5) milligramme");
        assertThat(secured.sentence(
                        posology.dose(DoseRange.of(Quantity.of("20", "mg"))).build(), Optional.empty()))
                .isEqualTo("vingt (20) milligrammes");
    }

    private static String dose(Quantity quantity) {
        return WORDS.sentence(
                StructuredPosology.normal().dose(DoseRange.of(quantity)).build(), Optional.empty());
    }

    @Test
    void delivery_tellsQuantityAndRenewals() {
        assertThat(WORDS.delivery(Prescriptions.line()
                        .quantity(Quantity.of("2", "30009000", "boîtes"))
                        .renewals(Renewals.times(3))
                        .build()))
                .containsExactly("2 boîtes", "À renouveler 3 fois");
        assertThat(WORDS.delivery(Prescriptions.bed().rentalDays(60).build()))
                .containsExactly("Location : 60 jours", "À ne pas renouveler");
    }
}
