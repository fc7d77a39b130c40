package org.segursdk.exchange.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.inbox.WorklistQuery.Sort;
import org.segursdk.exchange.internal.record.Sql;

/**
 * The statement of a query. Columns held equal come first in the order too, which changes nothing in it and lets a database read the
 * page from one index and stop.
 */
final class WorklistSql {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private final WorklistQuery.Builder query;
    private final Pseudonyms pseudonyms;
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<String> held = new ArrayList<>();

    /** A column to sort by. */
    record Key(String column, boolean descending, boolean time) {}

    WorklistSql(WorklistQuery query, Pseudonyms pseudonyms) {
        this.query = query.values();
        this.pseudonyms = pseudonyms;
    }

    /** A statement, and what it is given. */
    record Statement(String sql, @Nullable Object[] parameters) {}

    /**
     * The statements that give the page, one after the other until it is full. After a mark there are as many as keys, each reading on
     * in the index where the one before ended: those equal in all keys but the last, then in all but the last two, and so on.
     */
    List<Statement> statements() {
        filters();
        List<Key> keys = keys();
        Optional<List<Object>> last = query.cursor().map(cursor -> decode(cursor, keys));
        List<Statement> statements = new ArrayList<>();
        for (int equal = keys.size() - 1; last.isPresent() && equal >= 0; equal--) {
            statements.add(after(keys, last.get(), equal));
        }
        return last.isPresent() ? statements : List.of(statement(keys, List.of(), List.of()));
    }

    /** Rows equal to the mark in so many keys, after it in the next. */
    private Statement after(List<Key> keys, List<Object> last, int equal) {
        List<String> more = new ArrayList<>();
        for (int i = 0; i < equal; i++) {
            more.add(keys.get(i).column() + " = ?");
        }
        more.add(keys.get(equal).column() + (keys.get(equal).descending() ? " < ?" : " > ?"));
        return statement(keys, more, last.subList(0, equal + 1));
    }

    private Statement statement(List<Key> keys, List<String> more, List<Object> values) {
        String order = Stream.concat(
                        held.stream(), keys.stream().map(key -> key.column() + (key.descending() ? " DESC" : "")))
                .collect(Collectors.joining(", "));
        String where = Stream.concat(conditions.stream(), more.stream()).collect(Collectors.joining(" AND "));
        List<@Nullable Object> all = new ArrayList<>(parameters);
        all.addAll(values);
        return new Statement(
                "SELECT * FROM sg_work_item" + (where.isEmpty() ? "" : " WHERE " + where) + " ORDER BY " + order
                        + " FETCH FIRST " + (query.pageSize + 1) + " ROWS ONLY",
                all.toArray());
    }

    WorklistPage page(Connection connection, WorkRows rows) throws SQLException {
        List<Key> keys = keys();
        List<String> ends = new ArrayList<>();
        List<WorkItem> items = new ArrayList<>();
        for (Statement statement : statements()) {
            int wanted = query.pageSize + 1 - items.size();
            if (wanted > 0) {
                Sql.list(
                                connection,
                                statement.sql(),
                                row -> {
                                    ends.add(encode(keys, row));
                                    return rows.read(row);
                                },
                                statement.parameters())
                        .stream()
                        .limit(wanted)
                        .forEach(items::add);
            }
        }
        boolean more = items.size() > query.pageSize;
        return new WorklistPage(
                more ? items.subList(0, query.pageSize) : items,
                more ? Optional.of(ends.get(query.pageSize - 1)) : Optional.empty());
    }

    private void filters() {
        boolean hidden = query.hidden
                || query.statuses.contains(WorkStatus.DELETED)
                || query.statuses.contains(WorkStatus.REPLACED);
        boolean ofOne = query.patient != null || query.recordId != null;
        if (!hidden) {
            where("shown = TRUE");
        }
        if (query.sort == Sort.RECEIVED) {
            heldEqual(hidden, ofOne);
        } else if (!hidden) {
            held.add(reversed("shown", true));
            if (!ofOne) {
                lead();
            }
        }
        equal("patient_key", query.patient == null ? null : pseudonyms.of(query.patient));
        equal("record_id", query.recordId);
        equal("author_id", query.authorId);
        equal("assignee", query.assignee);
        equal("origin", query.origin);
        equal("unread", query.unread);
        range("received_at", query.receivedFrom, query.receivedBefore);
        range("dated_at", query.datedFrom, query.datedBefore);
        if (!query.types.isEmpty()) {
            where("type_code IN (" + query.types.stream().map(each -> "?").collect(Collectors.joining(", ")) + ")");
            parameters.addAll(query.types);
        }
        query.statuses.forEach(status -> where(condition(status, true)));
        query.without.forEach(status -> where(condition(status, false)));
        if (!query.flags.isEmpty()) {
            where(query.flags.stream()
                    .map(flag -> column(flag) + " = 'YES'")
                    .sorted()
                    .collect(Collectors.joining(" OR ", "(", ")")));
        }
    }

