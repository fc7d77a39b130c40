package org.segursdk.conformance.corpus;

/**
 * Which list of a document is the long one, if any. One long list makes a document wide; all of them at once would only make it
 * slow to check: the corpus keeps its documents near 600 KB at most.
 */
final class Crowd {
    /** Entries of a long list. */
    static final int MANY = 300;

    private final Dice dice;
    private boolean left;

    /**
     * @param oneIn how rare documents with a long list are
     */
    Crowd(Dice dice, int oneIn) {
        this.dice = dice;
        this.left = dice.oneIn(oneIn);
    }

    /** Whether this document has a long list still to come. */
    boolean isLeft() {
        return left;
    }

    /** True for one list at most: the long one. */
    boolean take(int oneIn) {
        boolean taken = left && dice.oneIn(oneIn);
        left = left && !taken;
        return taken;
    }
}
