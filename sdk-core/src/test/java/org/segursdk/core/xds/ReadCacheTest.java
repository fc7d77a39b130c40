package org.segursdk.core.xds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCacheTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void text_anyOfManyValues_isThatValue(long seed) {
        Random random = new Random(seed);
        ReadCache cache = new ReadCache();
        for (int i = 0; i < 20_000; i++) {
            // "Aa" and "BB" have the same hash: whole families of these values collide.
            StringBuilder value = new StringBuilder();
            for (int j = random.nextInt(12); j > 0; j--) {
                value.append(random.nextBoolean() ? "Aa" : "BB");
            }
            value.append(random.nextInt(40));
            char[] chars = ("<" + value + ">").toCharArray();
            assertThat(cache.text(chars, 1, chars.length - 2)).isEqualTo(value.toString());
            assertThat(cache.text(value.toString())).isEqualTo(value.toString());
            String name = "n" + random.nextInt(5);
            assertThat(cache.slot(name, value.toString())).isEqualTo(Slot.of(name, value.toString()));
            List<Slot> slots = List.of(Slot.of("codingScheme", value.toString()));
            assertThat(cache.classification("s", "", value.toString(), name, slots))
                    .isEqualTo(new Classification("s", "", value.toString(), name, slots));
        }
    }

    @Test
    void text_metAgain_isTheSameObject() {
        ReadCache cache = new ReadCache();
        String first = cache.text("1.2.250.1.213.1.1.4.1".toCharArray(), 0, 21);
        assertThat(cache.text("1.2.250.1.213.1.1.4.1".toCharArray(), 0, 21)).isSameAs(first);
        assertThat(cache.text(new String("1.2.250.1.213.1.1.4.1".toCharArray())))
                .isSameAs(first);
        assertThat(cache.slot("a", first)).isSameAs(cache.slot("a", first));
        String longText = "x".repeat(300);
        assertThat(cache.text(longText.toCharArray(), 0, 300)).isEqualTo(longText);
        assertThat(cache.text(new char[0], 0, 0)).isEmpty();
    }
}
