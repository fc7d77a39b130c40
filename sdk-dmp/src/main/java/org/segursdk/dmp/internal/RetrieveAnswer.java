package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryResponse;

/**
 * The envelope of a retrieval's answer: the status, and which attached part is which document. Source: dmp §9, examples §9.
 *
 * @param response status and errors
 * @param parts the documents
 */
record RetrieveAnswer(RegistryResponse response, List<Part> parts) {
    private static final String XDS_B = "urn:ihe:iti:xds-b:2007";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    /** Longest identifier or media type read. */
    private static final int MAX_TEXT = 1024;

    /**
     * One document.
     *
     * @param uniqueId its id
     * @param mimeType as told, {@code ""} when not
     * @param href of the part that holds its bytes, {@code ""} when there is none
     */
    record Part(String uniqueId, String mimeType, String href) {
        /** Without the reference. */
        @Override
        public String toString() {
            return "Part";
        }
    }

    /** @throws XMLStreamException not well-formed, or no such answer */
    static RetrieveAnswer read(XMLStreamReader in) throws XMLStreamException {
        if (!is(in, XDS_B, "RetrieveDocumentSetResponse")) {
            throw new XMLStreamException("not an answer to a retrieval", in.getLocation());
        }
        RegistryResponse response = null;
        List<Part> parts = new ArrayList<>();
        while (nextChild(in)) {
            if (in.getLocalName().equals("RegistryResponse") && response == null) {
                response = EbrimReader.readResponse(in);
            } else if (is(in, XDS_B, "DocumentResponse")) {
                parts.add(readPart(in));
            } else {
                skip(in);
            }
        }
        if (response == null) {
            throw new XMLStreamException("an answer without status", in.getLocation());
        }
        return new RetrieveAnswer(response, List.copyOf(parts));
    }

    private static Part readPart(XMLStreamReader in) throws XMLStreamException {
        String uniqueId = "";
        String mimeType = "";
        String href = "";
        while (nextChild(in)) {
            switch (in.getLocalName()) {
                case "DocumentUniqueId" -> uniqueId = text(in);
                case "mimeType" -> mimeType = text(in);
                case "Document" -> href = include(in);
                default -> skip(in);
            }
        }
        return new Part(uniqueId, mimeType, href);
    }

    /** The reference to the attached bytes; bytes written in the envelope itself are passed over. */
    private static String include(XMLStreamReader in) throws XMLStreamException {
        String href = "";
        while (nextChild(in)) {
            if (is(in, XOP, "Include")) {
                href = orEmpty(in.getAttributeValue(null, "href")).strip();
            }
            skip(in);
        }
        return href;
    }

    private static String text(XMLStreamReader in) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int event = in.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip(in);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
            }
            if (text.length() > MAX_TEXT) {
                throw new XMLStreamException("a text is too long", in.getLocation());
            }
            event = in.next();
        }
        return text.toString().strip();
    }

    private static boolean is(XMLStreamReader in, String namespace, String name) {
        return name.equals(in.getLocalName()) && namespace.equals(in.getNamespaceURI());
    }

    private static boolean nextChild(XMLStreamReader in) throws XMLStreamException {
        int event = in.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = in.next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
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

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
