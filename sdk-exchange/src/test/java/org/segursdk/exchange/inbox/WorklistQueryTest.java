package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.inbox.WorklistQuery.Flag;
import org.segursdk.exchange.inbox.WorklistQuery.Sort;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.Fact;
import org.segursdk.mss.received.FilingProposal.Origin;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.RequestedOperation;

/** Every filter and order against an oracle in memory. */
@Tag("REM-WL-03")
class WorklistQueryTest {
    private static final int ITEMS = 90;
    private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");
    private static final List<String> NAMES = List.of("ABADIE", "ABEL", "DURAND", "ZOLA");
    private static final List<String> TYPES = List.of("11502-2", "18748-4", "60591-5");

    private final DataSource source = RealDatabases.create();
    private final Worklist list =
            new Worklist(source, Databases.CIPHER, Databases.PSEUDONYMS, Clock.fixed(START, ZoneOffset.UTC));
    private final WorkRows rows = new WorkRows(Databases.CIPHER, Databases.PSEUDONYMS, 3);
    private List<WorkItem> all = List.of();

    @BeforeEach
    void fill() {
        Random random = new Random(20260714);
        Actor actor = Actor.of("dr-a");
        Sql.inTransaction(source, connection -> {
            for (int i = 0; i < ITEMS; i++) {
                insert(connection, item(random));
            }
            return ITEMS;
        });
        for (long id = 1; id <= ITEMS; id++) {
            if (random.nextInt(3) == 0) {
                list.markRead(id, actor);
            }
            if (random.nextInt(4) == 0) {
                list.validate(id, actor);
            }
            if (random.nextInt(4) == 0) {
                list.file(id, "record-" + random.nextInt(3), actor);
            }
            if (random.nextInt(3) == 0) {
                list.assign(id, Optional.of("dr-" + (char) ('a' + random.nextInt(2))), actor);
            }
            if (random.nextInt(12) == 0) {
                list.delete(id, actor);
            }
        }
        all = Stream.iterate(1L, id -> id + 1)
                .limit(ITEMS)
                .map(id -> list.find(id).orElseThrow())
                .toList();
    }

    private void insert(java.sql.Connection connection, WorkItem item) throws SQLException {
        rows.insert(connection, item);
    }

    private static Ins ins(int patient) {
        return new Ins(Matricule.ofNumber("27903" + (10000000 + patient * 1000)), InsAuthority.NIR_TEST);
    }

