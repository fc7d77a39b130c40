package org.segursdk.exchange.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.DeadLetters;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.outbox.ShareOperation;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;

class ExchangeRetentionTest {
    private static final Duration KEPT = Duration.ofDays(90);

    private final DataSource database = RealDatabases.create();
    private final Outbox outbox = new Outbox(Databases.CIPHER, at(Duration.ZERO));
    private final Sharing sharing = new Sharing(database, outbox, new SharingRules(SharingPolicy.everything()));
    private final Deliveries deliveries = new Deliveries(database, at(Duration.ZERO));

    private static Clock at(Duration later) {
        return Clock.fixed(Samples.NOW.plus(later), ZoneOffset.UTC);
    }

    private ExchangeRetention retention(Duration later) {
        return ExchangeRetention.contentsAfter(database, at(later), KEPT);
    }

    private Document share() {
        Document document = Samples.document();
        share(document);
        return document;
    }

    private void share(Document document) {
        ShareRequest request = ShareRequest.builder(document, Samples.session())
                .sender(Samples.DOCTOR)
                .plan(SharePlan.standard())
                .build();
        Sql.inTransaction(database, c -> sharing.share(request, c));
    }

    private void all(Document document, DeliveryState state) {
        Sql.inTransaction(
                database,
                c -> Sql.update(
                        c,
                        "UPDATE sg_delivery SET state = ? WHERE state <> 'SKIPPED' AND share_id IN"
                                + " (SELECT share_id FROM sg_share WHERE document_id = ?)",
                        state,
                        document.metadata().uniqueId().value()));
    }

    private long rows(String from) {
        return Sql.inTransaction(database, c -> Sql.first(c, "SELECT COUNT(*) FROM " + from, row -> row.getLong(1))
                .orElseThrow());
    }

