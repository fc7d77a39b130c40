package org.segursdk.insi.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.NOW;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.dominiqueAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.desk.InsTrace;
import org.segursdk.insi.desk.InsTrace.LookUp;
import org.segursdk.insi.desk.InsTrace.LookUp.Key;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.insi.matching.PatientMatch;
import org.segursdk.insi.matching.ReceivedIdentity;

@Tag("REM-INS-43")
class ReceptionMatchTest {
    private final PatientIndex index = PatientIndex.create();
    private final List<InsTrace> journal = new ArrayList<>();
    private final ReceptionMatch reception = ReceptionMatch.create(index, journal::add, CLOCK);

    private void known(String record, IdentityStatus status, Optional<Ins> ins) {
        index.put(new IndexedPatient(
                record, dominiqueAnswer().traits(), Optional.empty(), Optional.empty(), status, ins, List.of()));
    }

    private PatientMatch match(ReceivedIdentity received) {
        return reception.match("1.2.250.1.213.1", received, SECRETARY);
    }

    private static LookUp line(Key key, String... found) {
        return new LookUp(NOW, SECRETARY.id(), "1.2.250.1.213.1", key, List.of(found));
    }

    @Test
    void insOfAPatient_isOneLookUpByMatricule() {
        known("p1", IdentityStatus.QUALIFIED, Optional.of(NIR));
        assertThat(match(ReceivedIdentity.of(NIR, dominiqueAnswer().traits()))).isEqualTo(new PatientMatch.Exact("p1"));
        assertThat(journal).containsExactly(line(Key.MATRICULE, "p1"));
        assertThat(journal.get(0).recordId()).isEqualTo("p1");
    }

    @Test
    void insOfNobody_isFollowedByTraits() {
        known("p1", IdentityStatus.VALIDATED, Optional.empty());
        assertThat(match(ReceivedIdentity.of(NIR, dominiqueAnswer().traits())))
                .isInstanceOf(PatientMatch.Candidates.class);
        assertThat(journal).containsExactly(line(Key.MATRICULE), line(Key.TRAITS, "p1"));
    }

    @Test
    void noIns_isOneLookUpByTraits_whichMayFindNobody() {
        assertThat(match(ReceivedIdentity.withoutIns(dominiqueAnswer().traits())))
                .isInstanceOf(PatientMatch.Unknown.class);
        assertThat(journal).containsExactly(line(Key.TRAITS));
        assertThat(journal.get(0).recordId()).isEmpty();
        assertThat(journal.get(0)).hasToString("LookUp[TRAITS, 0 found]");
    }

    @Test
    void nothingToMatch_isRefusedAndNotJournaled() {
        assertThatThrownBy(() -> match(new ReceivedIdentity(Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(InvalidInputException.class);
        assertThat(journal).isEmpty();
    }
}
