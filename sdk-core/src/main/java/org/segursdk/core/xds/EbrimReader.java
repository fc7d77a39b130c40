package org.segursdk.core.xds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XDS metadata written as ebRIM 3.0 by anybody: submissions, registry answers, METADATA.xml. Prefixes and the order of
 * children do not matter; slots, classifications and identifiers without a name here are kept, elements it does not know are
 * skipped. The parser must come from {@link org.segursdk.core.xml.SecureXml} or be as safe. Error messages quote nothing.
 */
public final class EbrimReader {
    private static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0";
    /** Longest value of a slot; longer ones are no metadata. */
    private static final int MAX_VALUE_LENGTH = 1_000_000;

    private final XMLStreamReader in;
    private final List<SubmissionSet> sets = new ArrayList<>();
    private final List<DocumentEntry> entries = new ArrayList<>();
    private final List<Association> associations = new ArrayList<>();
    private final List<String> refs = new ArrayList<>();
    private final List<RegistryError> errors = new ArrayList<>();
    private final ReadCache cache = new ReadCache();
    private final List<Slot> classificationSlots = new ArrayList<>();
    private char[] text = new char[256];

    private EbrimReader(XMLStreamReader in) {
        this.in = in;
    }

    /**
     * Reads the registry objects inside the element the parser stands on, at any depth, up to its end.
     *
     * @throws XMLStreamException when it is not well-formed or the parser stands on no element
     */
    public static RegistryObjects readObjects(XMLStreamReader in) throws XMLStreamException {
        EbrimReader reader = new EbrimReader(in);
        reader.requireStart();
        reader.descend();
        return reader.objects();
    }

    /**
     * Reads a {@code RegistryResponse} or an {@code AdhocQueryResponse} the parser stands on, up to its end.
     *
     * @throws XMLStreamException when it is not well-formed or is no such answer
     */
    public static RegistryResponse readResponse(XMLStreamReader in) throws XMLStreamException {
        EbrimReader reader = new EbrimReader(in);
        reader.requireStart();
        boolean response = RS.equals(in.getNamespaceURI()) && "RegistryResponse".equals(in.getLocalName());
        boolean query =
                EbrimWriter.QUERY.equals(in.getNamespaceURI()) && "AdhocQueryResponse".equals(in.getLocalName());
        if (!response && !query) {
            throw new XMLStreamException("not a registry answer", in.getLocation());
        }
        String status = reader.attribute("status");
        OptionalInt total = number(reader.attribute("totalResultCount"));
        reader.descend();
        return new RegistryResponse(status, reader.errors, reader.objects(), total);
    }

    private RegistryObjects objects() {
        return new RegistryObjects(sets, entries, associations, refs);
    }

    private void requireStart() throws XMLStreamException {
        if (in.getEventType() != XMLStreamConstants.START_ELEMENT) {
            throw new XMLStreamException("no element to read", in.getLocation());
        }
    }

