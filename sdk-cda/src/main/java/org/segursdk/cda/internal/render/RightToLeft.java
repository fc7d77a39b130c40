package org.segursdk.cda.internal.render;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Right-to-left scripts for the PDF engine: runs by the JDK's bidirectional algorithm, joined Arabic letters. */
final class RightToLeft {
    private static final Map<Character, Character> MIRROR =
            Map.of('(', ')', ')', '(', '[', ']', ']', '[', '{', '}', '}', '{', '<', '>', '>', '<', '«', '»', '»', '«');

    private RightToLeft() {}

    /** Runs of one direction. */
    static final class Splitter implements BidiSplitter {
        private @Nullable Bidi bidi;

        @Override
        public void setParagraph(String paragraph, byte defaultDirection) {
            int direction =
                    switch (defaultDirection) {
                        case RTL -> Bidi.DIRECTION_RIGHT_TO_LEFT;
                        case LTR -> Bidi.DIRECTION_LEFT_TO_RIGHT;
                        default -> Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
                    };
            bidi = new Bidi(paragraph, direction);
        }

        @Override
        public int countTextRuns() {
            return Objects.requireNonNull(bidi).getRunCount();
        }

        @Override
        public BidiTextRun getVisualRun(int run) {
            Bidi runs = Objects.requireNonNull(bidi);
            int start = runs.getRunStart(run);
            return new BidiTextRun(start, runs.getRunLimit(run) - start, (runs.getRunLevel(run) & 1) == 1 ? RTL : LTR);
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            if (!Bidi.requiresBidi(paragraph.toCharArray(), 0, paragraph.length())) {
                return LTR;
            }
            return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
        }
    }

    /** Turns a right-to-left run into the order of drawing. */
    static final class Reorderer implements BidiReorderer {
        @Override
        public String reorderRTLTextToLTR(String text) {
            StringBuilder reversed = new StringBuilder(text).reverse();
            for (int i = 0; i < reversed.length(); i++) {
                reversed.setCharAt(i, MIRROR.getOrDefault(reversed.charAt(i), reversed.charAt(i)));
            }
            return reversed.toString();
        }

        @Override
        public String shapeText(String text) {
            return Arabic.shape(text);
        }

        @Override
        public String deshapeText(String text) {
            return text;
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    }

    /** Letters of the Arabic block in the form their neighbours ask for (Unicode, Arabic Presentation Forms-B). */
    static final class Arabic {
        private static final char FIRST = '\u0621';
        /** Isolated form of each letter from U+0621, 0 when it has none; the other forms follow it. */
        private static final char[] FORMS = forms();
        /** Number of forms. 4: joins to both neighbours; 2: to the letter before only; 1: to none; 0: no letter. */
        private static final String JOINS = "122224242444442222444444440000004444444224";

        private Arabic() {}

        private static char[] forms() {
            char[] forms = new char[JOINS.length()];
            char form = '\ufe80';
            for (int i = 0; i < forms.length; i++) {
                int count = count(i);
                forms[i] = count == 0 ? 0 : form;
                form += (char) count;
            }
            return forms;
        }

        private static int count(int index) {
            return JOINS.charAt(index) - '0';
        }

        static String shape(String text) {
            StringBuilder shaped = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int index = c - FIRST;
                if (index < 0 || index >= FORMS.length || FORMS[index] == 0) {
                    shaped.append(c);
                    continue;
                }
                boolean before = joinsForward(neighbour(text, i, -1)) && count(index) > 1;
                char alef = i + 1 < text.length() ? text.charAt(i + 1) : 0;
                int ligature = c == '\u0644' ? "\u0622\u0623\u0625\u0627".indexOf(alef) : -1;
                if (ligature >= 0 && alef != 0) {
                    shaped.append((char) (0xfef5 + 2 * ligature + (before ? 1 : 0)));
                    i++;
                    continue;
                }
                boolean after = count(index) == 4 && joinsBack(neighbour(text, i, 1));
                shaped.append((char) (FORMS[index] + (before ? after ? 3 : 1 : after ? 2 : 0)));
            }
            return shaped.toString();
        }

        /** The next letter that way; vowel marks do not count. */
        private static char neighbour(String text, int from, int step) {
            for (int i = from + step; i >= 0 && i < text.length(); i += step) {
                char c = text.charAt(i);
                if (!(c >= '\u064b' && c <= '\u065f' || c == '\u0670')) {
                    return c;
                }
            }
            return 0;
        }

        private static boolean joinsForward(char c) {
            int index = c - FIRST;
            return c == '\u0640' || index >= 0 && index < FORMS.length && count(index) == 4;
        }

        private static boolean joinsBack(char c) {
            int index = c - FIRST;
            return c == '\u0640' || index >= 0 && index < FORMS.length && count(index) > 1;
        }
    }
}
