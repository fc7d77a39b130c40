package org.segursdk.conformance.checks.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.segursdk.conformance.port.IndicatorsPort.Act;
import org.segursdk.conformance.port.IndicatorsPort.Call;
import org.segursdk.conformance.port.IndicatorsPort.Channel;
import org.segursdk.conformance.port.IndicatorsPort.Sending;

/** Twenty-four months of what happened, always the same; some of it within an hour of midnight between two months. */
final class Seeds {
    static final List<String> FINESS = List.of("750000001", "2A0000002");
    static final List<String> SIGNATORIES = List.of("99700366240", "99700427869");
    /** Synthesis (VSM), whose number is followed of its own. */
    static final String VSM = "60591-5";

    private static final List<String> TYPES = List.of("11502-2", "18748-4", VSM);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final int MONTHS = 24;
    private static final int EACH_MONTH = 16;

    final List<Sending> sendings = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<Act> acts = new ArrayList<>();

    /** A period in days, the last one excluded. */
    record Period(LocalDate from, LocalDate before) {
        boolean isYear() {
            return from.plusYears(1).equals(before);
        }

        boolean holds(Instant at) {
            LocalDate day = at.atZone(PARIS).toLocalDate();
            return !day.isBefore(from) && day.isBefore(before);
        }
    }

    Seeds() {
        Random random = new Random(24);
        for (int month = 0; month < MONTHS; month++) {
            Instant start = FIRST.plusMonths(month).atDay(1).atStartOfDay(PARIS).toInstant();
            for (int i = 0; i < EACH_MONTH; i++) {
                // the first within an hour of the month's beginning, where UTC is still in the month before
                Instant at = start.plusSeconds(i == 0 ? 1800 : random.nextInt(27 * 86_400));
                Channel channel = Channel.values()[i % 3];
                sendings.add(new Sending(
                        "s" + month + "-" + i,
                        at,
                        channel,
                        one(random, FINESS),
                        one(random, SIGNATORIES),
                        one(random, TYPES),
                        random.nextInt(4) > 0,
                        random.nextInt(3) > 0,
                        channel == Channel.DMP && random.nextInt(3) == 0));
                // unevenly: structures taken one for the other are to be seen
                calls.add(new Call(at, FINESS.get(i % 3 / 2), random.nextInt(3) > 0));
                acts.add(new Act(at, SIGNATORIES.get(random.nextInt(3) / 2)));
                acts.add(new Act(at, one(random, SIGNATORIES)));
            }
        }
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Each month, and both years: the current and the previous one of the last month. */
    static List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            YearMonth each = FIRST.plusMonths(month);
            periods.add(new Period(each.atDay(1), each.plusMonths(1).atDay(1)));
        }
        LocalDate first = FIRST.atDay(1);
        periods.add(new Period(first, first.plusYears(1)));
        periods.add(new Period(first.plusYears(1), first.plusYears(2)));
        return periods;
    }
}
