package org.segursdk.conformance.checks.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.mss.receipt.RecipientReport;
import org.segursdk.mss.received.MessageSender;

/** Each check passes on a product of the SDK, and fails on the same that does one thing wrong. */
@Order(1)
class SendingChecksTest {
    private static final Map<String, Supplier<SendingSample>> BAD = new LinkedHashMap<>();

    static {
        BAD.put("msss-01-automatic-sending-to-correspondents", OneCorrespondent::new);
        BAD.put("msss-02-manual-sending", NothingByHand::new);
        BAD.put("msss-19-deletion-notice", SilentDeletion::new);
        BAD.put("msss-21-refusal-of-sending-to-professionals", Deaf::new);
        BAD.put("msss-23-ten-correspondents", OneCorrespondent::new);
        BAD.put("msss-28-default-on-sharing-choices", PatientUnticked::new);
        BAD.put("mssc-06-refusal-of-sending-to-the-patient", Deaf::new);
        BAD.put("mssc-07-patient-sending-can-be-withheld", AlwaysEverybody::new);
        BAD.put("msss-14-return-address-setting", NoReturnAddress::new);
        BAD.put("msss-17-receipts-shown", NothingComesBack::new);
        BAD.put("msss-29-attachment-size-limit", AnySize::new);
        BAD.put("mssc-03-recipient-picked-from-the-record", AnyIdentity::new);
        BAD.put("mssc-05-readable-sender", LabelAlone::new);
        BAD.put("mssc-09-bounces-explained", OneCause::new);
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

    private static Check check(String id) {
        return SendingChecks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void check_passesOnTheGood_failsOnTheBad(String id) throws Exception {
        try (SendingSample good = new SendingSample();
                SendingSample bad = BAD.get(id).get()) {
            good.connect(bench);
            bad.connect(bench);
            bad.patience(Duration.ofMillis(1500));
            SoftwareType type = id.startsWith("msss-23") ? SoftwareType.SGL : SoftwareType.LGC;
            Looks.seenFailing(check(id), type, bench, good, bad);
        }
    }

    @Test
    void everyLivingCheck_isSeenFailing() {
        assertThat(SendingChecks.all())
                .filteredOn(each -> each.mode() != org.segursdk.conformance.run.CheckMode.ARTEFACT)
                .extracting(Check::id)
                .containsExactlyInAnyOrderElementsOf(BAD.keySet());
    }

    private static final class OneCorrespondent extends SendingSample {
        @Override
        public String validate(String patient, Set<Box> boxes, Set<String> correspondents) {
            Set<String> first = correspondents.stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(1)
                    .collect(Collectors.toSet());
            return super.validate(patient, boxes, first);
        }
    }

    private static final class NothingByHand extends SendingSample {
        @Override
        public void send(String document, String correspondent) {}
    }

    private static final class SilentDeletion extends SendingSample {
        @Override
        public void delete(String document) {}
    }

    private static final class Deaf extends SendingSample {
        @Override
        public void refuses(String patient, Box side, boolean refused) {}
    }

    private static final class PatientUnticked extends SendingSample {
        @Override
        public Optional<Set<Box>> boxes() {
            return Optional.of(Set.of(Box.DMP, Box.PROFESSIONALS));
        }
    }

    private static final class AlwaysEverybody extends SendingSample {
        @Override
        public String validate(String patient, Set<Box> boxes, Set<String> correspondents) {
            return super.validate(patient, Set.of(Box.values()), correspondents);
        }
    }

    private static final class NoReturnAddress extends SendingSample {
        @Override
        public void returnAddress(String address) {}
    }

    private static final class NothingComesBack extends SendingSample {
        @Override
        public void fetch() {}
    }

    /** Cuts the message up, so that each part is small enough. */
    private static final class AnySize extends SendingSample {
        @Override
        public boolean write(String patient, int attachedBytes) throws Exception {
            boolean done = true;
            for (int left = attachedBytes; left > 0 && done; left -= 4_000_000) {
                done = super.write(patient, Math.min(left, 4_000_000));
            }
            return done;
        }
    }

    private static final class AnyIdentity extends SendingSample {
        @Override
        public Optional<String> citizenAddress(String patient) {
            return Optional.of(super.citizenAddress(patient).orElse("patient@patient.test.example"));
        }
    }

    private static final class LabelAlone extends SendingSample {
        @Override
        protected String shown(MessageSender sender) {
            return sender.from().label();
        }
    }

    private static final class OneCause extends SendingSample {
        @Override
        protected Receipt told(RecipientReport report) {
            Receipt told = super.told(report);
            return List.of(Receipt.SENT, Receipt.DELIVERED).contains(told) ? told : Receipt.FAILED_UNKNOWN;
        }
    }
}
