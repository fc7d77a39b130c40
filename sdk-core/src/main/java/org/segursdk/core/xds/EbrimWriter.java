package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XDS metadata as ebRIM 3.0: the submission of the DMP (ITI-41, ITI-57), its queries (ITI-18) and the
 * METADATA.xml of an XDM archive.
 * Ids of classifications and identifiers are numbered by the writer. One writer for one message; not thread-safe.
 * Source: dmp §6, examples §7.
 */
public final class EbrimWriter {
    static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    private static final String ASSOCIATION_OBJECT =
            "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association";

    private final XMLStreamWriter out;
    private int classifications;
    private int identifiers;

    public EbrimWriter(XMLStreamWriter out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    /** Writes an {@code lcm:SubmitObjectsRequest}, its namespaces declared on it. */
    public void writeSubmitObjectsRequest(RegistryObjects objects) throws XMLStreamException {
        out.writeStartElement("lcm", "SubmitObjectsRequest", LCM);
        out.writeNamespace("lcm", LCM);
        out.writeDefaultNamespace(RIM);
        start("RegistryObjectList");
        for (SubmissionSet set : objects.submissionSets()) {
            writeSet(set);
        }
        for (DocumentEntry entry : objects.entries()) {
            writeEntry(entry);
        }
        for (Association association : objects.associations()) {
            writeAssociation(association);
        }
        for (String ref : objects.objectRefs()) {
            out.writeEmptyElement("", "ObjectRef", RIM);
            attribute("id", ref);
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    /** Writes a {@code query:AdhocQueryRequest}, its namespaces declared on it. */
    public void writeAdhocQueryRequest(StoredQuery query) throws XMLStreamException {
        out.writeStartElement("q", "AdhocQueryRequest", QUERY);
        out.writeNamespace("q", QUERY);
        out.writeDefaultNamespace(RIM);
        out.writeEmptyElement("q", "ResponseOption", QUERY);
        attribute("returnComposedObjects", "true");
        attribute("returnType", query.returnType().code());
        start("AdhocQuery");
        attribute("id", query.id());
        writeSlots(query.slots());
        out.writeEndElement();
        out.writeEndElement();
    }

    private void writeSet(SubmissionSet set) throws XMLStreamException {
        start("RegistryPackage");
        attribute("id", set.id());
        writeState(set);
        writeParts(set);
        out.writeEndElement();
    }

    private void writeEntry(DocumentEntry entry) throws XMLStreamException {
        start("ExtrinsicObject");
        attribute("id", entry.id());
        attribute("mimeType", entry.mimeType());
        attribute("objectType", entry.objectType());
        optionalAttribute("isOpaque", entry.opaque());
        writeState(entry);
        writeParts(entry);
        out.writeEndElement();
    }

    private void writeState(RegistryObject object) throws XMLStreamException {
        optionalAttribute("lid", object.logicalId());
        optionalAttribute("status", object.status());
    }

    private void writeParts(RegistryObject object) throws XMLStreamException {
        writeSlots(object.slots());
        if (object.title().isPresent()) {
            writeText("Name", object.title().get());
        }
        if (object.comments().isPresent()) {
            writeText("Description", object.comments().get());
        }
        if (object.version().isPresent()) {
            out.writeEmptyElement("", "VersionInfo", RIM);
            attribute("versionName", object.version().get());
        }
        for (Classification each : object.classifications()) {
            writeClassification(each, object.id());
        }
        for (ExternalIdentifier each : object.externalIdentifiers()) {
            writeIdentifier(each, object.id());
        }
    }

    private void writeClassification(Classification classification, String owner) throws XMLStreamException {
        start("Classification");
        classifications++;
        attribute("id", "c" + classifications);
        if (classification.node().isEmpty()) {
            attribute("classificationScheme", classification.scheme());
            attribute("classifiedObject", owner);
            attribute("nodeRepresentation", classification.representation());
        } else {
            attribute("classificationNode", classification.node());
            attribute("classifiedObject", owner);
        }
        writeSlots(classification.slots());
        if (!classification.name().isEmpty()) {
            writeText("Name", classification.name());
        }
        out.writeEndElement();
    }

    private void writeIdentifier(ExternalIdentifier identifier, String owner) throws XMLStreamException {
        start("ExternalIdentifier");
        identifiers++;
        attribute("id", "e" + identifiers);
        attribute("registryObject", owner);
        attribute("identificationScheme", identifier.scheme());
        attribute("value", identifier.value());
        start("Name");
        out.writeEmptyElement("", "LocalizedString", RIM);
        attribute("value", identifier.name());
        out.writeEndElement();
        out.writeEndElement();
    }

    private void writeAssociation(Association association) throws XMLStreamException {
        start("Association");
        attribute("id", association.id());
        attribute("associationType", association.type());
        if (association.type().equals(Association.UPDATE_STATUS)) {
            attribute("objectType", ASSOCIATION_OBJECT);
        }
        attribute("sourceObject", association.source());
        attribute("targetObject", association.target());
        writeSlots(association.slots());
        out.writeEndElement();
    }

    private void writeSlots(List<Slot> slots) throws XMLStreamException {
        for (Slot slot : slots) {
            start("Slot");
            attribute("name", slot.name());
            start("ValueList");
            for (String value : slot.values()) {
                start("Value");
                out.writeCharacters(Texts.clean(value));
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndElement();
        }
    }

    private void writeText(String element, String text) throws XMLStreamException {
        start(element);
        out.writeEmptyElement("", "LocalizedString", RIM);
        attribute("charset", "UTF8");
        out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", "FR");
        attribute("value", text);
        out.writeEndElement();
    }

    private void start(String name) throws XMLStreamException {
        out.writeStartElement("", name, RIM);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, Texts.clean(value));
    }

    private void optionalAttribute(String name, Optional<String> value) throws XMLStreamException {
        if (value.isPresent()) {
            attribute(name, value.get());
        }
    }
}
