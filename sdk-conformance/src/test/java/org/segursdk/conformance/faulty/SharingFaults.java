package org.segursdk.conformance.faulty;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.faulty.Twists.Gesture;
import org.segursdk.conformance.port.BiologyReviewPort.Alert;
import org.segursdk.conformance.port.BiologyReviewPort.Signal;
import org.segursdk.conformance.port.DmpConsultationPort.State;
import org.segursdk.conformance.port.DmpFeedPort;
import org.segursdk.conformance.port.DmpFeedPort.Letter;
import org.segursdk.conformance.port.DmpSearchPort.Criterion;
import org.segursdk.conformance.port.FeedQueuePort;
import org.segursdk.conformance.port.IndicatorsPort.Line;

/** Faults 8 to 15, 27, 30 and 32: what leaves, what is found, what is told. */
final class SharingFaults {
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final Map<String, String> patientOf = new HashMap<>();

    void plant(Twists twists) {
        twists.put("DmpFeedPort.validate", this::validate);
        twists.put("DmpFeedPort.replace", this::replace);
        twists.put("DmpFeedPort.opposes", gesture -> null);
        twists.put("DmpConsultationPort.openRecord", SharingFaults::opened);
        twists.put("DmpSearchPort.search", SharingFaults::search);
        twists.put("BiologyReviewPort.signal", SharingFaults::signal);
        twists.put("IndicatorsPort.sharing", SharingFaults::sharing);
        twists.put("UserSessionPort.inactivity", gesture -> null);
        // Not a fault: what never comes is waited for shortly.
        twists.put("DmpFeedPort.delay", gesture -> SHORT);
        twists.put("MailSendingPort.delay", gesture -> SHORT);
    }

    /**
     * Sends what was withheld (8), twice when orders wait in its queue (9), before the announcement was made (12), and hidden from nobody
     * (13).
     */
    private Object validate(Gesture gesture) throws Throwable {
        Letter letter = gesture.arg(1, Letter.class);
        Letter sent = new Letter(Set.of(), false, false, letter.toPatient());
        String document = (String) gesture.done(gesture.text(0), sent);
        patientOf.put(document, gesture.text(0));
        if (gesture.good() instanceof FeedQueuePort) {
            gesture.done(gesture.text(0), sent);
        }
        return document;
    }

    /** The new version is another document (10). */
    private Object replace(Gesture gesture) {
        return ((DmpFeedPort) gesture.good()).validate(patientOf.get(gesture.text(0)), Letter.PLAIN);
    }

    /** A closed DMP is told as one that was never opened (14). */
    private static Object opened(Gesture gesture) throws Throwable {
        Optional<?> state = (Optional<?>) gesture.done();
        return state.map(each -> each == State.CLOSED ? State.NOT_CREATED : each);
    }

    /** The date does not reach the DMP (15). */
    private static Object search(Gesture gesture) throws Throwable {
        Map<?, ?> asked = gesture.arg(1, Map.class);
        return asked.containsKey(Criterion.CREATED_FROM) ? gesture.done(gesture.text(0), Map.of()) : gesture.done();
    }

    /** A critical result is one out of range (27). */
    private static Object signal(Gesture gesture) throws Throwable {
        Optional<?> signal = (Optional<?>) gesture.done();
        return signal.map(Signal.class::cast)
                .map(each -> each.alert() == Alert.CRITICAL ? new Signal(Alert.OUT_OF_RANGE, each.relevant()) : each);
    }

    /** Failed deliveries are counted as sent (30). */
    private static Object sharing(Gesture gesture) throws Throwable {
        Optional<?> lines = (Optional<?>) gesture.done();
        return lines.map(List.class::cast).map(all -> ((List<?>) all)
                .stream()
                        .map(Line.class::cast)
                        .map(each -> new Line(
                                each.finess(),
                                each.signatory(),
                                each.typeCode(),
                                each.channel(),
                                true,
                                each.withIns(),
                                each.count()))
                        .toList());
    }
}
