package org.segursdk.sandbox.internal.eprescription;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.segursdk.sandbox.StoredPrescription;
import org.segursdk.sandbox.StoredPrescription.Status;
import org.segursdk.sandbox.internal.json.Json;

/** What the base holds and its rules. Thread-safe. */
final class Base {
    private final Clock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    Base(Clock clock) {
        this.clock = clock;
    }

    /**
     * An answer of the base.
     *
     * @param created whether something was made
     * @param json the answer
     * @param synthetic whether nobody in it is real
     */
    record Reply(boolean created, Map<String, Object> json, boolean synthetic) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Reply[redacted]";
        }
    }

    synchronized Reply deposit(Content content, Caller caller) throws Refusal {
        if (!caller.id().equals(content.prescriber())) {
            throw Refusal.of(403, "SBX-NOT-PRESCRIBER", "who deposits is who prescribes");
        }
        Held known = held.get(content.number());
        boolean created = known == null;
        if (known == null) {
            known = new Held(content, clock.instant());
            held.put(content.number(), known);
        } else if (known.content.json().equals(content.json())) {
            known.repeats++;
        } else {
            throw Refusal.of(409, "SBX-NUMBER-TAKEN", "another prescription has that number");
        }
        Map<String, Object> json = head(known);
        json.put("reference", "SBX-" + (position(content.number()) + 1));
        return new Reply(created, json, content.isSynthetic());
    }

    private int position(String number) {
        return List.copyOf(held.keySet()).indexOf(number);
    }

    private Map<String, Object> head(Held prescription) {
        return Json.object(
                "simulated",
                true,
                "status",
                prescription.status(clock.instant()).code(),
                "depositedAt",
                prescription.depositedAt.toString());
    }

    synchronized Reply consult(String number, Caller caller) throws Refusal {
        Held known = need(number);
        Map<String, Object> json = head(known);
        known.replacedBy.ifPresent(by -> json.put("replacedBy", by));
        json.put("prescription", known.content.json());
        return new Reply(false, json, known.content.isSynthetic() && Content.isSyntheticProfessional(caller.id()));
    }

    synchronized Reply search(Criteria criteria) {
        List<Held> found = held.values().stream()
                .filter(each -> criteria.takes(each, each.status(clock.instant())))
                .toList();
        int from = Math.min(criteria.after(), found.size());
        int to = (int) Math.min((long) from + criteria.size(), found.size());
        List<Object> items = new ArrayList<>();
        for (Held each : found.subList(from, to)) {
            Map<String, Object> item = head(each);
            item.put("number", each.content.number());
            item.put("writtenAt", each.content.writtenAt().toString());
            item.put("prescriber", each.content.prescriber());
            items.add(item);
        }
        Map<String, Object> json = Json.object("simulated", true, "items", items);
        if (to < found.size()) {
            json.put("next", Integer.toString(to));
        }
        boolean synthetic = criteria.isSynthetic() && found.stream().allMatch(each -> each.content.isSynthetic());
        return new Reply(false, json, synthetic);
    }

    synchronized Reply execute(ExecutionContent execution) throws Refusal {
        Held known = need(execution.number());
        Held.Told before = known.executions.get(execution.id());
        boolean created = before == null;
        if (before != null && !before.json().equals(execution.json())) {
            throw Refusal.of(409, "SBX-EXECUTION-TAKEN", "another execution has that id");
        }
        if (before == null) {
            Status status = known.status(clock.instant());
            if (status != Status.REGISTERED && status != Status.PARTLY_EXECUTED) {
                throw Refusal.of(409, "SBX-NOT-EXECUTABLE-" + status, "the prescription takes no execution");
            }
            for (String line : execution.lines()) {
                if (!known.content.lineIds().contains(line)) {
                    throw Refusal.of(422, "SBX-UNKNOWN-LINE", "the prescription has no such line");
                }
                if (known.isFinished(line)) {
                    throw Refusal.of(409, "SBX-LINE-FINISHED", "nothing of that line remains");
                }
            }
            before = new Held.Told(execution.json(), clock.instant(), execution.finished());
            known.executions.put(execution.id(), before);
        }
        Map<String, Object> json = Json.object(
                "simulated",
                true,
                "status",
                known.status(clock.instant()).code(),
                "acknowledgedAt",
                before.acknowledgedAt().toString());
        return new Reply(created, json, known.content.isSynthetic());
    }

    synchronized Reply view(String number, Caller caller) throws Refusal {
        Held known = need(number);
        if (!known.content.prescriber().equals(caller.id())) {
            throw Refusal.of(403, "SBX-NOT-PRESCRIBER", "executions are shown to the prescriber alone");
        }
        if (known.opposed) {
            throw Refusal.of(403, "SBX-OPPOSED", "the patient opposes");
        }
        List<?> told = known.executions.values().stream().map(Held.Told::json).toList();
        return new Reply(false, Json.object("simulated", true, "executions", told), known.content.isSynthetic());
    }

    private Held need(String number) throws Refusal {
        Held known = held.get(number);
        if (known == null) {
            throw Refusal.unknownNumber();
        }
        return known;
    }

    synchronized void clear() {
        held.clear();
    }

    synchronized Optional<StoredPrescription> find(String number) {
        return Optional.ofNullable(held.get(number)).map(each -> each.stored(clock.instant()));
    }

    synchronized List<StoredPrescription> all() {
        Instant now = clock.instant();
        return held.values().stream().map(each -> each.stored(now)).toList();
    }

    synchronized void change(String number, Consumer<Held> change) {
        Held known = held.get(number);
        if (known == null) {
            throw new IllegalArgumentException("the base has nothing of that number");
        }
        change.accept(known);
    }
}
