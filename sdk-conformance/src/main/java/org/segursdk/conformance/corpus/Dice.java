package org.segursdk.conformance.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The choices of one artefact, all drawn from the seed of the corpus and the artefact's name. */
final class Dice {
    private final Random random;

    Dice(long seed, String artefact) {
        UUID mixed = UUID.nameUUIDFromBytes((seed + "/" + artefact).getBytes(StandardCharsets.UTF_8));
        this.random = new Random(mixed.getMostSignificantBits() ^ mixed.getLeastSignificantBits());
    }

    /** From {@code 0} to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** True once in {@code n} times. */
    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A version 4 UUID. */
    UUID uuid() {
        long most = random.nextLong() & ~0xF000L | 0x4000L;
        long least = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(most, least);
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
