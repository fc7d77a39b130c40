package org.segursdk.sandbox.internal.eprescription;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.sandbox.internal.json.Json;

/** A JSON object as requests have them: known names only, typed. */
final class Fields {
    private final String place;
    private final Map<?, ?> map;

    private Fields(String place, Map<?, ?> map) {
        this.place = place;
        this.map = map;
    }

    static Fields of(String text) throws Refusal {
        try {
            return of("", Json.parse(text));
        } catch (IllegalArgumentException e) {
            throw Refusal.bad("not JSON");
        }
    }

    static Fields of(String place, Object value) throws Refusal {
        if (!(value instanceof Map<?, ?> map)) {
            throw Refusal.bad("an object is expected: " + place);
        }
        return new Fields(place, map);
    }

    /** Refuses what nobody reads: a client's slip must not pass unseen. */
    Fields only(String... names) throws Refusal {
        if (!Set.of(names).containsAll(map.keySet())) {
            throw Refusal.bad("an unknown name in: " + place);
        }
        return this;
    }

    Map<?, ?> map() {
        return map;
    }

    String text(String name) throws Refusal {
        return optional(name).orElseThrow(() -> Refusal.bad("missing: " + place + "." + name));
    }

    Optional<String> optional(String name) throws Refusal {
        Object value = map.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > 4_000) {
            throw Refusal.bad("a text is expected: " + place + "." + name);
        }
        return Optional.of(text);
    }

    /** A text that may be empty. */
    void words(String name) throws Refusal {
        if (!(map.get(name) instanceof String text) || text.length() > 20_000) {
            throw Refusal.bad("a text is expected: " + place + "." + name);
        }
    }

    String matching(String name, String form) throws Refusal {
        String text = text(name);
        if (!text.matches(form)) {
            throw Refusal.bad("not of its form: " + place + "." + name);
        }
        return text;
    }

    Instant instant(String name) throws Refusal {
        return optionalInstant(name).orElseThrow(() -> Refusal.bad("missing: " + place + "." + name));
    }

    Optional<Instant> optionalInstant(String name) throws Refusal {
        Optional<String> text = optional(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw Refusal.bad("an instant is expected: " + place + "." + name);
        }
    }

    boolean flag(String name) throws Refusal {
        if (!(map.get(name) instanceof Boolean value)) {
            throw Refusal.bad("true or false is expected: " + place + "." + name);
        }
        return value;
    }

    long number(String name, long least, long most) throws Refusal {
        if (!(map.get(name) instanceof Long value) || value < least || value > most) {
            throw Refusal.bad("a number is expected: " + place + "." + name);
        }
        return value;
    }

    Fields object(String name) throws Refusal {
        Object value = map.get(name);
        if (value == null) {
            throw Refusal.bad("missing: " + place + "." + name);
        }
        return of(place + "." + name, value);
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    List<?> list(String name) throws Refusal {
        if (!(map.get(name) instanceof List<?> list) || list.isEmpty() || list.size() > 200) {
            throw Refusal.bad("a list is expected: " + place + "." + name);
        }
        return list;
    }
}
