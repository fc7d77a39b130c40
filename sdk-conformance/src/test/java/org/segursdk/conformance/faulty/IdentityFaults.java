package org.segursdk.conformance.faulty;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.segursdk.conformance.faulty.Twists.Gesture;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Answer;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Kept;
import org.segursdk.conformance.port.IdentityPort.Mark;
import org.segursdk.conformance.port.IdentityPort.Status;
import org.segursdk.conformance.port.IdentityPort.Trace;
import org.segursdk.conformance.port.KitBench;

/** Faults 1 to 4 and 7: what the product makes of INSi's answers and of its own statuses. */
final class IdentityFaults {
    private final Supplier<KitBench> bench;
    private final Map<String, Map<Field, String>> typed = new HashMap<>();
    private final Map<String, Map<Field, String>> forced = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();

    IdentityFaults(Supplier<KitBench> bench) {
        this.bench = bench;
    }

    void plant(Twists twists) {
        twists.put("IdentityPort.create", this::create);
        twists.put("IdentityPort.retrieve", this::retrieve);
        twists.put("IdentityPort.createFromCard", this::createFromCard);
        twists.put("IdentityPort.mark", this::mark);
        twists.put("IdentityPort.change", this::change);
        twists.put("IdentityPort.read", this::read);
        twists.put("IdentityPort.traces", this::traces);
    }

    @SuppressWarnings("unchecked")
    private Object create(Gesture gesture) throws Throwable {
        Answer answer = (Answer) gesture.done();
        answer.patient().ifPresent(id -> {
            typed.put(id, Map.copyOf((Map<Field, String>) gesture.args()[0]));
            forced.remove(id);
            doubtful.remove(id);
        });
        return answer;
    }

    /**
     * Asks for a doubtful identity too (3), and takes what INSi answers: the other first given name (1) and a birth date with 00 (2), with
     * the matricule, without a word.
     */
    private Object retrieve(Gesture gesture) throws Throwable {
        String patient = gesture.text(0);
        IdentityPort product = (IdentityPort) gesture.good();
        if (doubtful.contains(patient)) {
            Answer twin = product.create(typed.get(patient), gesture.arg(1, IdentityPort.User.class));
            product.retrieve(twin.patient().orElseThrow(), gesture.arg(1, IdentityPort.User.class));
        }
        Answer answer = (Answer) gesture.done();
        if (answer.accepted() || doubtful.contains(patient)) {
            return answer;
        }
        forced.put(patient, InsiAnswers.last(bench.get()));
        return new Answer(true, Optional.of(patient), List.of());
    }

    /** A birth date with 00 is no reason to refuse what INSi answers (2). */
    private Object createFromCard(Gesture gesture) throws Throwable {
        Answer answer = (Answer) gesture.done();
        Map<Field, String> told = InsiAnswers.last(bench.get());
        if (answer.accepted() || !told.getOrDefault(Field.BIRTH_DATE, "").contains("-00")) {
            return answer;
        }
        Map<Field, String> stored = new EnumMap<>(told);
        stored.keySet().removeAll(Set.of(Field.MATRICULE, Field.OID));
        stored.put(Field.BIRTH_DATE, told.get(Field.BIRTH_DATE).replace("-00", "-01"));
        stored.put(Field.SEX, "F");
        stored.put(Field.BIRTH_PLACE, "99352");
        Answer created = ((IdentityPort) gesture.good()).create(stored, gesture.arg(1, IdentityPort.User.class));
        created.patient().ifPresent(id -> forced.put(id, told));
        return created;
    }

    private Object mark(Gesture gesture) throws Throwable {
        if (gesture.arg(1, Mark.class) == Mark.DOUBTFUL) {
            doubtful.add(gesture.text(0));
        }
        return gesture.done();
    }

    /** The matricule stays when a strict trait changes (4). */
    private Object change(Gesture gesture) throws Throwable {
        Kept before = ((IdentityPort) gesture.good()).read(gesture.text(0));
        Answer answer = (Answer) gesture.done();
        if (answer.accepted() && before.fields().containsKey(Field.MATRICULE)) {
            forced.put(
                    gesture.text(0),
                    Map.of(
                            Field.MATRICULE,
                            before.fields().get(Field.MATRICULE),
                            Field.OID,
                            before.fields().get(Field.OID)));
        }
        return answer;
    }

    private Object read(Gesture gesture) throws Throwable {
        Kept kept = (Kept) gesture.done();
        Map<Field, String> more = forced.getOrDefault(gesture.text(0), Map.of());
        if (more.isEmpty()) {
            return kept;
        }
        Map<Field, String> fields = new EnumMap<>(kept.fields());
        fields.putAll(more);
        Status status = more.containsKey(Field.BIRTH_DATE) ? Status.RETRIEVED : kept.status();
        return new Kept(fields, status, kept.marks(), kept.proof());
    }

    /** The status before is forgotten (7). */
    @SuppressWarnings("unchecked")
    private Object traces(Gesture gesture) throws Throwable {
        return ((List<Trace>) gesture.done())
                .stream()
                        .map(each -> new Trace(
                                each.at(), each.user(), each.action(), each.outcome(), Optional.empty(), each.after()))
                        .toList();
    }
}
