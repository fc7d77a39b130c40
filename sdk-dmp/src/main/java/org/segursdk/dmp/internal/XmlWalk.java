package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a payload in one pass and tells its reader where it stands. Elements of other namespaces are left out with all they
 * hold; prefixes do not matter.
 */
abstract class XmlWalk {
    /** Characters of one text. Nothing that an answer of the DMP holds is longer. */
    static final int MAX_TEXT = 4_000;

    private final List<String> path = new ArrayList<>();
    /** The text of each open element, by depth; an element's own text, not that of its children. */
    private final List<StringBuilder> texts = new ArrayList<>();

    /**
     * Reads the payload the parser stands on.
     *
     * @throws XMLStreamException not well-formed, another payload, or more than anybody needs
     */
    final void walk(XMLStreamReader in, String namespace, String root) throws XMLStreamException {
        if (!root.equals(in.getLocalName()) || !namespace.equals(in.getNamespaceURI())) {
            throw new XMLStreamException("not the answer awaited: " + root, in.getLocation());
        }
        boolean inside = true;
        while (inside) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (namespace.equals(in.getNamespaceURI())) {
                        open(in);
                    } else {
                        skip(in);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (path.isEmpty()) {
                        inside = false;
                    } else {
                        close(in);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(in);
                default -> {
                    // Comments, instructions and space say nothing.
                }
            }
        }
    }

    /** An element opened; the path ends with it. */
    abstract void started(XMLStreamReader in) throws XMLStreamException;

    /**
     * An element ends; the path still ends with it.
     *
     * @param text its own text, without the space around
     */
    abstract void ended(XMLStreamReader in, String text) throws XMLStreamException;

    /** Whether a text that is too long is cut instead of refused. */
    boolean mayCut() {
        return false;
    }

    private void open(XMLStreamReader in) throws XMLStreamException {
        path.add(in.getLocalName());
        if (texts.size() < path.size()) {
            texts.add(new StringBuilder());
        } else {
            texts.get(path.size() - 1).setLength(0);
        }
        started(in);
    }

    private void close(XMLStreamReader in) throws XMLStreamException {
        ended(in, texts.get(path.size() - 1).toString().strip());
        path.remove(path.size() - 1);
    }

    private void text(XMLStreamReader in) throws XMLStreamException {
        if (path.isEmpty()) {
            return;
        }
        StringBuilder text = texts.get(path.size() - 1);
        String piece = in.getText();
        if (text.length() == 0 && piece.isBlank()) {
            return;
        }
        int room = MAX_TEXT - text.length();
        if (piece.length() > room && !mayCut()) {
            throw new XMLStreamException("a text of more than " + MAX_TEXT + " characters", in.getLocation());
        }
        text.append(piece, 0, Math.min(piece.length(), room));
    }

    private static void skip(XMLStreamReader in) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Whether these are the last elements of the path, the innermost last. */
    final boolean isAt(String... names) {
        int offset = path.size() - names.length;
        if (offset < 0) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!names[i].equals(path.get(offset + i))) {
                return false;
            }
        }
        return true;
    }

    /** Name of the element the path ends with. */
    final String last() {
        return path.get(path.size() - 1);
    }

    /** Name of the element around, {@code ""} at the top. */
    final String parent() {
        return path.size() < 2 ? "" : path.get(path.size() - 2);
    }

    /** Adds to a list that an answer fills, within reason. */
    static <T> void add(List<T> list, T item, int limit, XMLStreamReader in) throws XMLStreamException {
        if (list.size() >= limit) {
            throw new XMLStreamException("more than " + limit + " entries", in.getLocation());
        }
        list.add(item);
    }

    /** The attribute without the space around, {@code ""} when absent. */
    static String attribute(XMLStreamReader in, String name) {
        String value = in.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    /** A boolean of XML; null for anything else: what is not told is not a no. */
    static @Nullable Boolean bool(String text) {
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** A whole number of at most nine digits; empty for anything else. */
    static OptionalInt number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
