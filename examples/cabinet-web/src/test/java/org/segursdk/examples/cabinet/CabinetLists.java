package org.segursdk.examples.cabinet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.segursdk.conformance.port.WorklistPort;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.exchange.inbox.WorkDocument;
import org.segursdk.exchange.inbox.WorkEvent;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorkPatient;
import org.segursdk.exchange.inbox.WorkStatus;
import org.segursdk.exchange.inbox.Worklist;
import org.segursdk.exchange.inbox.WorklistPage;
import org.segursdk.exchange.inbox.WorklistQuery;

/**
 * The practice's list of received documents, as the kit asks for it.
 *
 * @param records the practice's ids by the kit's
 */
record CabinetLists(CabinetAdapter adapter, Map<String, String> records) implements WorklistPort {
    private static final int MANY = 100;

    CabinetLists(CabinetAdapter adapter) {
        this(adapter, new ConcurrentHashMap<>());
    }

    private Worklist worklist() {
        return adapter.cabinet().reception().worklist();
    }

    @Override
    public void patient(String record, IdentityTraits traits, Ins ins) {
        records.put(record, adapter.patient(traits, true));
    }

    /** It comes by the operator, and the practice looks into its mailbox. */
    @Override
    public void receive(byte[] mail) throws IOException {
        adapter.bench().sandbox().mss().deliver(Counterparts.PRACTICE.value(), new ByteArrayInputStream(mail));
        adapter.cabinet().reception().fetch();
    }

    private static WorklistQuery.Builder query(Question question) {
        WorklistQuery.Builder query = WorklistQuery.all().pageSize(WorklistQuery.MAX_PAGE);
        switch (question.order()) {
            case DEFAULT, PATIENT -> {}
            case DOCUMENT_DATE -> query.sort(WorklistQuery.Sort.DOCUMENT_DATE);
            case TYPE -> query.sort(WorklistQuery.Sort.TYPE);
        }
        question.patient().ifPresent(query::patient);
        question.typeCode().ifPresent(code -> query.types(Set.of(code)));
        if (question.from().isPresent() || question.before().isPresent()) {
            query.datedBetween(
                    question.from().orElse(Instant.EPOCH),
                    question.before().orElse(Instant.parse("2999-01-01T00:00:00Z")));
        }
        return query;
    }

    @Override
    public Optional<List<Item>> list(Question question) {
        WorklistPage page = question.order() == Order.PATIENT
                ? adapter.cabinet().reception().byPatient(query(question))
                : worklist().page(query(question).build());
        return Optional.of(items(page.items()));
    }

    private static List<Item> items(List<WorkItem> items) {
        return items.stream().map(CabinetLists::item).toList();
    }

    private static Item item(WorkItem item) {
        WorkDocument document = item.document();
        Set<State> states = EnumSet.noneOf(State.class);
        for (WorkStatus each : item.statuses()) {
            states.add(each == WorkStatus.NEW ? State.UNREAD : State.valueOf(each.name()));
        }
        return new Item(
                Long.toString(item.id()),
                document.title(),
                document.createdAt(),
                document.type().map(CodedValue::code).orElse(""),
                item.patient().flatMap(WorkPatient::birthName).orElse(""),
                String.join(", ", document.authors()),
                document.organization().orElse(""),
                document.version(),
                states,
                OptionalInt.of(item.flags().priority()));
    }

    @Override
    public Optional<Item> find(String item) {
        return worklist().find(Long.parseLong(item)).map(CabinetLists::item);
    }

    @Override
    public Optional<List<Item>> toTreat() {
        return Optional.of(items(worklist().toTreat(MANY)));
    }

    @Override
    public Optional<List<Item>> filedUnread(Duration period) {
        return Optional.of(items(worklist().filedUnread(period)));
    }

    @Override
    public void act(String item, Gesture gesture, String target, String user) {
        long id = Long.parseLong(item);
        Actor actor = Actor.of(user);
        switch (gesture) {
            case READ -> worklist().markRead(id, actor);
            case VALIDATE -> worklist().validate(id, actor);
            case FILE -> worklist().file(id, records.getOrDefault(target, target), actor);
            case REPLACE -> worklist().replace(id, Long.parseLong(target), actor);
            case DELETE -> worklist().delete(id, actor);
        }
    }

    @Override
    public Optional<List<Trace>> trace(String item) {
        return Optional.of(worklist().trace(Long.parseLong(item)).stream()
                .flatMap(CabinetLists::line)
                .toList());
    }

    private static Stream<Trace> line(WorkEvent event) {
        Optional<Gesture> gesture =
                switch (event.action()) {
                    case READ -> Optional.of(Gesture.READ);
                    case VALIDATED -> Optional.of(Gesture.VALIDATE);
                    case FILED -> Optional.of(Gesture.FILE);
                    case REPLACED -> Optional.of(Gesture.REPLACE);
                    case DELETED -> Optional.of(Gesture.DELETE);
                    default -> Optional.empty();
                };
        return gesture.map(each -> new Trace(event.at(), event.actor().userId(), each)).stream();
    }
}
