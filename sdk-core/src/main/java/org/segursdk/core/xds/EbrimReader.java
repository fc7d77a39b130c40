package org.segursdk.core.xds;

import java.util.ArrayList;
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
    private static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    /** Longest value of a slot; longer ones are no metadata. */
    private static final int MAX_VALUE_LENGTH = 1_000_000;

    private final XMLStreamReader in;
    private final List<SubmissionSet> sets = new ArrayList<>();
    private final List<DocumentEntry> entries = new ArrayList<>();
    private final List<Association> associations = new ArrayList<>();
    private final List<String> refs = new ArrayList<>();
    private final List<RegistryError> errors = new ArrayList<>();

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
        boolean query = QUERY.equals(in.getNamespaceURI()) && "AdhocQueryResponse".equals(in.getLocalName());
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
        parts.mimeType = attribute("mimeType");
        parts.objectType = attribute("objectType");
        parts.logicalId = attribute("lid");
        parts.status = attribute("status");
        while (nextChild()) {
            switch (in.getLocalName()) {
                case "Slot" -> parts.slots.add(readSlot());
                case "Name" -> parts.title = readText(parts.title);
                case "Description" -> parts.comments = readText(parts.comments);
                case "VersionInfo" -> {
                    parts.version = attribute("versionName");
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
        String scheme = attribute("classificationScheme");
        String node = attribute("classificationNode");
        String representation = attribute("nodeRepresentation");
        List<Slot> slots = new ArrayList<>(4);
        String name = null;
        while (nextChild()) {
            switch (in.getLocalName()) {
                case "Slot" -> slots.add(readSlot());
                case "Name" -> name = readText(name);
                default -> skip();
            }
        }
        return new Classification(scheme, node, representation, name == null ? "" : name, slots);
    }

    private ExternalIdentifier readIdentifier() throws XMLStreamException {
        String scheme = attribute("identificationScheme");
        String value = attribute("value");
        String name = null;
        while (nextChild()) {
            if (in.getLocalName().equals("Name")) {
                name = readText(name);
            } else {
                skip();
            }
        }
        return new ExternalIdentifier(scheme, value, name == null ? "" : name);
    }

    private Association readAssociation() throws XMLStreamException {
        String id = attribute("id");
        String type = attribute("associationType");
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
        String name = attribute("name");
        List<String> values = new ArrayList<>(2);
        while (nextChild()) {
            if (!in.getLocalName().equals("ValueList")) {
                skip();
                continue;
            }
            while (nextChild()) {
                if (in.getLocalName().equals("Value")) {
                    values.add(readValue());
                } else {
                    skip();
                }
            }
        }
        return new Slot(name, values);
    }

    private String readValue() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int event = in.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (in.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
            }
            if (text.length() > MAX_VALUE_LENGTH) {
                throw new XMLStreamException("a slot value is too long", in.getLocation());
            }
            event = in.next();
        }
        return text.toString();
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
