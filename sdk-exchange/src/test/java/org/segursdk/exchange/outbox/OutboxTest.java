package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;

class OutboxTest {
    private final RunFixture fixture = new RunFixture();

    private long count(String table) {
        return Sql.inTransaction(
                fixture.database, c -> Sql.first(c, "SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                        .orElseThrow());
    }

    private void vendor(boolean commit) throws SQLException {
        try (Connection connection = fixture.database.getConnection()) {
            connection.setAutoCommit(false);
            Sql.update(connection, "INSERT INTO vendor_report (id) VALUES (1)");
            fixture.outbox.enqueue(connection, RunFixture.share(Samples.document(), Branch.values()));
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }

    @Test
    void enqueued_withTheVendorsOwnRow_bothOrNeither() throws SQLException {
        Sql.inTransaction(fixture.database, c -> Sql.update(c, "CREATE TABLE vendor_report (id INT PRIMARY KEY)"));
        List<String> tables = List.of(
                "vendor_report",
                "sg_share",
                "sg_content",
                "sg_content_chunk",
                "sg_delivery",
                "sg_delivery_event",
                "sg_task");
        vendor(false);
        assertThat(tables)
                .allSatisfy(table -> assertThat(count(table)).as(table).isZero());
        vendor(true);
        assertThat(tables)
                .allSatisfy(table -> assertThat(count(table)).as(table).isPositive());
        assertThat(count("sg_task")).isEqualTo(3);
    }

    @Test
    void connectionThatCommitsByItself_isRefused() throws SQLException {
        try (Connection connection = fixture.database.getConnection()) {
            assertThatThrownBy(
                            () -> fixture.outbox.enqueue(connection, RunFixture.share(Samples.document(), Branch.DMP)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("EXCHANGE-TRANSACTION");
        }
    }

    @Test
    void tables_showNothingOfThePatientNorOfAddresses() {
        fixture.enqueue(RunFixture.share(Samples.document(), Branch.values()));
        for (String table : List.of("sg_share", "sg_content_chunk", "sg_delivery", "sg_delivery_event", "sg_task")) {
            assertThat(Databases.dump(fixture.database, table))
                    .as(table)
                    .doesNotContain("PAT-TROIS", "DOMINIQUE", Samples.MATRICULE, Samples.MATRICULE.substring(0, 13))
                    .doesNotContain("cardiologie@", "<ClinicalDocument>", "Compte rendu");
        }
    }

    @Test
    void sameDocumentTwice_isRefused() {
        Document document = Samples.document();
        fixture.enqueue(RunFixture.share(document, Branch.DMP));
        assertThatThrownBy(() -> fixture.enqueue(RunFixture.share(document, Branch.DMP)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("EXCHANGE-SHARED-ALREADY");
    }

    @Test
    void everythingWrong_isToldAtOnce() {
        NewShare mails = new NewShare(
                ShareOperation.SHARE,
                Samples.document(),
                Samples.session(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        NewDelivery.waiting(Branch.PATIENT, Optional.empty(), ShareOperation.SHARE),
                        NewDelivery.waiting(Branch.PATIENT, Optional.empty(), ShareOperation.SHARE)));
        assertThatThrownBy(() -> fixture.enqueue(mails))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(each -> each.rule())
                        .containsExactly("EXCHANGE-SENDER", "EXCHANGE-DESTINATION-TWICE"));
    }

    @Test
    void listener_isToldInTheSameTransaction() {
        Outbox failing = new Outbox(Databases.CIPHER, fixture.clock, (connection, delivery, event) -> {
            throw new SQLException("journal full", "53100");
        });
        assertThatThrownBy(() -> Sql.inTransaction(
                        fixture.database, c -> failing.enqueue(c, RunFixture.share(Samples.document(), Branch.DMP))))
                .isInstanceOf(org.segursdk.core.error.TransportException.class);
        assertThat(count("sg_share")).isZero();
    }

    @Test
    void deliveryWithoutTask_getsOneAgain() {
        Delivery delivery = fixture.one(Branch.DMP);
        Sql.inTransaction(fixture.database, c -> Sql.update(c, "DELETE FROM sg_task"));
        fixture.clock.pass(java.time.Duration.ofHours(1));
        try (ExchangeNode node = fixture.builder.build()) {
            assertThat(node.sweepOnce()).isEqualTo(1);
            assertThat(node.sweepOnce()).isZero();
        }
        assertThat(Databases.dump(fixture.database, "sg_task")).contains(delivery.id());
    }

    @Test
    void deliveryWithoutTask_isFoundByANodeByItself() {
        fixture.clock.pass(java.time.Duration.between(fixture.clock.instant(), java.time.Instant.now())
                .minusHours(1));
        Delivery delivery = fixture.one(Branch.DMP);
        Sql.inTransaction(fixture.database, c -> Sql.update(c, "DELETE FROM sg_task"));
        try (ExchangeNode node = fixture.builder
                .clock(java.time.Clock.systemUTC())
                .settings(NodeProcess.settings())
                .build()) {
            node.start();
            SandboxFixture.await(() -> fixture.now(delivery).state() == DeliveryState.CONFIRMED);
        }
    }
}
