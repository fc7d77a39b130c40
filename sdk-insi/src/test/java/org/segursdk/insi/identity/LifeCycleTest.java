package org.segursdk.insi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.insi.identity.IdentityStatus.PROVISIONAL;
import static org.segursdk.insi.identity.IdentityStatus.QUALIFIED;
import static org.segursdk.insi.identity.IdentityStatus.RETRIEVED;
import static org.segursdk.insi.identity.IdentityStatus.VALIDATED;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.OTHER_NIR;
import static org.segursdk.insi.identity.People.PASSPORT;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.answer;
import static org.segursdk.insi.identity.People.dominique;
import static org.segursdk.insi.identity.People.dominiqueAnswer;
import static org.segursdk.insi.identity.People.traits;

import java.util.List;
import java.util.Set;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityEvent.ApcvRead;
import org.segursdk.insi.identity.IdentityEvent.AttributeSet;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.InsContradicted;
import org.segursdk.insi.identity.IdentityEvent.InsNotObtained;
import org.segursdk.insi.identity.IdentityEvent.InsRefused;
import org.segursdk.insi.identity.IdentityEvent.InsVerified;
import org.segursdk.insi.identity.IdentityEvent.ProofRecorded;
import org.segursdk.insi.identity.IdentityEvent.StrictTraitsChanged;

/** A life cycle with the default policy, and identities in each status. */
abstract class LifeCycleTest {
    final IdentityLifeCycle cycle = IdentityLifeCycle.create(IdentityPolicy.defaults(), CLOCK);

    PatientIdentity provisional() {
        return cycle.create("p1", dominique(), CaptureChannel.TYPED, SECRETARY).identity();
    }

    PatientIdentity identity(IdentityStatus status) {
        return switch (status) {
            case PROVISIONAL -> run(provisional(), new ProofRecorded(PASSPORT));
            case RETRIEVED -> run(provisional(), new ProofRecorded(PASSPORT), new InsAccepted(dominiqueAnswer()));
            case VALIDATED -> run(provisional(), new ProofRecorded(PASSPORT), new IdentityValidated());
            case QUALIFIED ->
                run(
                        provisional(),
                        new ProofRecorded(PASSPORT),
                        new IdentityValidated(),
                        new InsAccepted(dominiqueAnswer()));
        };
    }

    /** An event of that kind, legal wherever the table allows it. */
    static IdentityEvent event(TransitionKind kind) {
        return switch (kind) {
            case INS_ACCEPTED -> new InsAccepted(dominiqueAnswer());
            case INS_REPLACED ->
                new InsAccepted(answer(OTHER_NIR, dominiqueAnswer().traits()));
            case INS_REFUSED -> new InsRefused();
            case INS_NOT_OBTAINED -> new InsNotObtained();
            case IDENTITY_VALIDATED -> new IdentityValidated();
            case DOUBTFUL_SET -> new AttributeSet(IdentityAttribute.DOUBTFUL);
            case FICTITIOUS_SET -> new AttributeSet(IdentityAttribute.FICTITIOUS);
            case HOMONYM_SET -> new AttributeSet(IdentityAttribute.HOMONYM);
            case INS_CONTRADICTED -> new InsContradicted();
            case INS_VERIFIED -> new InsVerified();
            case STRICT_TRAITS_CHANGED ->
                new StrictTraitsChanged(
                        traits("Adrtrois", "Dominique Marie", Sex.FEMALE, "1997-02-26", "2A020"), false);
            case STRICT_TRAITS_CHANGED_PROOF_HOLDS ->
                new StrictTraitsChanged(traits("Adrtrois", "Dominique Marie", Sex.FEMALE, "1997-02-26", "2A020"), true);
            case APCV_READ -> new ApcvRead(answer(NIR, dominiqueAnswer().traits(), Route.APCV, List.of()), Set.of());
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    PatientIdentity run(PatientIdentity identity, IdentityEvent... events) {
        PatientIdentity current = identity;
        for (IdentityEvent event : events) {
            IdentityDecision decision = cycle.apply(current, event, SECRETARY);
            assertThat(decision.refusals()).as("%s", event).isEmpty();
            current = decision.identity();
        }
        return current;
    }

    static List<String> rules(IdentityDecision decision) {
        return decision.refusals().stream().map(Violation::rule).toList();
    }
}
