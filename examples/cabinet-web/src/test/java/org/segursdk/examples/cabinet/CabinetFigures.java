package org.segursdk.examples.cabinet;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.segursdk.conformance.port.IndicatorsPort;
import org.segursdk.core.document.Visibility;
import org.segursdk.exchange.journal.Branch;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.insi.desk.InsTrace;

/** The practice's figures, as the kit asks for them: out of the same journal that its sendings write, by the same extract as its screen. */
record CabinetFigures(CabinetAdapter adapter) implements IndicatorsPort {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Disclosure disclosure(Sending each) {
        return Disclosure.of(each.id(), each.at(), Branch.valueOf(each.channel().name()))
                .outcome(each.succeeded() ? DisclosureOutcome.CONFIRMED : DisclosureOutcome.FAILED)
                .record("P-0001")
                .document("1.2.3", each.typeCode())
                .finess(each.finess())
                .signatory(each.signatory())
                .withIns(each.withIns())
                .user(Counterparts.DOCTOR)
                .partner("essai@medecin.test.example")
                .masked(
                        each.masked()
                                ? EnumSet.of(Visibility.MASKED_FROM_PROFESSIONALS)
                                : EnumSet.noneOf(Visibility.class))
                .build();
    }

    /** The practice keeps no acts. */
    @Override
    public void keep(List<Sending> sendings, List<Call> calls, List<Act> acts) {
        PracticeDatabase database = adapter.cabinet().database();
        DisclosureJournal journal = new DisclosureJournal(database.source(), database.cipher(), database.pseudonyms());
        database.transaction(connection -> {
            for (Sending each : sendings) {
                journal.record(connection, disclosure(each));
            }
            for (Call each : calls) {
                InsTrace.Outcome outcome = each.answered() ? InsTrace.Outcome.FOUND : InsTrace.Outcome.FAILED;
                adapter.cabinet()
                        .indicators()
                        .insiCall(connection, each.at(), each.finess(), "WS_INS1", outcome, Counterparts.DOCTOR);
            }
            return sendings.size();
        });
    }

    private static IndicatorPeriod period(LocalDate from, LocalDate before) {
        return new IndicatorPeriod(from, before, PARIS);
    }

    @Override
    public Optional<List<Line>> sharing(LocalDate from, LocalDate before) {
        return Optional.of(adapter.cabinet().indicators().sharing(period(from, before)).rows().stream()
                .map(row -> new Line(
                        row.finess(),
                        row.signatory(),
                        row.typeCode(),
                        Channel.valueOf(row.branch().name()),
                        row.outcome() == DisclosureOutcome.CONFIRMED,
                        row.withIns(),
                        row.count()))
                .toList());
    }

    @Override
    public OptionalDouble maskingRate(LocalDate from, LocalDate before) {
        return adapter.cabinet().indicators().sharing(period(from, before)).maskingRate();
    }

    @Override
    public Optional<List<InsiLine>> insi(LocalDate from, LocalDate before) {
        Map<String, InsiLine> lines = new TreeMap<>();
        adapter.cabinet().indicators().insi(period(from, before)).rows().forEach(row -> {
            long answered = row.outcome() == InsTrace.Outcome.FAILED ? 0 : row.count();
            lines.merge(
                    row.finess(),
                    new InsiLine(row.finess(), row.count(), answered),
                    (a, b) -> new InsiLine(a.finess(), a.calls() + b.calls(), a.answered() + b.answered()));
        });
        return Optional.of(List.copyOf(lines.values()));
    }

    @Override
    public Optional<Usage> usage(LocalDate from, LocalDate before, String signatory) {
        return Optional.empty();
    }
}
