package org.segursdk.cda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.actor.Professional;

/**
 * What a document says about one subject (allergies, treatments…). An empty list is not an answer: it is either entries, or
 * "none known" with the person who says so, or "not recorded". There is no default. Source: cda §7.2.
 *
 * @param <T> the kind of entry
 */
public sealed interface Statement<T> {
    /**
     * Something is known.
     *
     * @param items at least one, which the document checks
     */
    record Entries<T>(List<T> items) implements Statement<T> {
        public Entries {
            items = List.copyOf(items);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Entries[" + items.size() + "]";
        }
    }

    /**
     * The question was asked and the answer is none. Written as a sentence in the document.
     *
     * @param declaredBy who says so
     * @param declaredOn civil date of the statement
     */
    record NoneKnown<T>(Professional declaredBy, LocalDate declaredOn) implements Statement<T> {
        public NoneKnown {
            Objects.requireNonNull(declaredBy, "declaredBy");
            Objects.requireNonNull(declaredOn, "declaredOn");
        }
    }

    /** Nothing is recorded: the document says that it does not know. */
    record NotRecorded<T>() implements Statement<T> {}

    @SafeVarargs
    static <T> Statement<T> entries(T... items) {
        List<T> list = new ArrayList<>();
        for (T item : items) {
            list.add(item);
        }
        return new Entries<>(list);
    }

    static <T> Statement<T> entries(List<T> items) {
        return new Entries<>(items);
    }

    static <T> Statement<T> noneKnown(Professional declaredBy, LocalDate declaredOn) {
        return new NoneKnown<>(declaredBy, declaredOn);
    }

    static <T> Statement<T> notRecorded() {
        return new NotRecorded<>();
    }

    /** The entries; empty for the other two answers. */
    default List<T> items() {
        return List.of();
    }
}
