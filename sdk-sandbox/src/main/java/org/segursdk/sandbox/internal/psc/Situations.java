package org.segursdk.sandbox.internal.psc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.sandbox.PscEndpoint;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscSituation.Kind;

/** Situations waiting, each for its own step. Thread-safe. */
final class Situations {
    private final List<PscSituation> queue = new ArrayList<>();
    private final Map<Step, PscSituation> lasting = new EnumMap<>(Step.class);

    synchronized void next(List<PscSituation> situations) {
        situations.stream().filter(s -> s.kind() != Kind.NORMAL).forEach(queue::add);
    }

    synchronized void always(PscSituation situation) {
        if (situation.kind() == Kind.NORMAL) {
            lasting.clear();
        } else {
            lasting.put(Step.of(situation.kind()), situation);
        }
    }

    synchronized void reset() {
        queue.clear();
        lasting.clear();
    }

    /** What happens on the wire at that endpoint. */
    PscSituation wire(PscEndpoint endpoint) {
        return take(Step.WIRE, Optional.of(endpoint));
    }

    /** What happens at a step; taken from the queue when it waits there. */
    PscSituation take(Step step) {
        return take(step, Optional.empty());
    }

    private synchronized PscSituation take(Step step, Optional<PscEndpoint> endpoint) {
        for (Iterator<PscSituation> waiting = queue.iterator(); waiting.hasNext(); ) {
            PscSituation situation = waiting.next();
            if (isFor(situation, step, endpoint)) {
                waiting.remove();
                return situation;
            }
        }
        PscSituation always = lasting.getOrDefault(step, PscSituation.NORMAL);
        return isFor(always, step, endpoint) ? always : PscSituation.NORMAL;
    }

    private static boolean isFor(PscSituation situation, Step step, Optional<PscEndpoint> endpoint) {
        return Step.of(situation.kind()) == step
                && (step != Step.WIRE
                        || situation.endpoint().isEmpty()
                        || situation.endpoint().equals(endpoint));
    }

    synchronized String pending() {
        return Stream.concat(queue.stream(), lasting.values().stream())
                .map(PscSituation::toString)
                .collect(Collectors.joining(", "));
    }

    /**
     * The situation of {@code NAME}, {@code NAME:argument}, {@code NAME:ENDPOINT} or {@code SLOW:millis/ENDPOINT}.
     *
     * @throws IllegalArgumentException when there is none
     */
    static PscSituation parse(String text) {
        String[] parts = text.split(":", 2);
        Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        if (parts.length == 1) {
            return PscSituation.of(kind);
        }
        if (Step.of(kind) != Step.WIRE) {
            return PscSituation.of(kind, parts[1]);
        }
        Duration delay = PscSituation.of(kind).delay();
        Optional<PscEndpoint> endpoint = Optional.empty();
        for (String part : parts[1].split("/")) {
            if (part.matches("[0-9]{1,9}")) {
                delay = Duration.ofMillis(Long.parseLong(part));
            } else {
                endpoint = Optional.of(PscEndpoint.valueOf(part.toUpperCase(Locale.ROOT)));
            }
        }
        return new PscSituation(kind, delay, endpoint, "");
    }
}
