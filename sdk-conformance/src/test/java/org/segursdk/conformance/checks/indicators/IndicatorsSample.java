package org.segursdk.conformance.checks.indicators;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.segursdk.conformance.port.IndicatorsPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.document.Visibility;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.journal.Branch;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.exchange.journal.Indicators;
import org.segursdk.exchange.journal.SharingFigures;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.insi.desk.InsTrace;

/** Figures out of the journal of sdk-exchange; acts, which the SDK does not know, are the product's own. */
public class IndicatorsSample implements SegurKitAdapter, IndicatorsPort {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final SecretKey KEY =
            new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "AES");

    protected final List<Act> acts = new ArrayList<>();
    private DataSource source = database();
    private Indicators indicators = new Indicators(source);

    private static DataSource database() {
        DataSource source =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try {
            ExchangeSchema.migrate(source);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }

    @Override
    public void connect(KitBench bench) {}

    @Override
    public void reset() {
        acts.clear();
        source = database();
        indicators = new Indicators(source);
    }

    private static Disclosure disclosure(Sending each) {
        return Disclosure.of(each.id(), each.at(), Branch.valueOf(each.channel().name()))
                .outcome(each.succeeded() ? DisclosureOutcome.CONFIRMED : DisclosureOutcome.FAILED)
                .record("dossier-1")
                .document("1.2.3", each.typeCode())
                .finess(each.finess())
                .signatory(each.signatory())
                .withIns(each.withIns())
                .user("dr-a")
                .partner("partner@mail.test.example")
                .masked(
                        each.masked()
                                ? EnumSet.of(Visibility.MASKED_FROM_PROFESSIONALS)
                                : EnumSet.noneOf(Visibility.class))
                .build();
    }

    @Override
    public void keep(List<Sending> sendings, List<Call> calls, List<Act> kept) throws Exception {
        DisclosureJournal journal = new DisclosureJournal(
                source,
                new AesContentCipher(new ContentKeys() {
                    @Override
                    public String currentKeyId() {
                        return "k1";
                    }

                    @Override
                    public SecretKey key(String id) {
                        return KEY;
                    }
                }),
                Pseudonyms.of(new SecretKeySpec(new byte[32], "HmacSHA256")));
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (Sending each : sendings) {
                journal.record(connection, disclosure(each));
            }
            for (Call each : calls) {
                InsTrace.Outcome outcome = each.answered() ? InsTrace.Outcome.FOUND : InsTrace.Outcome.FAILED;
                indicators.insiCall(connection, each.at(), each.finess(), "WS_INS1", outcome, "dr-a");
            }
            connection.commit();
        }
        acts.addAll(kept);
    }

    private static IndicatorPeriod period(LocalDate from, LocalDate before) {
        return new IndicatorPeriod(from, before, PARIS);
    }

    @Override
    public Optional<List<Line>> sharing(LocalDate from, LocalDate before) {
        return Optional.of(indicators.sharing(period(from, before)).rows().stream()
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
        return indicators.sharing(period(from, before)).maskingRate();
    }

    @Override
    public Optional<List<InsiLine>> insi(LocalDate from, LocalDate before) {
        Map<String, InsiLine> lines = new TreeMap<>();
        indicators.insi(period(from, before)).rows().forEach(row -> {
            long answered = row.outcome() == InsTrace.Outcome.FAILED ? 0 : row.count();
            lines.merge(
                    row.finess(),
                    new InsiLine(row.finess(), row.count(), answered),
                    (a, b) -> new InsiLine(a.finess(), a.calls() + b.calls(), a.answered() + b.answered()));
        });
        return Optional.of(List.copyOf(lines.values()));
    }

    protected boolean counts(Act act, String signatory) {
        return act.signatory().equals(signatory);
    }

    @Override
    public Optional<Usage> usage(LocalDate from, LocalDate before, String signatory) {
        IndicatorPeriod period = period(from, before);
        SharingFigures figures = indicators.sharing(period, Optional.empty(), Optional.of(signatory));
        double done = acts.stream()
                .filter(each -> counts(each, signatory) && in(period, each.at()))
                .count();
        return Optional.of(new Usage(figures.shared(Branch.DMP) / done, figures.shared(Branch.PATIENT) / done));
    }

    private static boolean in(IndicatorPeriod period, Instant at) {
        return !at.isBefore(period.start()) && at.isBefore(period.end());
    }
}
