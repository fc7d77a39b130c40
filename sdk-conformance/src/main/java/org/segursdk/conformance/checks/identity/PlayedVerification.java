package org.segursdk.conformance.checks.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.segursdk.conformance.port.InsVerificationPort.VerificationAnswer;
import org.segursdk.conformance.port.InsVerificationPort.VerificationService;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** The service of verification as the kit plays it: answers by a rule, each time with another code, and remembers what it was asked. */
final class PlayedVerification implements VerificationService {
    /** One question. */
    record Question(Ins ins, IdentityTraits traits) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Question[redacted]";
        }
    }

    private final Predicate<Ins> right;
    private final List<Question> questions = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();

    private PlayedVerification(Predicate<Ins> right) {
        this.right = right;
    }

    static PlayedVerification right() {
        return new PlayedVerification(ins -> true);
    }

    static PlayedVerification wrong() {
        return new PlayedVerification(ins -> false);
    }

    /** Wrong of these, right of all others. */
    static PlayedVerification wrongOf(List<Ins> some) {
        List<Ins> wrong = List.copyOf(some);
        return new PlayedVerification(ins -> !wrong.contains(ins));
    }

    @Override
    public synchronized VerificationAnswer verify(Ins ins, IdentityTraits traits) {
        questions.add(new Question(ins, traits));
        boolean holds = right.test(ins);
        String code = (holds ? "OK-" : "KO-") + questions.size();
        codes.add(code);
        return new VerificationAnswer(holds, code);
    }

    synchronized List<Question> questions() {
        return List.copyOf(questions);
    }

    /** The code of each answer, in their order. */
    synchronized List<String> codes() {
        return List.copyOf(codes);
    }
}
