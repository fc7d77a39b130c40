package org.segursdk.dmp.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.xml.SecureXml;

/** The canonical form of one element of a signature document, found by its name: there must be no other of that name. */
final class SignedParts {
    private final byte[] document;

    SignedParts(byte[] document) {
        this.document = document;
    }

    /** The digest of an element as a reference to its id means it: without comments. */
    byte[] digest(String namespace, String name, String algorithm) throws XMLStreamException, IOException {
        MessageDigest digest = DocumentDigest.digest(algorithm);
        canonical(namespace, name, new DocumentDigest.DigestOutput(digest), false);
        return digest.digest();
    }

    void canonical(String namespace, String name, OutputStream out, boolean comments)
            throws XMLStreamException, IOException {
        XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(document));
        Deque<Map<String, String>> scopes = new ArrayDeque<>();
        scopes.push(Map.of());
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                scopes.pop();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI())) {
                    Canonicalizer.canonicalizeElement(reader, out, scopes.element(), comments);
                    return;
                }
                scopes.push(inside(reader, scopes.element()));
            }
        }
        throw new XMLStreamException("no such element");
    }

    private static Map<String, String> inside(XMLStreamReader reader, Map<String, String> around) {
        if (reader.getNamespaceCount() == 0) {
            return around;
        }
        Map<String, String> inside = new HashMap<>(around);
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            inside.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
        }
        return inside;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
