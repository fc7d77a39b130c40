package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.inbox.WorklistQuery.Flag;
import org.segursdk.exchange.inbox.WorklistQuery.Sort;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.FilingProposal.Origin;

/** A page costs the same on a million items as on a thousand: each order and each single filter reads one index and stops. */
@Tag("REM-WL-03")
class WorklistPlanTest {
    private static final int ITEMS = 300;

    private final DataSource source = Databases.create();

    private static Map<String, WorklistQuery.Builder> queries() {
        Map<String, WorklistQuery.Builder> queries = new LinkedHashMap<>();
        queries.put("SG_WORK_RECEIVED", WorklistQuery.all());
        queries.put("SG_WORK_DATED", WorklistQuery.all().sort(Sort.DOCUMENT_DATE));
        queries.put("SG_WORK_NAME", WorklistQuery.all().sort(Sort.PATIENT));
        queries.put("SG_WORK_TYPE  ", WorklistQuery.all().sort(Sort.TYPE));
        queries.put("SG_WORK_AUTHOR_NAME", WorklistQuery.all().sort(Sort.AUTHOR));
        queries.put("SG_WORK_PRIORITY", WorklistQuery.all().sort(Sort.PRIORITY));
        queries.put("SG_WORK_UNREAD", WorklistQuery.unread());
        queries.put("SG_WORK_UNREAD ", WorklistQuery.all().statuses(Set.of(WorkStatus.READ)));
        queries.put("SG_WORK_TYPE", WorklistQuery.all().types(Set.of("t")));
        queries.put("SG_WORK_AUTHOR", WorklistQuery.all().author("a"));
        queries.put("SG_WORK_ASSIGNEE", WorklistQuery.all().assignee("a"));
        queries.put("SG_WORK_ASSIGNEE ", WorklistQuery.all().assignee(""));
        queries.put("SG_WORK_PATIENT", WorklistQuery.all().patient(Samples.ins().ins()));
        queries.put("SG_WORK_RECORD", WorklistQuery.all().record("r"));
        queries.put("SG_WORK_ORIGIN", WorklistQuery.all().origin(Origin.DMP));
        queries.put(
                "SG_WORK_RECEIVED ",
                WorklistQuery.all().receivedBetween(Samples.NOW.minus(Duration.ofDays(9)), Samples.NOW));
        queries.put("SG_WORK_ABNORMAL", WorklistQuery.all().flags(Set.of(Flag.ABNORMAL)));
        queries.put("SG_WORK_CRITICAL", WorklistQuery.all().flags(Set.of(Flag.CRITICAL)));
        queries.put("SG_WORK_RELEVANT", WorklistQuery.all().flags(Set.of(Flag.RELEVANT_COMMENT)));
        queries.put("SG_WORK_IMMEDIATE", WorklistQuery.all().flags(Set.of(Flag.IMMEDIATE_READING)));
        queries.put("SG_WORK_VALIDATED", WorklistQuery.all().statuses(Set.of(WorkStatus.VALIDATED)));
        queries.put("SG_WORK_VALIDATED ", WorklistQuery.all().without(Set.of(WorkStatus.VALIDATED)));
        queries.put("SG_WORK_TREATED", WorklistQuery.all().statuses(Set.of(WorkStatus.FILED)));
        queries.put("SG_WORK_TREATED ", WorklistQuery.all().without(Set.of(WorkStatus.FILED)));
        queries.put("SG_WORK_DELETED_RECEIVED", WorklistQuery.all().statuses(Set.of(WorkStatus.DELETED)));
        queries.put("SG_WORK_REPLACED_RECEIVED", WorklistQuery.all().statuses(Set.of(WorkStatus.REPLACED)));
        queries.put("SG_WORK_ALL", WorklistQuery.all().withHidden());
        return queries;
    }

    @BeforeEach
    void fill() {
        Sql.inTransaction(source, connection -> {
            WorkRows rows = new WorkRows(Databases.CIPHER, Databases.PSEUDONYMS, 3);
            Random random = new Random(7);
            for (int i = 0; i < ITEMS; i++) {
                rows.insert(connection, WorklistQueryTest.item(random));
            }
            Sql.update(connection, "UPDATE sg_work_item SET record_id = 'r' || MOD(item_id, 40)");
            return Sql.update(connection, "ANALYZE");
        });
    }

    @Test
    void everyOrderAndEachSingleFilter_bothWaysRound_readsOneIndexInItsOrder() {
        queries().forEach((index, query) -> {
            assertPlans(index, query.build());
            assertPlans(index, query.reversed().build());
        });
    }

    @Test
    void thePageAfterAMark_readsOnInTheSameIndex() {
        Worklist list = new Worklist(source, Databases.CIPHER, Databases.PSEUDONYMS, Clock.systemUTC());
        for (Sort sort : Sort.values()) {
            WorklistQuery first = WorklistQuery.all().sort(sort).pageSize(5).build();
            WorklistQuery next = first.after(list.page(first).next().orElseThrow());
            assertThat(plans(next))
                    .as(sort.name())
                    .hasSize(sort == Sort.PATIENT || sort == Sort.TYPE ? 3 : 2)
                    .allSatisfy(plan -> assertThat(plan).endsWith("/* index sorted */"));
        }
    }

    private void assertPlans(String index, WorklistQuery query) {
        assertThat(plans(query)).as(index).hasSize(1).allSatisfy(plan -> assertThat(plan)
                .contains("PUBLIC." + index.strip() + (index.equals("SG_WORK_ALL") ? " " : ":"))
                .endsWith("/* index sorted */"));
    }

    private List<String> plans(WorklistQuery query) {
        return new WorklistSql(query, Databases.PSEUDONYMS)
                .statements().stream()
                        .map(statement -> Sql.inTransaction(source, connection -> Sql.first(
                                        connection,
                                        "EXPLAIN " + statement.sql(),
                                        row -> row.getString(1),
                                        statement.parameters())
                                .orElseThrow()))
                        .toList();
    }
}
