package org.segursdk.cda.internal.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The DejaVu fonts that jasperreports-fonts carries, and what they can draw. */
final class Fonts {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final BitSet DRAWN = drawn();

    private Fonts() {}

    static InputStream open(String name) {
        InputStream in = Fonts.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new NoClassDefFoundError("jasperreports-fonts");
        }
        return in;
    }

    static Replaced replaced() {
        return new Replaced();
    }

    private static BitSet drawn() {
        BitSet drawn = new BitSet(0x20000);
        for (String name : new String[] {"DejaVuSansCondensed.ttf", "DejaVuSans.ttf"}) {
            try (InputStream in = open(name);
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
                CmapLookup map = font.getUnicodeCmapLookup();
                for (int code = 0x20; code < 0x1ffff; code++) {
                    if (map.getGlyphId(code) != 0) {
                        drawn.set(code);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return drawn;
    }

    /** Puts {@code [U+4E2D]} in place of a character no font has, and remembers it. Marks that draw nothing are left out. */
    static final class Replaced implements UnaryOperator<String> {
        private final SortedSet<Integer> codes = new TreeSet<>();

        @Override
        public String apply(String text) {
            int i = 0;
            while (i < text.length() && (text.charAt(i) < 0x7f || isPlain(text.charAt(i)))) {
                i++;
            }
            if (i == text.length()) {
                return text;
            }
            StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            while (i < text.length()) {
                int code = text.codePointAt(i);
                i += Character.charCount(code);
                if (isInvisible(code)) {
                    continue;
                }
                if (code < 0x7f || DRAWN.get(code)) {
                    shown.appendCodePoint(code);
                } else {
                    codes.add(code);
                    shown.append(name(code));
                }
            }
            return shown.toString();
        }

        private static boolean isPlain(char c) {
            return c >= 0xa0 && c < 0x180 && c != 0xad;
        }

        /** Direction marks, joiners, variation selectors and soft hyphens. */
        private static boolean isInvisible(int code) {
            return Character.getType(code) == Character.FORMAT
                    || code >= 0xfe00 && code <= 0xfe0f
                    || code >= 0xe0100 && code <= 0xe01ef;
        }

        private static String name(int code) {
            return String.format("[U+%04X]", code);
        }

        List<String> report() {
            List<String> names = new ArrayList<>();
            codes.forEach(code -> names.add(String.format("U+%04X", code)));
            return names;
        }
    }
}
