package org.segursdk.dmp.internal;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Finds when the parser stands inside a text and has told of all it was given: plain bytes may then go past it. */
final class TextPassing {
    /** Plain characters to have seen before more are let past; more than the parser's location may be off by. */
    private static final int MARGIN = 64;

    private static final int LOCATION_ERROR = MARGIN / 2;

    private final XMLStreamReader reader;
    private final PassingInput input;
    private final boolean utf8;
    private long trailing;
    private long passed;

    /** @param reader of the input, at the beginning of the document */
    TextPassing(XMLStreamReader reader, PassingInput input) {
        this.reader = reader;
        this.input = input;
        this.utf8 = isUtf8(reader.getEncoding()) && isUtf8(reader.getCharacterEncodingScheme());
    }

    private static boolean isUtf8(@Nullable String encoding) {
        return encoding == null || encoding.equalsIgnoreCase("UTF-8");
    }

    /** Called after each event, once its own text was written. */
    void after(int event, CanonicalOutput out) throws IOException {
        if (event != XMLStreamConstants.CHARACTERS) {
            trailing = 0;
            return;
        }
        int start = reader.getTextStart();
        int length = reader.getTextLength();
        int plain = PlainBytes.trailing(reader.getTextCharacters(), start, start + length);
        trailing = plain == length ? trailing + plain : plain;
        if (trailing >= MARGIN && nothingIsLeftToTheParser()) {
            passed += out.pass(input);
        }
    }

    /**
     * The parser's location, which may be off by a few characters, says that nothing but plain characters is left to it; then as
     * many plain characters told as given, in a row, say that none is. What is cut out of what it reads next is as if the text
     * were shorter.
     */
    private boolean nothingIsLeftToTheParser() {
        return utf8
                && trailing == input.trailing()
                && Math.abs(reader.getLocation().getCharacterOffset() - input.given()) <= LOCATION_ERROR;
    }

    /** How many bytes went past the parser. */
    long passed() {
        return passed;
    }
}
