package org.segursdk.cda.internal.render;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.internal.tree.TreeReader;
import org.segursdk.cda.internal.tree.UnreadableCdaException;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;

/** A document to show: its tree, and where its media stand. */
final class Loaded {
    private static final String PDF_COPY = "1.2.250.1.213.1.1.2.243";

    final ContentSource source;
    final Node document;
    /** {@code observationMedia} by its XML ID. */
    final Map<String, Node> media = new HashMap<>();
    /** Position among all base64 elements of the file, for the second reading. */
    final Map<Node, Integer> positions = new IdentityHashMap<>();

    private final List<Node> all = new ArrayList<>();

    private Loaded(ContentSource source, Node root) {
        this.source = source;
        Node found = clinicalDocument(root);
        if (found == null) {
            throw InvalidInputException.of(
                    "document",
                    "/",
                    "CDA-ROOT",
                    "aucun ClinicalDocument de urn:hl7-org:v3",
                    "no ClinicalDocument of urn:hl7-org:v3");
        }
        this.document = found;
        index(root);
    }

    static Loaded read(ContentSource source) throws IOException {
        try (InputStream in = source.open()) {
            return new Loaded(source, TreeReader.read(in));
        } catch (UnreadableCdaException e) {
            throw InvalidInputException.of(
                    "document",
                    "/",
                    "CDA-UNREADABLE",
                    "XML refusé : mal formé, DTD présente, ou trop volumineux",
                    "XML refused: not well-formed, with a DTD, or too large");
        }
    }

    /** An auto-presentable document, or a signed one, holds the clinical one inside. Source: cda §14. */
    private static @Nullable Node clinicalDocument(Node node) {
        if (node.is("ClinicalDocument")) {
            return node;
        }
        for (Node child : node) {
            Node found = clinicalDocument(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void index(Node node) {
        if (node.base64() != null) {
            positions.put(node, positions.size());
        }
        if (node.is("observationMedia")) {
            all.add(node);
            if (node.has("ID")) {
                media.putIfAbsent(node.value("ID"), node);
            }
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            index(child);
        }
    }

    /** Every {@code observationMedia}, in the order of the file. */
    List<Node> allMedia() {
        return all;
    }

    /** The content of a level 1 document. */
    @Nullable
    Node level1() {
        return document.at("component", "nonXMLBody", "text");
    }

    @Nullable
    Node structuredBody() {
        return document.at("component", "structuredBody");
    }

    /** The PDF that a viewer shows first: content of level 1, or the copy of level 3. */
    @Nullable
    Node pdf() {
        Node content = level1();
        if (content != null) {
            return Media.of(content).kind() == Media.Kind.PDF ? content : null;
        }
        Node body = structuredBody();
        if (body == null) {
            return null;
        }
        for (Node component : body.children("component")) {
            Node section = component.child("section");
            if (section != null && section.hasTemplate(PDF_COPY)) {
                for (Node candidate : all) {
                    Node value = candidate.child("value");
                    if (value != null
                            && isBelow(candidate, section)
                            && Media.of(value).kind() == Media.Kind.PDF) {
                        return value;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isBelow(Node node, Node ancestor) {
        for (Node above = node; above != null; above = above.parent()) {
            if (above == ancestor) {
                return true;
            }
        }
        return false;
    }
}
