package org.segursdk.sandbox.internal.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reading a DOM without surprises. */
public final class Dom {
    private Dom() {}

    /** Child elements, in order. */
    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** Child elements of that name, in order. */
    public static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream().filter(e -> is(e, namespace, name)).toList();
    }

    /** The first child element of that name. */
    public static Optional<Element> child(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream().findFirst();
    }

    /** The element at the end of a path of child names, all in one namespace. */
    public static Optional<Element> path(Element from, String namespace, String... names) {
        Optional<Element> current = Optional.of(from);
        for (String name : names) {
            current = current.flatMap(e -> child(e, namespace, name));
        }
        return current;
    }

    public static boolean is(Element element, String namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.equals(namespace(element));
    }

    /** Namespace, empty when none. */
    public static String namespace(Element element) {
        return element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    }

    /** Text of an element without child elements, outer blanks removed. */
    public static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** Text of a child, empty when there is none. */
    public static String childText(Element parent, String namespace, String name) {
        return child(parent, namespace, name).map(Dom::text).orElse("");
    }

    /** Every element below and including this one. */
    public static List<Element> descendants(Element root) {
        List<Element> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    private static void collect(Element element, List<Element> into) {
        into.add(element);
        children(element).forEach(child -> collect(child, into));
    }
}
