package org.segursdk.conformance.faulty;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.segursdk.conformance.faulty.Twists.Gesture;
import org.segursdk.conformance.port.InsVerificationPort.VerificationAnswer;
import org.segursdk.conformance.port.InsVerificationPort.VerificationService;
import org.segursdk.conformance.port.MailReceptionPort.Entry;

/** Faults 6, 18, 21, 23 and 24: a verification nobody listens to, and what is sent and received by MSSanté. */
final class MailFaults {
    private static final int PART = 4_000_000;

    void plant(Twists twists) {
        twists.put("InsVerificationPort.verifyBy", MailFaults::verifyBy);
        twists.put("MailSendingPort.validate", MailFaults::validate);
        twists.put("MailSendingPort.write", MailFaults::write);
        twists.put("MailReceptionPort.entries", MailFaults::entries);
    }

    /** INSi says KO, the product hears OK (6). */
    private static Object verifyBy(Gesture gesture) throws Throwable {
        VerificationService asked = gesture.arg(0, VerificationService.class);
        VerificationService deaf = (ins, traits) ->
                new VerificationAnswer(true, asked.verify(ins, traits).code());
        return gesture.done(deaf);
    }

    /** The last of the correspondents gets nothing (18). */
    private static Object validate(Gesture gesture) throws Throwable {
        TreeSet<String> correspondents = new TreeSet<>();
        for (Object each : (Set<?>) gesture.args()[2]) {
            correspondents.add((String) each);
        }
        if (correspondents.size() > 1) {
            correspondents.remove(correspondents.last());
        }
        return gesture.done(gesture.args()[0], gesture.args()[1], correspondents);
    }

    /** No size is too large (21). */
    private static Object write(Gesture gesture) throws Throwable {
        boolean done = true;
        for (int left = gesture.arg(1, Integer.class); left > 0 && done; left -= PART) {
            done = (Boolean) gesture.done(gesture.args()[0], Math.min(left, PART));
        }
        return done;
    }

    /** The patient is the name in the subject (23), and whoever resembles is taken (24). */
    private static Object entries(Gesture gesture) throws Throwable {
        return ((List<?>) gesture.done())
                .stream()
                        .map(Entry.class::cast)
                        .map(each -> new Entry(
                                each.id(),
                                each.archive(),
                                each.subject(),
                                each.sender(),
                                inSubject(each.subject()).or(each::patientName),
                                each.title(),
                                each.filedTo()
                                        .or(() -> each.proposals().stream().findFirst()),
                                each.proposals(),
                                each.notice()))
                        .toList();
    }

    private static Optional<String> inSubject(String subject) {
        String[] words = subject.split(" ");
        return words.length > 1 ? Optional.of(words[1]) : Optional.empty();
    }
}
