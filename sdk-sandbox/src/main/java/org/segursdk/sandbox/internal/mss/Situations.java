package org.segursdk.sandbox.internal.mss;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** Situations waiting, each for its own step. */
final class Situations {
    private final List<MssSituation> queue = new ArrayList<>();
    private final Map<Step, MssSituation> lasting = new EnumMap<>(Step.class);

    synchronized void next(List<MssSituation> situations) {
        situations.stream().filter(s -> s.kind() != Kind.NORMAL).forEach(queue::add);
    }

    synchronized void always(MssSituation situation) {
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

    /**
     * What happens at a step; taken from the queue when it waits there.
     *
     * @param argument recipient or command the step is about; empty: none
     */
    synchronized MssSituation take(Step step, String argument) {
        for (Iterator<MssSituation> waiting = queue.iterator(); waiting.hasNext(); ) {
            MssSituation situation = waiting.next();
            if (isFor(situation, step, argument)) {
                waiting.remove();
                return situation;
            }
        }
        MssSituation always = lasting.getOrDefault(step, MssSituation.NORMAL);
        return isFor(always, step, argument) ? always : MssSituation.NORMAL;
    }

    private static boolean isFor(MssSituation situation, Step step, String argument) {
        return Step.of(situation.kind()) == step
                && (situation.argument().isEmpty()
                        || situation.kind() == Kind.BOUNCE
                        || situation.argument().equalsIgnoreCase(argument));
    }

    synchronized String pending() {
        return Stream.concat(queue.stream(), lasting.values().stream())
                .map(MssSituation::toString)
                .collect(Collectors.joining(", "));
    }

    /**
     * The situation of {@code NAME} or {@code NAME:argument}.
     *
     * @throws IllegalArgumentException when there is none
     */
    static MssSituation parse(String text) {
        String[] parts = text.split(":", 2);
        Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        if (parts.length == 1) {
            return MssSituation.of(kind);
        }
        return kind == Kind.SLOW
                ? MssSituation.slow(Duration.ofMillis(Long.parseLong(parts[1])))
                : MssSituation.of(kind, parts[1]);
    }
}
