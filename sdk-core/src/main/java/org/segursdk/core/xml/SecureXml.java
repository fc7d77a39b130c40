package org.segursdk.core.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The one place where XML parsers and writers are made: always the JDK's own implementations, no DTD, no external entity,
 * no XInclude, no external style sheet, bounded by {@link ParserLimits}. Thread-safe.
 */
public final class SecureXml {
    private static final Pool<XMLInputFactory> STAX = new Pool<>(() -> inputFactory(ParserLimits.DEFAULT));

    private SecureXml() {}

    // Each made when first wanted: a program that only reads waits for none of the others.

    private static final class Writers {
        static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    }

    private static final class Builders {
        /** Of factories: a parser itself keeps every name it ever read. */
        static final Pool<DocumentBuilderFactory> FACTORIES = new Pool<>(() -> documentFactory(ParserLimits.DEFAULT));
    }

    private static final class Transformers {
        static final TransformerFactory FACTORY = transformerFactory();
    }

    /**
     * A pull parser over the stream; the caller closes the stream. Reading throws {@link RefusedXmlException} on a DTD and
     * {@link OversizedXmlException} on a tag, comment, instruction or CDATA section of more than 8 MB.
     */
    public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = STAX.take();
        try {
            return GuardedReader.open(factory, in);
        } finally {
            STAX.give(factory);
        }
    }

    /** A pull parser with other limits. */
    public static XMLStreamReader reader(InputStream in, ParserLimits limits) throws XMLStreamException {
        return GuardedReader.open(inputFactory(limits), in);
    }

    /** A UTF-8 writer over the stream; the caller closes the stream. */
    public static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
        synchronized (Writers.FACTORY) {
            return Writers.FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        }
    }

    /**
     * Reads the whole stream into a namespace-aware DOM.
     *
     * @throws SAXException when it is not well-formed, holds a DTD or exceeds a limit; its message never quotes the content
     */
    public static Document parse(InputStream in) throws IOException, SAXException {
        try {
            return documentBuilder().parse(in);
        } catch (SAXParseException e) {
            throw new SAXException("XML refused at line " + e.getLineNumber() + ", column " + e.getColumnNumber());
        }
    }

    /** A new empty document. */
    public static Document newDocument() {
        return documentBuilder().newDocument();
    }

    /** Namespace-aware, silent on errors (they are thrown, not printed). */
    private static DocumentBuilder documentBuilder() {
        DocumentBuilderFactory factory = Builders.FACTORIES.take();
        try {
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("JDK XML parser", e);
        } finally {
            Builders.FACTORIES.give(factory);
        }
    }

    /** An identity transformer that reads nothing from outside. */
    public static Transformer transformer() {
        try {
            synchronized (Transformers.FACTORY) {
                return Transformers.FACTORY.newTransformer();
            }
        } catch (TransformerConfigurationException e) {
            throw new IllegalStateException("JDK XML transformer", e);
        }
    }

    /**
     * The transformer of a style sheet, which reads nothing from outside and calls no extension.
     *
     * @param stylesheet as a tree
     * @throws TransformerConfigurationException the style sheet is none, or asks for what is forbidden
     */
    public static Transformer transformer(Document stylesheet) throws TransformerConfigurationException {
        synchronized (Transformers.FACTORY) {
            return Transformers.FACTORY.newTransformer(new DOMSource(stylesheet));
        }
    }

    private static XMLInputFactory inputFactory(ParserLimits limits) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(limits.maxDepth()));
        factory.setProperty("jdk.xml.elementAttributeLimit", Integer.toString(limits.maxAttributes()));
        factory.setProperty("jdk.xml.maxXMLNameLimit", Integer.toString(limits.maxNameLength()));
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external reference refused");
        });
        return factory;
    }

    private static DocumentBuilderFactory documentFactory(ParserLimits limits) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            // A tree that is made only as it is read restarts every list of nodes, and is not safe for two readers.
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(limits.maxDepth()));
            factory.setAttribute("jdk.xml.elementAttributeLimit", Integer.toString(limits.maxAttributes()));
            factory.setAttribute("jdk.xml.maxXMLNameLimit", Integer.toString(limits.maxNameLength()));
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("JDK XML parser", e);
        }
    }

    private static TransformerFactory transformerFactory() {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            return factory;
        } catch (TransformerConfigurationException e) {
            throw new IllegalStateException("JDK XML transformer", e);
        }
    }
}
