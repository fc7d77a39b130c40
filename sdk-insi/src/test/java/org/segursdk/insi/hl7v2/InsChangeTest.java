package org.segursdk.insi.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.insi.hl7v2.IdentitySegmentsTest.IPP;
import static org.segursdk.insi.hl7v2.IdentitySegmentsTest.apply;
import static org.segursdk.insi.hl7v2.IdentitySegmentsTest.dominique;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.insi.GeneratedIdentities;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent.AttributeSet;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.ReferentialUpdated;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.People;

/** What goes out, and what a receiver makes of it, when an INS comes, changes and goes. */
class InsChangeTest {
    @Test
    @Tag("REM-INS-36")
    @Tag("REM-INS-38")
    void feed_createdUpdatedRemoved_isFollowedByTheReceiver() {
        PatientIdentity sender = dominique(IdentityStatus.VALIDATED);
        PatientIdentity receiver = GeneratedIdentities.LIFE_CYCLE
                .create("x-9", People.dominique(), CaptureChannel.TYPED, People.SECRETARY)
                .identity();

        // A28: validated, then A31: qualified.
        receiver = followed(receiver, segments(sender));
        assertThat(receiver.status()).isEqualTo(IdentityStatus.VALIDATED);
        PatientIdentity qualified =
                apply(sender, new InsAccepted(People.dominiqueAnswer())).identity();
        receiver = followed(receiver, segments(qualified));
        assertThat(receiver.status()).isEqualTo(IdentityStatus.QUALIFIED);
        assertThat(receiver.ins()).contains(People.NIR);

        // A47: another INS, then none.
        IdentityDecision replaced = apply(
                qualified,
                new InsAccepted(
                        People.answer(People.OTHER_NIR, People.dominiqueAnswer().traits())));
        InsChange change =
                InsChange.of(qualified, replaced, List.of(IPP), People.NOW).orElseThrow();
        assertThat(change.pid()).contains("~160012B02077713^^^").doesNotContain("297022A020778");
        assertThat(change.mrg()).isEqualTo("MRG|297022A02077878^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS");
        assertThat(IdentitySegments.read(change.text()).formerIns()).containsExactly(People.NIR);
        receiver = followed(receiver, change.text());
        assertThat(receiver.ins()).contains(People.OTHER_NIR);

        IdentityDecision doubted = apply(replaced.identity(), new AttributeSet(IdentityAttribute.DOUBTFUL));
        InsChange removal = InsChange.of(replaced.identity(), doubted, List.of(IPP), People.NOW)
                .orElseThrow();
        assertThat(removal.pid())
                .contains("~\"\"^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS|")
                .contains("|PROV~DOUT|")
                .doesNotContain("160012B020777");
        receiver = followed(receiver, removal.text());
        assertThat(receiver.status()).isEqualTo(IdentityStatus.PROVISIONAL);
        assertThat(receiver.ins()).isEmpty();
    }

    private static String segments(PatientIdentity identity) {
        return IdentitySegments.of(identity, People.NOW).addLocalId(IPP).build().text();
    }

    private static PatientIdentity followed(PatientIdentity receiver, String text) {
        ReferentialUpdated update =
                IdentitySegments.read(text).asUpdateFrom("SIH").orElseThrow();
        return apply(receiver, update).identity();
    }

    @Test
    @Tag("REM-INS-20")
    void change_insThatNeverWasQualified_isNotTakenBack() {
        PatientIdentity retrieved = dominique(IdentityStatus.RETRIEVED);
        IdentityDecision doubted = apply(retrieved, new AttributeSet(IdentityAttribute.DOUBTFUL));

        assertThat(InsChange.of(retrieved, doubted, List.of(IPP), People.NOW)).isEmpty();
    }

    @Test
    void change_withoutLocalNumber_isRefused() {
        PatientIdentity qualified = dominique(IdentityStatus.QUALIFIED);
        IdentityDecision doubted = apply(qualified, new AttributeSet(IdentityAttribute.DOUBTFUL));

        assertThatThrownBy(() -> InsChange.of(qualified, doubted, List.of(), People.NOW))
                .hasMessageContaining("HL7-NO-ID");
    }
}
