package org.segursdk.cda.internal.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.cda.internal.tree.CdaXml;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.internal.tree.UnreadableCdaException;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;

/** Tells what the body of a document is without reading its content. */
public final class BodyProbe {
    /**
     * The {@code text} of a level-1 body.
     *
     * @param place where it stands
     * @param mediaType as written, if told
     * @param base64 whether it says so
     */
    public record Level1(Place place, Optional<String> mediaType, boolean base64) {}

    private BodyProbe() {}

    /**
     * The level-1 body of the first ClinicalDocument of the file; empty when it has another body.
     *
     * @throws InvalidInputException rules {@code READ-XML}, {@code READ-DTD}, {@code READ-TOO-LARGE}
     */
    public static Optional<Level1> probe(ContentSource source) throws IOException {
        try (InputStream in = source.open()) {
            return CdaXml.parse(in, BodyProbe::probe);
        } catch (UnreadableCdaException e) {
            throw Opening.refused(e);
        }
    }

    private static Optional<Level1> probe(XMLStreamReader xml) throws XMLStreamException {
        List<Integer> ranks = new ArrayList<>();
        int rank = -1;
        boolean inDocument = false;
        int body = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (ranks.isEmpty()) {
                    return Optional.empty();
                }
                rank = ranks.remove(ranks.size() - 1);
                if (body > ranks.size()) {
                    return Optional.empty();
                }
                continue;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            ranks.add(rank + 1);
            rank = -1;
            if (!Node.CDA.equals(xml.getNamespaceURI())) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "ClinicalDocument" -> inDocument = true;
                case "structuredBody" -> {
                    return Optional.empty();
                }
                case "nonXMLBody" -> body = ranks.size();
                case "text" -> {
                    if (inDocument && body > 0) {
                        return Optional.of(new Level1(
                                new Place(ranks.subList(1, ranks.size())),
                                Optional.ofNullable(xml.getAttributeValue(null, "mediaType")),
                                "B64".equals(xml.getAttributeValue(null, "representation"))));
                    }
                }
                default -> {
                    // header
                }
            }
        }
        return Optional.empty();
    }
}
