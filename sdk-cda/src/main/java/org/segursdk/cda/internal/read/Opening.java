package org.segursdk.cda.internal.read;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.internal.tree.TreeReader;
import org.segursdk.cda.internal.tree.UnreadableCdaException;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;

/** From bytes to a scope: reads the tree and finds the ClinicalDocument in it. */
public final class Opening {
    private static final String SUBJECT = "CDA document";

    private Opening() {}

    /**
     * @param maxWeight estimated bytes in memory of the largest tree kept
     * @throws InvalidInputException rules {@code READ-XML}, {@code READ-DTD}, {@code READ-TOO-LARGE}, {@code READ-NOT-CDA}
     */
    public static Scope open(ContentSource source, long maxWeight, boolean headerOnly) throws IOException {
        Node root;
        try (InputStream in = source.open()) {
            root = TreeReader.read(in, maxWeight, headerOnly);
        } catch (UnreadableCdaException e) {
            throw refused(e);
        }
        Node document = find(root);
        if (document == null) {
            throw refused(
                    "/" + root.name(),
                    "READ-NOT-CDA",
                    "aucun ClinicalDocument (espace de noms urn:hl7-org:v3) dans ce fichier",
                    "no ClinicalDocument (namespace urn:hl7-org:v3) in this file");
        }
        return new Scope(root, document, source);
    }

    private static @Nullable Node find(Node node) {
        if (node.is("ClinicalDocument")) {
            return node;
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            Node found = child.isText() ? null : find(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static InvalidInputException refused(UnreadableCdaException e) {
        String at = e.line() > 0 ? "line " + e.line() + ", column " + e.column() : "";
        return switch (e.reason()) {
            case NOT_WELL_FORMED -> notXml(at);
            case DTD ->
                refused(
                        at,
                        "READ-DTD",
                        "un document CDA ne porte pas de DTD : refusé",
                        "a CDA document has no DTD: refused");
            case TOO_LARGE -> tooLarge(at);
        };
    }

    private static InvalidInputException notXml(String at) {
        return refused(at, "READ-XML", "le fichier n'est pas du XML bien formé", "the file is not well-formed XML");
    }

    private static InvalidInputException tooLarge(String at) {
        return refused(
                at,
                "READ-TOO-LARGE",
                "le document dépasse la taille acceptée",
                "the document exceeds the size accepted");
    }

    private static InvalidInputException refused(String at, String rule, String french, String english) {
        return InvalidInputException.of(SUBJECT, at, rule, french, english);
    }
}