    /** The most telling column held equal, as the indexes by arrival begin. */
    private void heldEqual(boolean hidden, boolean ofOne) {
        if (ofOne) {
            held.add(reversed(query.recordId != null ? "record_id" : "patient_key", false));
            return;
        }
        if (hidden) {
            Stream.of(WorkStatus.DELETED, WorkStatus.REPLACED)
                    .filter(query.statuses::contains)
                    .findFirst()
                    .ifPresent(status -> held.add(reversed(column(status), true)));
            return;
        }
        held.add(reversed("shown", true));
        telling().ifPresent(held::add);
    }

    private Optional<String> telling() {
        if (query.authorId != null) {
            return Optional.of(reversed("author_id", false));
        }
        if (query.assignee != null && !query.assignee.isEmpty()) {
            return Optional.of(reversed("assignee", false));
        }
        if (query.types.size() == 1) {
            return Optional.of(reversed("type_code", false));
        }
        if (query.flags.size() == 1) {
            return query.flags.stream().findFirst().map(flag -> reversed(column(flag), false));
        }
        if (query.unread != null) {
            return Optional.of(reversed("unread", true));
        }
        Optional<WorkStatus> status = Stream.concat(query.statuses.stream(), query.without.stream())
                .filter(each -> each != WorkStatus.DELETED && each != WorkStatus.REPLACED)
                .findFirst();
        if (status.isPresent()) {
            return status.map(each -> reversed(column(each), true));
        }
        if (query.origin != null) {
            return Optional.of(reversed("origin", false));
        }
        return Optional.ofNullable(query.assignee).map(nobody -> reversed("assignee", false));
    }

    /** Always true: without it H2 takes an index of another order when the order is the other way round, and sorts. */
    private void lead() {
        if (query.cursor().isPresent()) {
            return;
        }
        switch (query.sort) {
            case DOCUMENT_DATE -> range("dated_at", EARLIEST, null);
            case PATIENT -> where("patient_sort >= ''");
            case TYPE -> where("type_code >= ''");
            case AUTHOR -> where("author_sort >= ''");
            case PRIORITY -> where("priority >= 0");
            case RECEIVED -> {}
        }
    }

    private String reversed(String column, boolean descending) {
        return descending == query.reversed ? column : column + " DESC";
    }

    private static String column(WorklistQuery.Flag flag) {
        return switch (flag) {
            case ABNORMAL -> "abnormal";
            case CRITICAL -> "critical";
            case RELEVANT_COMMENT -> "relevant";
            case IMMEDIATE_READING -> "immediate";
        };
    }

    private static String column(WorkStatus status) {
        return switch (status) {
            case NEW, READ -> "unread";
            case VALIDATED -> "is_validated";
            case FILED -> "is_filed";
            case DELETED -> "is_deleted";
            case REPLACED -> "is_replaced";
        };
    }

    private static String condition(WorkStatus status, boolean holds) {
        return column(status) + " = " + (holds == (status != WorkStatus.READ) ? "TRUE" : "FALSE");
    }

    private void where(String condition) {
        conditions.add(condition);
    }

    private void equal(String column, @Nullable Object value) {
        if (value != null) {
            where(column + " = ?");
            parameters.add(value);
        }
    }

    private void range(String column, @Nullable Instant from, @Nullable Instant before) {
        if (from != null) {
            where(column + " >= ?");
            parameters.add(from);
        }
        if (before != null) {
            where(column + " < ?");
            parameters.add(before);
        }
    }

    private List<Key> keys() {
        boolean back = query.reversed;
        Key id = new Key("item_id", !back, false);
        return switch (query.sort) {
            case RECEIVED -> List.of(new Key("received_at", !back, true), id);
            case DOCUMENT_DATE -> List.of(new Key("dated_at", !back, true), id);
            case PATIENT -> List.of(new Key("patient_sort", back, false), new Key("patient_key", back, false), id);
            case TYPE -> List.of(new Key("type_code", back, false), new Key("received_at", !back, true), id);
            case AUTHOR -> List.of(new Key("author_sort", back, false), id);
            case PRIORITY -> List.of(new Key("priority", back, false), id);
        };
    }

    private String encode(List<Key> keys, java.sql.ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder(query.sort.name()).append(query.reversed ? '-' : '+');
        for (Key key : keys) {
            text.append('\n')
                    .append(
                            key.time()
                                    ? Sql.instant(row, key.column())
                                            .orElseThrow()
                                            .toString()
                                    : row.getString(key.column()));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Object> decode(String cursor, List<Key> keys) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split("\n", -1);
            if (parts.length != keys.size() + 1 || !parts[0].equals(query.sort.name() + (query.reversed ? '-' : '+'))) {
                throw stale();
            }
            List<Object> last = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                String part = parts[i + 1];
                boolean number =
                        List.of("item_id", "priority").contains(keys.get(i).column());
                last.add(keys.get(i).time() ? Instant.parse(part) : number ? (Object) Long.valueOf(part) : part);
            }
            return last;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw stale();
        }
    }

    private static InvalidInputException stale() {
        return InvalidInputException.of(
                "WorklistQuery",
                "cursor",
                "WORKLIST-CURSOR",
                "ce repère n'est pas d'une page de cette liste",
                "not a mark of a page of this list");
    }
}
