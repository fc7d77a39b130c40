package org.segursdk.exchange.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.insi.desk.InsTrace;

/** Two years of seeded sendings and calls, counted by the database and by an oracle in memory. */
class IndicatorsTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> FINESS = List.of("750000001", "2A0000002");
    private static final List<String> RPPS = List.of("99700366240", "99700427869");
    private static final List<String> TYPES = List.of("11502-2", "18748-4");
    private static final Instant START = Instant.parse("2024-12-31T22:00:00Z");
    private static final long SECONDS = 2L * 365 * 24 * 3600 + 7200;

    private final DataSource source = RealDatabases.create();
    private final DisclosureJournal journal = new DisclosureJournal(source, Databases.CIPHER, Databases.PSEUDONYMS);
    private final Indicators indicators = new Indicators(source);
    private final List<Disclosure> lines = new ArrayList<>();
    private final List<Object[]> calls = new ArrayList<>();

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Disclosure.Builder sending(String key, Instant at, Branch branch) {
        return Disclosure.of(key, at, branch)
                .outcome(DisclosureOutcome.CONFIRMED)
                .record("dossier-1")
                .document("1.2.3", "11502-2")
                .finess("750000001")
                .signatory("99700366240")
                .withIns(true)
                .user("dr-a")
                .partner("279032A00400042@patient.test.example");
    }

    private void seed() {
        Random random = new Random(24);
        Sql.inTransaction(source, connection -> {
            for (int i = 0; i < 3000; i++) {
                Branch branch = Branch.values()[random.nextInt(3)];
                EnumSet<Visibility> masked = EnumSet.noneOf(Visibility.class);
                if (branch == Branch.DMP && random.nextInt(4) == 0) {
                    masked.add(Visibility.values()[random.nextInt(3)]);
                    masked.add(Visibility.values()[random.nextInt(3)]);
                }
                Disclosure line = sending("e" + i, START.plusSeconds((long) (random.nextDouble() * SECONDS)), branch)
                        .outcome(DisclosureOutcome.values()[Math.min(2, random.nextInt(6) / 2)])
                        .document("1.2.3." + i, one(random, TYPES))
                        .finess(one(random, FINESS))
                        .signatory(one(random, RPPS))
                        .withIns(random.nextInt(3) > 0)
                        .masked(masked)
                        .build();
                journal.record(connection, line);
                lines.add(line);
                Object[] call = {
                    START.plusSeconds((long) (random.nextDouble() * SECONDS)),
                    one(random, FINESS),
                    random.nextBoolean() ? "WS_INS1" : "WS_INS2",
                    InsTrace.Outcome.values()[random.nextInt(7)]
                };
                indicators.insiCall(
                        connection,
                        (Instant) call[0],
                        (String) call[1],
                        (String) call[2],
                        (InsTrace.Outcome) call[3],
                        "u");
                calls.add(call);
            }
            return lines;
        });
    }

    private List<IndicatorPeriod> periods() {
        List<IndicatorPeriod> periods = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2025, 1); month.getYear() < 2027; month = month.plusMonths(1)) {
            periods.add(IndicatorPeriod.month(month));
        }
        assertThat(periods).hasSize(24);
        periods.add(IndicatorPeriod.year(Year.of(2026)));
        periods.add(IndicatorPeriod.previousYear(Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC)));
        return periods;
    }

    private static boolean in(IndicatorPeriod period, Instant at) {
        LocalDate day = at.atZone(PARIS).toLocalDate();
        return !day.isBefore(period.from()) && day.isBefore(period.before());
    }

    /** Key to count, all, from professionals, from the patient, from representatives. */
    private Map<String, long[]> oracle(IndicatorPeriod period) {
        Map<String, long[]> counts = new TreeMap<>();
        lines.stream().filter(line -> in(period, line.at())).forEach(line -> {
            long[] count = counts.computeIfAbsent(
                    String.join(
                            "|",
                            line.finess(),
                            line.signatory(),
                            line.typeCode(),
                            line.branch().name(),
                            line.outcome().name(),
                            "" + line.withIns()),
                    key -> new long[5]);
            count[0]++;
            count[1] += line.masked().isEmpty() ? 0 : 1;
            count[2] += line.masked().contains(Visibility.MASKED_FROM_PROFESSIONALS) ? 1 : 0;
            count[3] += line.masked().contains(Visibility.INVISIBLE_TO_PATIENT) ? 1 : 0;
            count[4] += line.masked().contains(Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES) ? 1 : 0;
        });
        return counts;
    }

    @Test
    @Tag("REM-DASH-01")
    @Tag("REM-DASH-02")
    @Tag("REM-DASH-03")
    @Tag("REM-DASH-04")
    void figuresOfTwentyFourMonthsAndOfTheYears_areThoseOfTheOracle() {
        seed();
        for (IndicatorPeriod period : periods()) {
            SharingFigures figures = indicators.sharing(period);
            Map<String, long[]> found = new TreeMap<>();
            figures.rows()
                    .forEach(row -> found.put(
                            String.join(
                                    "|",
                                    row.finess(),
                                    row.signatory(),
                                    row.typeCode(),
                                    row.branch().name(),
                                    row.outcome().name(),
                                    "" + row.withIns()),
                            new long[] {
                                row.count(),
                                row.masked(),
                                row.maskedFromProfessionals(),
                                row.invisibleToPatient(),
                                row.invisibleToRepresentatives()
                            }));
            Map<String, long[]> expected = oracle(period);
            assertThat(found.keySet()).as("%s", period).isEqualTo(expected.keySet());
            expected.forEach((key, counts) -> assertThat(found.get(key)).as(key).isEqualTo(counts));
            for (Branch branch : Branch.values()) {
                List<Disclosure> own = lines.stream()
                        .filter(line -> in(period, line.at()) && line.branch() == branch)
                        .toList();
                assertThat(figures.attempts(branch)).isEqualTo(own.size());
                assertThat(figures.shared(branch) + figures.failed(branch) + figures.uncertain(branch))
                        .isEqualTo(own.size());
                assertThat(figures.shared(branch, true) + figures.shared(branch, false))
                        .isEqualTo(figures.shared(branch));
                assertThat(figures.failed(branch))
                        .isEqualTo(own.stream()
                                .filter(line -> line.outcome() == DisclosureOutcome.FAILED)
                                .count());
            }
        }
    }

    @Test
    @Tag("REM-DASH-01")
    void figuresOfOneStructureAndOneSignatory_areTheirs() {
        seed();
        IndicatorPeriod period = IndicatorPeriod.year(Year.of(2025));
        SharingFigures one = indicators.sharing(period, Optional.of(FINESS.get(1)), Optional.of(RPPS.get(0)));
        assertThat(one.rows().stream().mapToLong(SharingRow::count).sum())
                .isEqualTo(lines.stream()
                        .filter(line -> in(period, line.at())
                                && line.finess().equals(FINESS.get(1))
                                && line.signatory().equals(RPPS.get(0)))
                        .count());
        assertThat(one.maskingRate().orElseThrow()).isBetween(0.0, 1.0);
    }

    @Test
    @Tag("REM-DASH-05")
    void callsOfInsi_areThoseOfTheOracle() {
        seed();
        for (IndicatorPeriod period : periods()) {
            InsiFigures figures = indicators.insi(period);
            for (String finess : FINESS) {
                List<Object[]> own = calls.stream()
                        .filter(call -> in(period, (Instant) call[0])
                                && call[1].equals(finess)
                                && call[3] != InsTrace.Outcome.NOT_CALLED)
                        .toList();
                long found = own.stream()
                        .filter(call -> call[3] == InsTrace.Outcome.FOUND)
                        .count();
                assertThat(figures.calls(finess)).isEqualTo(own.size());
                assertThat(figures.rate(finess, InsTrace.Outcome.FOUND).orElseThrow())
                        .isCloseTo((double) found / own.size(), within(1e-9));
                assertThat(figures.callsByDay(finess)).isPositive();
            }
        }
    }

    @Test
    @Tag("REM-DASH-05")
    void aJournalOfTheIns_countsTheCallsItHandsOn() {
        List<InsTrace> kept = new ArrayList<>();
        InsTrace.Call call = new InsTrace.Call(
                START.plusSeconds(9000),
                "r",
                "u",
                "WS_INS2",
                Optional.empty(),
                InsTrace.Outcome.FOUND,
                "00",
                "m",
                Optional.empty());
        indicators.counting("750000001", kept::add).append(call);
        indicators.counting("750000001", kept::add).append(new InsTrace.Access(START, "r", "u", true));
        assertThat(kept).hasSize(2);
        assertThat(indicators.insi(IndicatorPeriod.month(YearMonth.of(2025, 1))).calls("750000001"))
                .isEqualTo(1);
    }

    @Test
    @Tag("REM-DASH-06")
    void objectives_areSharedOverDone() {
        for (int i = 0; i < 10; i++) {
            journal.record(sending("d" + i, START.plusSeconds(9000), i < 8 ? Branch.DMP : Branch.PATIENT)
                    .outcome(i == 0 ? DisclosureOutcome.FAILED : DisclosureOutcome.CONFIRMED)
                    .build());
        }
        SharingFigures figures = indicators.sharing(IndicatorPeriod.month(YearMonth.of(2025, 1)));
        assertThat(UsageObjective.DMP_FEEDING.ratio(figures, 35)).hasValue(0.20);
        assertThat(UsageObjective.PATIENT_MESSAGES.ratio(figures, 40)).hasValue(0.05);
        assertThat(UsageObjective.PATIENT_MESSAGES.ratio(figures, 0)).isEmpty();
        for (int i = 0; i < 4; i++) {
            journal.record(sending("v" + i, START.plusSeconds(9000), Branch.DMP)
                    .document("1.2.3." + i, i < 3 ? "vsm" : "letter")
                    .build());
        }
        SharingFigures summaries = indicators.sharing(IndicatorPeriod.month(YearMonth.of(2025, 1)));
        assertThat(UsageObjective.ratio(summaries.shared(Branch.DMP, Set.of("vsm")), 6))
                .hasValue(0.5);
        assertThat(UsageObjective.ratio(1, 0)).isEmpty();
    }

    @Test
    @Tag("REM-DASH-01")
    void extracts_bearEveryFigureUnderTheirNames() {
        journal.record(sending("a", START.plusSeconds(9000), Branch.DMP)
                .document("1.2.3", "=cmd;\"x\"")
                .masked(EnumSet.of(Visibility.INVISIBLE_TO_PATIENT))
                .build());
        IndicatorPeriod january = IndicatorPeriod.month(YearMonth.of(2025, 1));
        SharingFigures figures = indicators.sharing(january);
        assertThat(IndicatorExtract.csv(figures))
                .isEqualTo(
                        "from;before;finess;signatory;type;branch;outcome;with_ins;count;masked;"
                                + "masked_from_professionals;invisible_to_patient;invisible_to_representatives\r\n"
                                + "2025-01-01;2025-02-01;750000001;99700366240;\"'=cmd;\"\"x\"\"\";DMP;CONFIRMED;true;1;1;0;1;0\r\n");
        assertThat(IndicatorExtract.csv(indicators.insi(january)))
                .isEqualTo("from;before;finess;operation;outcome;count\r\n");
        assertThat(IndicatorExtract.json(figures, indicators.insi(january), indicators.filing(january)))
                .startsWith("{\"schema\":1,\"from\":\"2025-01-01\",\"before\":\"2025-02-01\",\"zone\":\"Europe/Paris\"")
                .contains("\"branch\":\"DMP\",\"outcome\":\"CONFIRMED\",\"withIns\":true,\"count\":1,\"masked\":1");
    }

    @Test
    @Tag("REM-INS-22")
    void theJournal_tellsWhoReceivedWhat_andItsTableDoesNot() {
        Disclosure sent = sending("k", START, Branch.PATIENT)
                .outcome(DisclosureOutcome.UNCERTAIN)
                .code("MAIL-LOST")
                .build();
        journal.record(sent);
        journal.record(sending("k", START, Branch.PATIENT).build());
        journal.record(
                sending("l", START, Branch.PROFESSIONAL).partner("b@x.example").build());
        assertThat(journal.ofRecord("dossier-1")).hasSize(2);
        Disclosure line = journal.ofPartner(sent.partner()).get(0);
        assertThat(line.outcome()).isEqualTo(DisclosureOutcome.CONFIRMED);
        assertThat(line.code()).isEmpty();
        assertThat(line.partner()).isEqualTo(sent.partner());
        assertThat(line.userId()).isEqualTo("dr-a");
        assertThat(journal.between(START, START.plusSeconds(1))).hasSize(2);
        assertThat(journal.between(START.plusSeconds(1), START.plusSeconds(2))).isEmpty();
        assertThat(Databases.dump(source, "sg_disclosure")).doesNotContain("279032A004", "patient.test.example");
        assertThatThrownBy(() -> Disclosure.of("", START, Branch.DMP).build())
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.violations())
                        .hasSize(5));
        assertThatThrownBy(() -> new IndicatorPeriod(LocalDate.EPOCH, LocalDate.EPOCH, PARIS))
                .isInstanceOf(InvalidInputException.class);
    }
}