    /** Walks the children of the current element, collecting what it knows. */
    private void descend() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT && !collect(in.getLocalName())) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Reads the current element whole if it is a known one. */
    private boolean collect(String name) throws XMLStreamException {
        switch (name) {
            case "RegistryPackage" -> sets.add(new SubmissionSet(readObject()));
            case "ExtrinsicObject" -> entries.add(new DocumentEntry(readObject()));
            case "Association" -> associations.add(readAssociation());
            case "ObjectRef" -> {
                refs.add(attribute("id"));
                skip();
            }
            case "RegistryError" -> {
                errors.add(new RegistryError(
                        attribute("errorCode"),
                        attribute("codeContext"),
                        attribute("severity"),
                        attribute("location")));
                skip();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Parts readObject() throws XMLStreamException {
        Parts parts = new Parts();
        parts.id = attribute("id");
        parts.mimeType = known("mimeType");
        parts.objectType = known("objectType");
        parts.opaque = known("isOpaque");
        parts.logicalId = attribute("lid");
        parts.status = known("status");
        while (nextChild()) {
            switch (in.getLocalName()) {
                case "Slot" -> parts.slots.add(readSlot());
                case "Name" -> parts.title = readText(parts.title);
                case "Description" -> parts.comments = readText(parts.comments);
                case "VersionInfo" -> {
                    parts.version = known("versionName");
                    skip();
                }
                case "Classification" -> parts.classifications.add(readClassification());
                case "ExternalIdentifier" -> parts.identifiers.add(readIdentifier());
                default -> skip();
            }
        }
        return parts;
    }

    private Classification readClassification() throws XMLStreamException {
        String scheme = known("classificationScheme");
        String node = known("classificationNode");
        String representation = known("nodeRepresentation");
        String name = null;
        classificationSlots.clear();
        while (nextChild()) {
            switch (in.getLocalName()) {
                case "Slot" -> classificationSlots.add(readSlot());
                case "Name" -> name = readText(name);
                default -> skip();
            }
        }
        String label = name == null ? "" : cache.text(name);
        return cache.classification(scheme, node, representation, label, classificationSlots);
    }

    private ExternalIdentifier readIdentifier() throws XMLStreamException {
        String scheme = known("identificationScheme");
        String value = known("value");
        String name = null;
        while (nextChild()) {
            if (in.getLocalName().equals("Name")) {
                name = readText(name);
            } else {
                skip();
            }
        }
        return new ExternalIdentifier(scheme, value, name == null ? "" : cache.text(name));
    }

    private Association readAssociation() throws XMLStreamException {
        String id = attribute("id");
        String type = known("associationType");
        String source = attribute("sourceObject");
        String target = attribute("targetObject");
        List<Slot> slots = new ArrayList<>(2);
        while (nextChild()) {
            if (in.getLocalName().equals("Slot")) {
                slots.add(readSlot());
            } else {
                skip();
            }
        }
        return new Association(id, type, source, target, slots);
    }

    private Slot readSlot() throws XMLStreamException {
        String name = known("name");
        String first = null;
        List<String> values = null;
        while (nextChild()) {
            if (!in.getLocalName().equals("ValueList")) {
                skip();
                continue;
            }
            while (nextChild()) {
                if (!in.getLocalName().equals("Value")) {
                    skip();
                } else if (first == null) {
                    first = readValue();
                } else {
                    if (values == null) {
                        values = new ArrayList<>();
                        values.add(first);
                    }
                    values.add(readValue());
                }
            }
        }
        if (values != null) {
            return new Slot(name, values);
        }
        return first == null ? new Slot(name, List.of()) : cache.slot(name, first);
    }

    /** The text of the current element, without the white space around it. */
    private String readValue() throws XMLStreamException {
        int length = 0;
        int event = in.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (in.hasText() && event != XMLStreamConstants.COMMENT) {
                length = append(length);
            }
            event = in.next();
        }
        int start = 0;
        while (start < length && Character.isWhitespace(text[start])) {
            start++;
        }
        while (length > start && Character.isWhitespace(text[length - 1])) {
            length--;
        }
        return cache.text(text, start, length - start);
    }

    private int append(int length) throws XMLStreamException {
        int total = length + in.getTextLength();
        if (total > MAX_VALUE_LENGTH) {
            throw new XMLStreamException("a slot value is too long", in.getLocation());
        }
        if (total > text.length) {
            text = Arrays.copyOf(text, 2 * total);
        }
        System.arraycopy(in.getTextCharacters(), in.getTextStart(), text, length, total - length);
        return total;
    }

    /** The first localised string of a {@code Name} or {@code Description}, otherwise what was known. */
    private @Nullable String readText(@Nullable String known) throws XMLStreamException {
        String found = known;
        while (nextChild()) {
            if (found == null && in.getLocalName().equals("LocalizedString")) {
                found = attribute("value");
            }
            skip();
        }
        return found;
    }

    /** Moves to the next child element; false at the end of the current one. */
    private boolean nextChild() throws XMLStreamException {
        int event = in.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = in.next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Moves to the end of the current element. */
    private void skip() throws XMLStreamException {
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

    /** An attribute whose value is likely to come again. */
    private String known(String name) {
        String value = in.getAttributeValue(null, name);
        return value == null || value.isEmpty() ? "" : cache.text(value);
    }

    private String attribute(String name) {
        String value = in.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static OptionalInt number(String text) {
        try {
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
