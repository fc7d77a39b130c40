package org.segursdk.eprescription.internal.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.segursdk.eprescription.search.MedicineIndex;
import org.segursdk.eprescription.search.MedicinePresentation;

/** Beginnings of words to presentations: sorted words, each with where it stands. */
public final class Completion {
    private static final char AFTER_ALL = '\uFFFF';

    /** In the alphabet of their plain names. */
    private final MedicinePresentation[] presentations;

    private final String[] names;
    private final String[] words;
    private final int[][] places;

    private Completion(MedicinePresentation[] presentations, String[] names, Map<String, Places> found) {
        this.presentations = presentations;
        this.names = names;
        this.words = found.keySet().toArray(String[]::new);
        this.places = found.values().stream().map(Places::toArray).toArray(int[][]::new);
    }

    /** A growing list of places, each once. */
    private static final class Places {
        private int[] all = new int[4];
        private int size;

        void add(int place) {
            if (size > 0 && all[size - 1] == place) {
                return;
            }
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = place;
        }

        int[] toArray() {
            return Arrays.copyOf(all, size);
        }
    }

    private record Named(String plain, MedicinePresentation presentation) {}

    public static Completion of(List<MedicinePresentation> rows) {
        List<Named> sorted = new ArrayList<>(rows.size());
        for (MedicinePresentation row : rows) {
            sorted.add(new Named(String.join(" ", Plain.words(row.name())), row));
        }
        sorted.sort(Comparator.comparing(Named::plain));
        Map<String, Places> found = new TreeMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            int place = i;
            MedicinePresentation row = sorted.get(i).presentation();
            Stream.of(row.substances(), row.cip13(), row.ucd13(), row.mv(), row.cis())
                    .flatMap(text -> text.stream())
                    .flatMap(text -> Plain.words(text).stream())
                    .forEach(word ->
                            found.computeIfAbsent(word, w -> new Places()).add(place));
            Plain.words(row.name()).forEach(word -> found.computeIfAbsent(word, w -> new Places())
                    .add(place));
        }
        return new Completion(
                sorted.stream().map(Named::presentation).toArray(MedicinePresentation[]::new),
                sorted.stream().map(Named::plain).toArray(String[]::new),
                found);
    }

    public int size() {
        return presentations.length;
    }

    public List<MedicinePresentation> find(String typed, int most) {
        List<String> asked = Plain.words(typed);
        int letters = asked.stream().mapToInt(String::length).sum();
        if (letters < MedicineIndex.LEAST_LETTERS || most <= 0) {
            return List.of();
        }
        BitSet all = matching(asked.get(0));
        for (int i = 1; i < asked.size() && !all.isEmpty(); i++) {
            all.and(matching(asked.get(i)));
        }
        List<MedicinePresentation> chosen = new ArrayList<>(Math.min(most, 64));
        String whole = String.join(" ", asked);
        int first = from(names, whole);
        int end = from(names, whole + AFTER_ALL);
        for (int i = all.nextSetBit(first); i >= 0 && i < end && chosen.size() < most; i = all.nextSetBit(i + 1)) {
            chosen.add(presentations[i]);
        }
        for (int i = all.nextSetBit(0); i >= 0 && chosen.size() < most; i = all.nextSetBit(i + 1)) {
            if (i < first || i >= end) {
                chosen.add(presentations[i]);
            }
        }
        return List.copyOf(chosen);
    }

    private BitSet matching(String beginning) {
        BitSet matching = new BitSet(presentations.length);
        int end = from(words, beginning + AFTER_ALL);
        for (int i = from(words, beginning); i < end; i++) {
            for (int place : places[i]) {
                matching.set(place);
            }
        }
        return matching;
    }

    /** Where the first text not before that one stands. */
    private static int from(String[] sorted, String text) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].compareTo(text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
