package org.segursdk.soap.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The namespace declarations of the open elements, as a stack. */
final class Bindings implements NamespaceContext {
    /** Prefix and URI of each. */
    private String[] bound = new String[16];

    private int size;
    private int[] marks = new int[16];
    private int depth;

    void open() {
        if (depth == marks.length) {
            marks = Arrays.copyOf(marks, 2 * depth);
        }
        marks[depth++] = size;
    }

    void close() {
        size = marks[--depth];
    }

    void bind(String prefix, String uri) {
        if (2 * size == bound.length) {
            bound = Arrays.copyOf(bound, 4 * size);
        }
        bound[2 * size] = prefix;
        bound[2 * size + 1] = uri;
        size++;
    }

    String requirePrefix(String uri) throws XMLStreamException {
        String prefix = getPrefix(uri);
        if (prefix == null) {
            throw new XMLStreamException("a namespace that was not declared");
        }
        return prefix;
    }

    @Override
    public String getNamespaceURI(String prefix) {
        for (int i = size - 1; i >= 0; i--) {
            if (bound[2 * i].equals(prefix)) {
                return bound[2 * i + 1];
            }
        }
        return prefix.equals(XMLConstants.XML_NS_PREFIX) ? XMLConstants.XML_NS_URI : XMLConstants.NULL_NS_URI;
    }

    @Override
    public @Nullable String getPrefix(String uri) {
        for (int i = size - 1; i >= 0; i--) {
            if (bound[2 * i + 1].equals(uri) && getNamespaceURI(bound[2 * i]).equals(uri)) {
                return bound[2 * i];
            }
        }
        return uri.equals(XMLConstants.XML_NS_URI) ? XMLConstants.XML_NS_PREFIX : null;
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
        List<String> found = new ArrayList<>();
        for (int i = size - 1; i >= 0; i--) {
            String prefix = bound[2 * i];
            if (bound[2 * i + 1].equals(uri) && getNamespaceURI(prefix).equals(uri) && !found.contains(prefix)) {
                found.add(prefix);
            }
        }
        return found.iterator();
    }
}