    @Test
    void endedLongAgo_bytesAreRemoved_journalAndUniqueIdsStay() {
        Document document = share();
        all(document, DeliveryState.CONFIRMED);
        long events = rows("sg_delivery_event");
        assertThat(retention(KEPT).remove()).isEqualTo(new ExchangeRetention.Removed(0, 0));
        assertThat(retention(KEPT.plusSeconds(1)).remove()).isEqualTo(new ExchangeRetention.Removed(1, 0));
        assertThat(retention(KEPT.plusDays(1)).remove()).isEqualTo(new ExchangeRetention.Removed(0, 0));
        assertThat(rows("sg_content_chunk")).isZero();
        assertThat(rows("sg_delivery_event")).isEqualTo(events);
        assertThat(deliveries.ofDocument(document.metadata().uniqueId().value()))
                .isNotEmpty();
        String shareId = deliveries
                .ofDocument(document.metadata().uniqueId().value())
                .get(0)
                .shareId();
        Document kept = Sql.inTransaction(database, c -> outbox.document(c, database, shareId));
        assertThat(kept.metadata().patient().ins())
                .isEqualTo(document.metadata().patient().ins());
        assertThatThrownBy(() -> kept.content().open().close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("EXCHANGE-CONTENT-REMOVED");
    }

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void oneDeliveryThatDidNotEnd_keepsAll(DeliveryState state) {
        Document document = share();
        all(document, DeliveryState.CONFIRMED);
        Sql.inTransaction(
                database, c -> Sql.update(c, "UPDATE sg_delivery SET state = ? WHERE branch = 'PATIENT'", state));
        int removed = retention(KEPT.multipliedBy(10))
                .metadataAfter(KEPT.multipliedBy(2))
                .remove()
                .contents();
        assertThat(removed).isEqualTo(state.isFinal() ? 1 : 0);
        assertThat(rows("sg_share WHERE sealed IS NULL")).isEqualTo(state.isFinal() ? 1 : 0);
    }

    @Test
    void laterWorkOnTheSameDocument_keepsItsBytes() {
        Document document = share();
        all(document, DeliveryState.CONFIRMED);
        delete(document);
        assertThat(retention(KEPT.multipliedBy(2)).remove().contents()).isZero();
        all(document, DeliveryState.CONFIRMED);
        assertThat(retention(KEPT.multipliedBy(2)).remove().contents()).isEqualTo(1);
    }

    private void delete(Document document) {
        Sql.inTransaction(
                database,
                c -> sharing.delete(document.metadata().uniqueId(), Samples.session(), Optional.of(Samples.DOCTOR), c));
    }

    @Test
    void bytesRemoved_newVersionAndDeletionStillFollow() {
        Document document = share();
        all(document, DeliveryState.CONFIRMED);
        retention(KEPT.multipliedBy(2)).remove();
        Document next = Samples.document(Samples.metadata(Samples.newId())
                .addRelation(
                        new Relation(Relation.Type.RPLC, document.metadata().uniqueId()))
                .build());
        ShareRequest request = ShareRequest.builder(next, Samples.session())
                .sender(Samples.DOCTOR)
                .build();
        Sql.inTransaction(database, c -> sharing.replace(request, c));
        all(next, DeliveryState.CONFIRMED);
        retention(KEPT.multipliedBy(2)).metadataAfter(KEPT).remove();
        // The old version's metadata are gone, the chain is not.
        assertThatThrownBy(() -> delete(document))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("EXCHANGE-METADATA-REMOVED");
        assertThat(deliveries.ofDocument(document.metadata().uniqueId().value()))
                .filteredOn(each -> each.branch() == Branch.DMP)
                .extracting(Delivery::operation)
                .containsExactly(ShareOperation.SHARE, ShareOperation.REPLACE);
    }

    @Test
    void deletionAfterTheBytesAreGone_isEnqueuedFromTheMetadata() {
        Document document = share();
        all(document, DeliveryState.CONFIRMED);
        retention(KEPT.multipliedBy(2)).remove();
        delete(document);
        assertThat(deliveries.ofDocument(document.metadata().uniqueId().value()))
                .filteredOn(each -> each.operation() == ShareOperation.DELETE)
                .extracting(Delivery::state)
                .containsOnly(DeliveryState.WAITING);
    }

    @Test
    void refusedReplayed_keepsItsBytes() {
        Document document = share();
        all(document, DeliveryState.REFUSED);
        Delivery refused =
                deliveries.ofDocument(document.metadata().uniqueId().value()).get(0);
        assertThat(new DeadLetters(database, at(Duration.ZERO)).replay(refused.id(), "dr"))
                .isTrue();
        assertThat(retention(KEPT.multipliedBy(2)).remove().contents()).isZero();
    }

    @Test
    void manyDocuments_manyCallersAtOnce_eachRemovedOnce() throws Exception {
        int count = 130;
        for (int i = 0; i < count; i++) {
            Document document = share();
            if (i % 13 != 0) {
                all(document, DeliveryState.CONFIRMED);
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<ExchangeRetention.Removed>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(threads.submit(() -> retention(KEPT.multipliedBy(2)).remove()));
            }
            int removed = 0;
            for (Future<ExchangeRetention.Removed> each : answers) {
                removed += each.get().contents();
            }
            assertThat(removed).isEqualTo(120);
        } finally {
            threads.shutdownNow();
        }
        assertThat(rows("sg_content_chunk")).isEqualTo(10);
    }

    @Test
    void interrupted_stopsAndGoesOnLater() {
        all(share(), DeliveryState.CONFIRMED);
        Thread.currentThread().interrupt();
        assertThat(retention(KEPT.multipliedBy(2)).remove().contents()).isZero();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(retention(KEPT.multipliedBy(2)).remove().contents()).isEqualTo(1);
    }

    @Test
    void timesThatMakeNoSense_areRefused() {
        Clock clock = at(Duration.ZERO);
        assertThatThrownBy(() -> ExchangeRetention.contentsAfter(database, clock, Duration.ZERO))
                .isInstanceOf(InvalidInputException.class);
        ExchangeRetention retention = ExchangeRetention.contentsAfter(database, clock, KEPT);
        assertThatThrownBy(() -> retention.metadataAfter(KEPT.minusDays(1))).isInstanceOf(InvalidInputException.class);
    }
}
