package org.segursdk.eprescription.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.eprescription.PrescriptionNumber;

class SendingTextTest {
    private static final SendingState STATE = SendingRulesTest.step(
            SendingRulesTest.beforeDeposit(),
            SendingStep.DEPOSIT,
            new SendingEvent.Deposited(SendingRulesTest.receipt(SendingRulesTest.NUMBER)));

    private static void assertRefused(String text) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> SendingText.read(text));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused.violations().get(0).rule()).isEqualTo("EPR-SENDING-TEXT");
        assertThat(refused).hasMessageNotContaining(SendingRulesTest.NUMBER.value());
    }

    @Test
    void text_isReadBackTheSame() {
        assertThat(SendingText.read(SendingText.write(STATE))).isEqualTo(STATE);
        assertThat(SendingText.read(SendingText.write(STATE)).receipt()).isEqualTo(STATE.receipt());
        SendingState start = SendingRulesTest.start();
        assertThat(SendingText.read(SendingText.write(start))).isEqualTo(start);
        assertThat(start.toString() + STATE).doesNotContain("00TEST");
    }

    @Test
    void number_staysSimulated() {
        SendingState state = SendingRulesTest.step(
                SendingRulesTest.start(),
                SendingStep.NUMBER,
                new SendingEvent.NumberDrawn(PrescriptionNumber.simulated("01S2TBPZ2JCNZZYGHZ")));
        assertThat(SendingText.read(SendingText.write(state))
                        .number()
                        .orElseThrow()
                        .isSimulated())
                .isTrue();
    }

    @Test
    void code_ofTheBase_mayHoldAnything() {
        SendingState state = SendingRulesTest.step(
                SendingRulesTest.beforeDeposit(), SendingStep.DEPOSIT, new SendingEvent.Rejected("é|=\n\"%\u0000"));
        assertThat(SendingText.read(SendingText.write(state))).isEqualTo(state);
    }

    @Test
    void text_tornAnywhere_isRefused() {
        String text = SendingText.write(STATE);
        for (int length = 0; length < text.length(); length++) {
            assertRefused(text.substring(0, length));
        }
        assertRefused(text + "\n");
        assertRefused(text + text);
    }

    @Test
    void text_withALineChangedMissingOrTwice_isRefused() {
        List<String> lines = SendingText.write(STATE).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(i, lines.get(i) + "1");
            assertRefused(String.join("\n", changed) + "\n");
            changed.remove(i);
            assertRefused(String.join("\n", changed) + "\n");
            changed.addAll(i, List.of(lines.get(i), lines.get(i)));
            assertRefused(String.join("\n", changed) + "\n");
        }
        assertRefused("x".repeat(10_001));
    }
}
