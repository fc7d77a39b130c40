package org.segursdk.conformance.corpus;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which list of a document is the long one, if any. One long list makes a document wide; all of them at once would only make it
 * slow to check: the corpus keeps its documents near 600 KB at most.
 */
final class Crowd {
    /** Entries of a long list. */
    static final int MANY = 300;

    private static final int HALF = 2;
    private static final int FEW = 8;

    private final Dice dice;
    private boolean left;
    private int options = HALF;

    /**
     * @param oneIn how rare documents with a long list are
     */
    Crowd(Dice dice, int oneIn) {
        this.dice = dice;
        this.left = dice.oneIn(oneIn);
    }

    /** True for one list at most: the long one. */
    boolean take(int oneIn) {
        boolean taken = left && dice.oneIn(oneIn);
        left = left && !taken;
        return taken;
    }

    /** The entries of the long list: each with fewer options than elsewhere. */
    <T> List<T> draw(Supplier<T> entry) {
        options = FEW;
        List<T> entries = Stream.generate(entry).limit(MANY).toList();
        options = HALF;
        return entries;
    }

    /** Whether an entry has an option: one time in two, less often in the long list. */
    boolean option() {
        return dice.oneIn(options);
    }
}
