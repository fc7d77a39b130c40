package org.segursdk.conformance.checks.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorklistQuery;

/** Each check of worklists passes on a product over the SDK, and fails on one of which one thing is broken. */
class WorklistChecksTest {
    private static KitBench bench;

    private record Bad(String check, SegurKitAdapter product) {
        @Override
        public String toString() {
            return check;
        }
    }

    /** Nobody is told, however late. */
    private static final class TellsNobody extends WorklistSample {
        @Override
        public Optional<List<String>> notifyLate(Duration delay) {
            return Optional.of(List.of());
        }
    }

    /** The list is that of one patient alone. */
    private static final class OnePatient extends ListSample {
        @Override
        public Optional<List<Item>> list(Question question) {
            String name = Papers.person(0).traits().birthName();
            return super.list(question).map(all -> all.stream()
                    .filter(each -> each.patient().equals(name))
                    .toList());
        }
    }

    /** Lines bear the subject of the mail. */
    private static final class TitleOfTheMail extends ListSample {
        @Override
        protected Item item(WorkItem item) {
            Item own = super.item(item);
            return new Item(
                    own.id(),
                    "XDM/1.0/DDM",
                    own.createdAt(),
                    own.typeCode(),
                    own.patient(),
                    own.author(),
                    own.organization(),
                    own.version(),
                    own.states(),
                    own.priority());
        }
    }

    /** What came first stands first. */
    private static final class OldestFirst extends ListSample {
        @Override
        protected WorklistQuery.Builder query(Question question) {
            return super.query(question).reversed();
        }
    }

    /** Replaces without a word in the trace. */
    private static final class ReplacesSilently extends ListSample {
        @Override
        public Optional<List<Trace>> trace(String item) {
            return super.trace(item).map(all -> all.stream()
                    .filter(each -> each.gesture() != Gesture.REPLACE)
                    .toList());
        }
    }

    /** Lists what was filed, read or not. */
    private static final class ListsReadOnes extends ListSample {
        @Override
        public Optional<List<Item>> filedUnread(Duration period) {
            List<Item> read = list(Question.ALL).orElseThrow().stream()
                    .filter(each -> each.states().containsAll(Set.of(State.READ, State.FILED)))
                    .toList();
            List<Item> all = new ArrayList<>(super.filedUnread(period).orElseThrow());
            all.addAll(read);
            return Optional.of(all);
        }
    }

    /** Takes no notice of a validation. */
    private static final class NeverValidates extends ListSample {
        @Override
        public void act(String item, Gesture gesture, String target, String user) {
            if (gesture == Gesture.VALIDATE) {
                worklist().markRead(Long.parseLong(item), Actor.of(user));
            } else {
                super.act(item, gesture, target, user);
            }
        }
    }

    /** The list knows no priority. */
    private static final class NoPriority extends ListSample {
        @Override
        protected Item item(WorkItem item) {
            Item own = super.item(item);
            return new Item(
                    own.id(),
                    own.title(),
                    own.createdAt(),
                    own.typeCode(),
                    own.patient(),
                    own.author(),
                    own.organization(),
                    own.version(),
                    own.states(),
                    OptionalInt.empty());
        }
    }

    private static List<Bad> bad() {
        return List.of(
                new Bad("wl-01-cross-patient-list-from-mssante", new OnePatient()),
                new Bad("wl-02-metadata-in-the-list", new TitleOfTheMail()),
                new Bad("wl-03-default-order-filters", new OldestFirst()),
                new Bad("wl-05-treatment-list", new ReplacesSilently()),
                new Bad("wl-06-filed-but-unread-list", new ListsReadOnes()),
                new Bad("wl-07-unvalidated-imaging-reports", new TellsNobody()),
                new Bad("wl-09-document-status-and-priority", new NeverValidates()),
                new Bad("wl-09-document-status-and-priority", new NoPriority()));
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachCheck_passesOnTheGoodProduct_andFailsOnTheBadOne(Bad bad) throws Exception {
        Check check = WorklistChecks.all().stream()
                .filter(each -> each.id().equals(bad.check()))
                .findFirst()
                .orElseThrow();
        SegurKitAdapter good = bad.product() instanceof WorklistSample ? new WorklistSample() : new ListSample();
        good.connect(bench);
        bad.product().connect(bench);
        Looks.seenFailing(check, SoftwareType.RIS, bench, good, bad.product());
    }

    @Test
    void noCheck_isWithoutACounterExample() {
        assertThat(bad().stream().map(Bad::check).collect(Collectors.toSet()))
                .isEqualTo(WorklistChecks.all().stream().map(Check::id).collect(Collectors.toSet()));
    }
}
