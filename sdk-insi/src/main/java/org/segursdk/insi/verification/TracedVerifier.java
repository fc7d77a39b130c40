package org.segursdk.insi.verification;

import java.time.Clock;
import java.util.Optional;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.desk.InsJournal;
import org.segursdk.insi.desk.InsTrace;
import org.segursdk.insi.identity.InsUser;

/** A verifier each of whose calls, right, wrong or failed, is a line of the journal (rules 48, 53). */
record TracedVerifier(InsVerifier verifier, InsJournal journal, Clock clock) {
    InsVerifier.Verification verify(String recordId, Ins ins, IdentityTraits traits, InsUser user) {
        InsVerifier.Verification answer;
        try {
            answer = verifier.verify(ins, traits);
        } catch (SegurException e) {
            String rawCode = e instanceof ServiceFaultException fault ? fault.rawCode() : e.code();
            trace(recordId, traits, user, InsTrace.Outcome.FAILED, rawCode, "");
            throw e;
        }
        InsTrace.Outcome outcome = answer.right() ? InsTrace.Outcome.RIGHT : InsTrace.Outcome.WRONG;
        trace(recordId, traits, user, outcome, answer.rawCode(), answer.messageId());
        return answer;
    }

    private void trace(
            String recordId,
            IdentityTraits traits,
            InsUser user,
            InsTrace.Outcome outcome,
            String rawCode,
            String messageId) {
        journal.append(new InsTrace.Call(
                clock.instant(),
                recordId,
                user.id(),
                "WS_INS3",
                Optional.of(traits),
                outcome,
                rawCode,
                messageId,
                Optional.empty()));
    }

    @Override
    public String toString() {
        return "TracedVerifier[]";
    }
}
