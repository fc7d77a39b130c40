package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
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
    private final DataSource source = Databases.create();

    static Map<String, WorklistQuery.Builder> queries() {
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

    @Test
    void everyOrderAndEachSingleFilter_bothWaysRound_readsOneIndexInItsOrder() {
        queries().forEach((index, query) -> {
            assertPlan(index, query.build());
            assertPlan(index, query.reversed().build());
        });
    }

    private void assertPlan(String index, WorklistQuery query) {
        String plan = plan(query);
        assertThat(plan).as(index).contains("PUBLIC." + index.strip()).endsWith("/* index sorted */");
    }

    private String plan(WorklistQuery query) {
        WorklistSql.Statement statement = new WorklistSql(query, Databases.PSEUDONYMS).statement();
        return Sql.inTransaction(source, connection -> Sql.first(
                        connection, "EXPLAIN " + statement.sql(), row -> row.getString(1), statement.parameters())
                .orElseThrow());
    }
}
