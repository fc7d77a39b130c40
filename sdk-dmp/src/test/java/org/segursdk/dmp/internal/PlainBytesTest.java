package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainBytesTest {
    private static boolean plain(int octet) {
        return octet == '\t' || octet == '\n' || octet >= ' ' && octet < 0x7F && "&<>]".indexOf(octet) < 0;
    }

    @Test
    void end_eachByteAtEachPlace_stopsAtThoseThatAreNotPlain() {
        for (int octet = 0; octet < 256; octet++) {
            for (int at = 0; at < 40; at++) {
                byte[] bytes = "A".repeat(40).getBytes(StandardCharsets.US_ASCII);
                bytes[at] = (byte) octet;
                for (int from = 0; from <= Math.min(at, 9); from++) {
                    assertThat(PlainBytes.end(bytes, from, bytes.length))
                            .as("%d at %d from %d", octet, at, from)
                            .isEqualTo(plain(octet) ? bytes.length : at);
                }
            }
        }
    }

    @Test
    void end_allBytesAlike_stopsAtOnceOrNever() {
        for (int octet = 0; octet < 256; octet++) {
            byte[] bytes = new byte[37];
            Arrays.fill(bytes, (byte) octet);
            assertThat(PlainBytes.end(bytes, 3, 35)).as("%d", octet).isEqualTo(plain(octet) ? 35 : 3);
        }
    }

    @Test
    void trailing_countsFromTheEnd() {
        for (int c = 0; c < 0x400; c++) {
            char[] chars = ("xx" + (char) c + "abc").toCharArray();
            assertThat(PlainBytes.trailing(chars, 1, 6)).as("%d", c).isEqualTo(c < 0x100 && plain(c) ? 5 : 3);
            if (c < 256) {
                byte[] bytes = {'x', 'x', (byte) c, 'a', 'b', 'c'};
                assertThat(PlainBytes.trailing(bytes, 1, 6)).as("%d", c).isEqualTo(plain(c) ? 5 : 3);
            }
        }
    }
}
