package org.segursdk.eprescription.internal.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of an answer, read strictly. What is not of its form raises an {@link IllegalArgumentException} without a word of it. */
final class Answered {
    private final Map<?, ?> map;

    Answered(Map<?, ?> map) {
        this.map = map;
    }

    String text(String name) {
        return optional(name).orElseThrow(Answered::wrong);
    }

    Optional<String> optional(String name) {
        Object value = map.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw wrong();
        }
        return Optional.of(text);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(map.get(name));
    }

    Instant instant(String name) {
        return optionalInstant(name).orElseThrow(Answered::wrong);
    }

    Optional<Instant> optionalInstant(String name) {
        try {
            return optional(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    Optional<LocalDate> day(String name) {
        try {
            return optional(name).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    Answered object(String name) {
        if (!(map.get(name) instanceof Map<?, ?> object)) {
            throw wrong();
        }
        return new Answered(object);
    }

    List<Answered> objects(String name) {
        if (!(map.get(name) instanceof List<?> list)) {
            throw wrong();
        }
        List<Answered> all = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> object)) {
                throw wrong();
            }
            all.add(new Answered(object));
        }
        return all;
    }

    static IllegalArgumentException wrong() {
        return new IllegalArgumentException("not an answer of the base");
    }
}
