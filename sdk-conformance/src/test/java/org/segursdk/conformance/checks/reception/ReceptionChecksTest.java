package org.segursdk.conformance.checks.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailReceptionPort.Entry;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.mss.received.MessageSender;
import org.segursdk.mss.received.ReceivedMessage;

/** Each check passes on a product of the SDK, and fails on the same that does one thing wrong. */
class ReceptionChecksTest {
    private static final Map<String, Supplier<ReceptionSample>> BAD = new LinkedHashMap<>();

    static {
        BAD.put("mssr-01-recognise-xdm-messages", EverythingAnArchive::new);
        BAD.put("mssr-02-patient-taken-from-metadata", NameOfTheSubject::new);
        BAD.put("mssr-03-import-of-xdm-documents", FirstAlone::new);
        BAD.put("mssr-09-sender-kind", AllProfessionals::new);
        BAD.put("mssr-10-technical-prefix-hidden", RawSubject::new);
        BAD.put("mssr-12-read-receipt-returned", NoReceipt::new);
        BAD.put("mssr-16-cda-n3-stored-and-shown", NoMatricule::new);
        BAD.put("mssr-04-configurable-automatic-filing", AnyLikeness::new);
        BAD.put("mssr-06-attachment-proposed-by-trait-comparison", OneProposal::new);
        BAD.put("mssr-07-update-or-deletion-signalled", NoNotice::new);
        BAD.put("mssr-13-integration-statistics", AllByHand::new);
        BAD.put("mssr-17-already-filed-documents-signalled", NoNotice::new);
    }

    private static KitBench bench;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    static Stream<String> ids() {
        return BAD.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void check_passesOnTheGood_failsOnTheBad(String id) throws Exception {
        Check check = ReceptionChecks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        try (ReceptionSample good = new ReceptionSample();
                ReceptionSample bad = BAD.get(id).get()) {
            good.connect(bench);
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.RIS, bench, good, bad);
        }
    }

    @Test
    void everyCheck_isSeenFailing() {
        assertThat(ReceptionChecks.all())
                .filteredOn(each -> !RecordChecksTest.IDS.contains(each.id()))
                .extracting(Check::id)
                .containsExactlyInAnyOrderElementsOf(BAD.keySet());
    }

    private static Entry changed(Entry each, boolean archive, Optional<String> filedTo, List<String> proposals) {
        return new Entry(
                each.id(),
                archive,
                each.subject(),
                each.sender(),
                each.patientName(),
                each.title(),
                filedTo,
                proposals,
                each.notice());
    }

    private static final class EverythingAnArchive extends ReceptionSample {
        @Override
        public List<Entry> entries() throws IOException {
            return super.entries().stream()
                    .map(each -> changed(each, true, each.filedTo(), each.proposals()))
                    .toList();
        }
    }

    private static final class NameOfTheSubject extends ReceptionSample {
        @Override
        protected Optional<String> named(ReceivedMessage message, WorkItem item) {
            return Optional.of(message.shownSubject().split(" ")[1]);
        }
    }

    private static final class FirstAlone extends ReceptionSample {
        @Override
        public List<Entry> entries() throws IOException {
            return super.entries().stream().limit(1).toList();
        }
    }

    private static final class AllProfessionals extends ReceptionSample {
        @Override
        protected Kind kind(MessageSender sender) {
            return Kind.PROFESSIONAL;
        }
    }

    private static final class RawSubject extends ReceptionSample {
        @Override
        protected String shown(ReceivedMessage message) {
            return message.subject().text();
        }
    }

    private static final class NoReceipt extends ReceptionSample {
        @Override
        protected void answer(ReceivedMessage message) {}
    }

    private static final class NoMatricule extends ReceptionSample {
        @Override
        public Optional<String> matricule(String entry) {
            return Optional.empty();
        }
    }

    /** Files to the first record that resembles the patient. */
    private static final class AnyLikeness extends ReceptionSample {
        @Override
        public List<Entry> entries() throws IOException {
            return super.entries().stream()
                    .map(each -> changed(
                            each,
                            each.archive(),
                            each.filedTo().or(() -> each.proposals().stream().findFirst()),
                            each.proposals()))
                    .toList();
        }
    }

    private static final class OneProposal extends ReceptionSample {
        @Override
        public List<Entry> entries() throws IOException {
            return super.entries().stream()
                    .map(each -> changed(
                            each,
                            each.archive(),
                            each.filedTo(),
                            each.proposals().stream().limit(1).toList()))
                    .toList();
        }
    }

    private static final class NoNotice extends ReceptionSample {
        @Override
        protected Notice notice(WorkItem item) {
            return Notice.NONE;
        }
    }

    private static final class AllByHand extends ReceptionSample {
        @Override
        public Optional<Filed> filed() {
            return super.filed().map(each -> new Filed(0, each.byHand() + each.automatically(), each.waiting()));
        }
    }
}
