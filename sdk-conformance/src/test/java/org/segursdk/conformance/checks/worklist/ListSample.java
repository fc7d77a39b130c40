package org.segursdk.conformance.checks.worklist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.port.WorklistPort;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.exchange.inbox.Inbox;
import org.segursdk.exchange.inbox.WorkDocument;
import org.segursdk.exchange.inbox.WorkEvent;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorkPatient;
import org.segursdk.exchange.inbox.WorkStatus;
import org.segursdk.exchange.inbox.Worklist;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.FilingPolicy;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.ReceptionProfile;

/** The list of sdk-exchange, filled by its inbox. */
public class ListSample implements SegurKitAdapter, WorklistPort {
    private static final Pseudonyms PSEUDONYMS = Pseudonyms.of(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private static final ContentCipher CIPHER = new AesContentCipher(new ContentKeys() {
        @Override
        public String currentKeyId() {
            return "k1";
        }

        @Override
        public SecretKey key(String id) {
            return new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "AES");
        }
    });

    private @Nullable Clock clock;
    private @Nullable Inbox inbox;
    private @Nullable Worklist worklist;
    private PatientIndex patients = PatientIndex.create();
    private MessageReader reader = MessageReader.create();

    @Override
    public void connect(KitBench bench) throws SQLException {
        clock = bench.clock();
        reader = MessageReader.create()
                .profile(ReceptionProfile.of(MessageProfile.test("patient.test.example")))
                .clock(bench.clock());
        reset();
    }

    @Override
    public void reset() throws SQLException {
        DataSource source =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        ExchangeSchema.migrate(source);
        patients = PatientIndex.create();
        Clock time = Objects.requireNonNull(clock);
        // whole names in clear: the test persons' differ at their ends alone
        inbox = Inbox.create(source, CIPHER, PSEUDONYMS, time, 40)
                .assistant(FilingAssistant.create().patients(patients).policy(FilingPolicy.AUTOMATIC));
        worklist = new Worklist(source, CIPHER, PSEUDONYMS, time);
    }

    protected Worklist worklist() {
        return Objects.requireNonNull(worklist);
    }

    @Override
    public void patient(String record, IdentityTraits traits, Ins ins) {
        patients.put(new IndexedPatient(
                record,
                traits,
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.QUALIFIED,
                Optional.of(ins),
                List.of()));
    }

    @Override
    public void receive(byte[] mail) throws IOException {
        try (ReceivedMessage message = reader.read(() -> new ByteArrayInputStream(mail))) {
            Objects.requireNonNull(inbox)
                    .receive(message, UUID.nameUUIDFromBytes(mail).toString());
        }
    }

    protected WorklistQuery.Builder query(Question question) {
        WorklistQuery.Builder query = WorklistQuery.all().pageSize(WorklistQuery.MAX_PAGE);
        switch (question.order()) {
            case DEFAULT -> {}
            case DOCUMENT_DATE -> query.sort(WorklistQuery.Sort.DOCUMENT_DATE);
            case PATIENT -> query.sort(WorklistQuery.Sort.PATIENT);
            case TYPE -> query.sort(WorklistQuery.Sort.TYPE);
        }
        question.patient().ifPresent(query::patient);
        question.typeCode().ifPresent(code -> query.types(Set.of(code)));
        if (question.from().isPresent() && question.before().isPresent()) {
            query.datedBetween(question.from().get(), question.before().get());
        }
        return query;
    }

    @Override
    public Optional<List<Item>> list(Question question) {
        return Optional.of(items(worklist().page(query(question).build()).items()));
    }

    private List<Item> items(List<WorkItem> items) {
        return items.stream().map(this::item).toList();
    }

    protected Item item(WorkItem item) {
        WorkDocument document = item.document();
        return new Item(
                Long.toString(item.id()),
                document.title(),
                document.createdAt(),
                document.type().map(CodedValue::code).orElse(""),
                item.patient().flatMap(WorkPatient::birthName).orElse(""),
                String.join(", ", document.authors()),
                document.organization().orElse(""),
                document.version(),
                states(item),
                OptionalInt.of(item.flags().priority()));
    }

    private static Set<State> states(WorkItem item) {
        Set<State> states = EnumSet.noneOf(State.class);
        for (WorkStatus each : item.statuses()) {
            states.add(each == WorkStatus.NEW ? State.UNREAD : State.valueOf(each.name()));
        }
        return states;
    }

    @Override
    public Optional<Item> find(String item) {
        return worklist().find(Long.parseLong(item)).map(this::item);
    }

    @Override
    public Optional<List<Item>> toTreat() {
        return Optional.of(items(worklist().toTreat(100)));
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
            case FILE -> worklist().file(id, target, actor);
            case REPLACE -> worklist().replace(id, Long.parseLong(target), actor);
            case DELETE -> worklist().delete(id, actor);
        }
    }

    @Override
    public Optional<List<Trace>> trace(String item) {
        return Optional.of(worklist().trace(Long.parseLong(item)).stream()
                .flatMap(ListSample::line)
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