    static WorkItem item(Random random) {
        int patient = random.nextInt(8);
        int author = random.nextInt(4);
        Fact abnormal = Fact.values()[random.nextInt(3)];
        return new WorkItem(
                0,
                1,
                new WorkSource(
                        random.nextBoolean() ? Origin.MSSANTE : Origin.DMP,
                        START.plus(Duration.ofMinutes(random.nextInt(200))),
                        OptionalLong.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new WorkDocument(
                        "Titre",
                        random.nextInt(4) == 0
                                ? Optional.empty()
                                : Optional.of(START.minus(Duration.ofHours(random.nextInt(100)))),
                        Optional.of(CodedValue.of(TYPES.get(random.nextInt(3)), "2.16.840.1.113883.6.1", "Type")),
                        List.of("Auteur " + author),
                        author == 0 ? Optional.empty() : Optional.of("89970036624" + author),
                        Optional.empty(),
                        Optional.of("1.2.3." + random.nextInt(1000000)),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        ""),
                Optional.of(new WorkPatient(
                        Optional.of(NAMES.get(patient % 4)),
                        Optional.of("ZOE"),
                        Optional.empty(),
                        Optional.of(Sex.FEMALE),
                        Optional.of("1979-03-28"),
                        Optional.of(ins(patient)))),
                new WorkFlags(
                        abnormal,
                        Fact.UNKNOWN,
                        random.nextInt(5) == 0 ? Fact.YES : Fact.UNKNOWN,
                        random.nextInt(9) == 0 ? Fact.YES : Fact.UNKNOWN),
                new WorkFiling(
                        FilingStatus.TO_IDENTIFY,
                        Set.of(),
                        Optional.empty(),
                        List.of(),
                        RequestedOperation.Kind.FIRST_TRANSMISSION,
                        false),
                WorkProgress.NONE);
    }

    private static Instant dated(WorkItem item) {
        return item.document().createdAt().orElse(item.source().receivedAt());
    }

    private static final Comparator<WorkItem> NEWEST_ID =
            Comparator.comparing(WorkItem::id).reversed();

    private static Comparator<WorkItem> order(Sort sort) {
        return switch (sort) {
            case RECEIVED ->
                Comparator.comparing((WorkItem item) -> item.source().receivedAt())
                        .reversed()
                        .thenComparing(NEWEST_ID);
            case DOCUMENT_DATE ->
                Comparator.comparing(WorklistQueryTest::dated).reversed().thenComparing(NEWEST_ID);
            case PATIENT ->
                Comparator.comparing((WorkItem item) -> InsNames.words(
                                        item.patient().orElseThrow().birthName().orElseThrow())
                                .substring(0, 3))
                        .thenComparing(item -> Databases.PSEUDONYMS.of(
                                item.patient().orElseThrow().ins().orElseThrow()))
                        .thenComparing(NEWEST_ID);
            case TYPE ->
                Comparator.comparing((WorkItem item) ->
                                item.document().type().orElseThrow().code())
                        .thenComparing(order(Sort.RECEIVED));
            case AUTHOR ->
                Comparator.comparing(
                                (WorkItem item) -> item.document().authorId().isEmpty()
                                        ? ""
                                        : InsNames.words(
                                                item.document().authors().get(0)))
                        .thenComparing(NEWEST_ID);
            case PRIORITY ->
                Comparator.comparing((WorkItem item) -> item.flags().priority()).thenComparing(NEWEST_ID);
        };
    }

    private static boolean is(WorkItem item, WorkStatus status) {
        return item.statuses().contains(status);
    }

    private void assertPages(
            String what, UnaryOperator<WorklistQuery.Builder> filter, Predicate<WorkItem> oracle, boolean hidden) {
        for (Sort sort : Sort.values()) {
            for (boolean reversed : new boolean[] {false, true}) {
                WorklistQuery.Builder builder =
                        filter.apply(WorklistQuery.all()).sort(sort).pageSize(13);
                WorklistQuery query = (reversed ? builder.reversed() : builder).build();
                List<Long> found = new ArrayList<>();
                WorklistPage page = list.page(query);
                page.items().forEach(item -> found.add(item.id()));
                while (page.next().isPresent()) {
                    page = list.page(query.after(page.next().get()));
                    page.items().forEach(item -> found.add(item.id()));
                }
                Comparator<WorkItem> expected = reversed ? order(sort).reversed() : order(sort);
                assertThat(found)
                        .as("%s by %s, reversed %s", what, sort, reversed)
                        .isEqualTo(all.stream()
                                .filter(item -> hidden || !is(item, WorkStatus.DELETED))
                                .filter(oracle)
                                .sorted(expected)
                                .map(WorkItem::id)
                                .toList());
            }
        }
    }

    private void assertPages(String what, UnaryOperator<WorklistQuery.Builder> filter, Predicate<WorkItem> oracle) {
        assertPages(what, filter, oracle, false);
    }

    @Test
    void theDefault_isNewestFirst() {
        assertThat(list.page(WorklistQuery.all().build()).items())
                .extracting(WorkItem::id)
                .isEqualTo(all.stream()
                        .filter(item -> !is(item, WorkStatus.DELETED))
                        .sorted(order(Sort.RECEIVED))
                        .limit(50)
                        .map(WorkItem::id)
                        .toList());
    }

    @Test
    @Tag("REM-WL-04")
    void everyFilterInEveryOrder_agreesWithTheOracle() {
        Instant from = START.plus(Duration.ofMinutes(50));
        Instant before = START.plus(Duration.ofMinutes(120));
        Instant dayBefore = START.minus(Duration.ofHours(40));
        assertPages("all", each -> each, item -> true);
        assertPages("unread", each -> each.unread(true), item -> is(item, WorkStatus.NEW));
        assertPages("read", each -> each.unread(false), item -> is(item, WorkStatus.READ));
        assertPages(
                "received",
                each -> each.receivedBetween(from, before),
                item -> !item.source().receivedAt().isBefore(from)
                        && item.source().receivedAt().isBefore(before));
        assertPages(
                "dated",
                each -> each.datedBetween(dayBefore, START),
                item -> !dated(item).isBefore(dayBefore) && dated(item).isBefore(START));
        assertPages(
                "patient",
                each -> each.patient(ins(3)),
                item -> item.patient().orElseThrow().ins().orElseThrow().equals(ins(3)));
        assertPages(
                "record",
                each -> each.record("record-1"),
                item -> item.filing().recordId().filter("record-1"::equals).isPresent());
        assertPages(
                "type",
                each -> each.types(Set.of(TYPES.get(0))),
                item -> item.document().type().orElseThrow().code().equals(TYPES.get(0)));
        assertPages(
                "types",
                each -> each.types(Set.of(TYPES.get(0), TYPES.get(2))),
                item -> !item.document().type().orElseThrow().code().equals(TYPES.get(1)));
        assertPages("author", each -> each.author("899700366242"), item -> item.document()
                .authorId()
                .filter("899700366242"::equals)
                .isPresent());
    }

    @Test
    void everyStatusFlagAndAssignee_agreesWithTheOracle() {
        assertPages(
                "assignee",
                each -> each.assignee("dr-b"),
                item -> item.progress().assignee().filter("dr-b"::equals).isPresent());
        assertPages("nobody's", each -> each.assignee(""), item -> item.progress()
                .assignee()
                .isEmpty());
        assertPages(
                "origin", each -> each.origin(Origin.DMP), item -> item.source().origin() == Origin.DMP);
        assertPages(
                "flags",
                each -> each.flags(Set.of(Flag.ABNORMAL, Flag.IMMEDIATE_READING)),
                item -> item.flags().abnormal() == Fact.YES || item.flags().immediateReading() == Fact.YES);
        assertPages(
                "statuses",
                each -> each.statuses(Set.of(WorkStatus.FILED, WorkStatus.VALIDATED)),
                item -> is(item, WorkStatus.FILED) && is(item, WorkStatus.VALIDATED));
        assertPages("without", each -> each.without(Set.of(WorkStatus.FILED)), item -> !is(item, WorkStatus.FILED));
        assertPages(
                "deleted",
                each -> each.statuses(Set.of(WorkStatus.DELETED)),
                item -> is(item, WorkStatus.DELETED),
                true);
        assertPages("hidden too", WorklistQuery.Builder::withHidden, item -> true, true);
        assertPages(
                "mixed",
                each -> each.unread(true).types(Set.of(TYPES.get(1))).assignee("dr-a"),
                item -> is(item, WorkStatus.NEW)
                        && item.document().type().orElseThrow().code().equals(TYPES.get(1))
                        && item.progress().assignee().filter("dr-a"::equals).isPresent());
    }

    @Test
    void aMarkOfAnotherOrder_isRefused() {
        WorklistQuery byDate = WorklistQuery.all().pageSize(5).build();
        String mark = list.page(byDate).next().orElseThrow();
        WorklistQuery byType = WorklistQuery.all().sort(Sort.TYPE).build();
        assertThatThrownBy(() -> list.page(byType.after(mark))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> list.page(byDate.after("%%"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> WorklistQuery.all().pageSize(0).build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> WorklistQuery.all()
                        .receivedBetween(START, START.minusSeconds(1))
                        .pageSize(501)
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.violations())
                        .hasSize(2));
    }
}
