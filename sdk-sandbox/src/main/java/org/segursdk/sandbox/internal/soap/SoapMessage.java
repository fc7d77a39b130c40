package org.segursdk.sandbox.internal.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A SOAP 1.2 envelope, read by plain DOM.
 *
 * @param envelope the root
 * @param headers header blocks, in order
 * @param payload the only child of the body
 */
public record SoapMessage(Element envelope, List<Element> headers, Element payload) {
    public static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
    public static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public static final String WSA = "http://www.w3.org/2005/08/addressing";
    public static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final long LIMIT = 16L * 1024 * 1024;

    /**
     * Reads an envelope; does not close the stream.
     *
     * @throws Refusal not XML, a DTD, too long, not SOAP 1.2, not exactly one body with one child
     * @throws IOException the connection failed
     */
    public static SoapMessage parse(InputStream in) throws Refusal, IOException {
        return parse(in, true);
    }

    /**
     * As {@link #parse(InputStream)}.
     *
     * @param strict false: SOAP 1.1 passes too
     */
    public static SoapMessage parse(InputStream in, boolean strict) throws Refusal, IOException {
        Document document;
        try {
            document = SecureXml.parse(new Unclosed(new Bounded(in, LIMIT)));
        } catch (SAXException e) {
            throw Refusal.sandbox(
                    "The body is not well-formed XML, or holds a document type declaration: " + e.getMessage());
        } catch (Bounded.TooLong e) {
            throw Refusal.sandbox("The envelope exceeds 16 MiB.");
        }
        Element root = document.getDocumentElement();
        String soap = !strict && Dom.is(root, SOAP11, "Envelope") ? SOAP11 : SOAP12;
        if (!Dom.is(root, soap, "Envelope")) {
            String version = Dom.is(root, SOAP11, "Envelope") ? "a SOAP 1.1 envelope" : "no SOAP envelope";
            throw new Refusal(
                    true, "VersionMismatch", Refusal.SANDBOX, "SOAP 1.2 is expected, this is " + version + ".");
        }
        List<Element> parts = Dom.children(root);
        List<Element> headers = Dom.children(root, soap, "Header");
        List<Element> bodies = Dom.children(root, soap, "Body");
        boolean header = headers.size() <= 1 && (headers.isEmpty() || parts.get(0) == headers.get(0));
        if (!header || bodies.size() != 1 || parts.size() != headers.size() + 1) {
            throw Refusal.sandbox("The envelope must hold at most one Header, then exactly one Body, nothing else.");
        }
        List<Element> payload = Dom.children(bodies.get(0));
        if (payload.size() != 1) {
            throw Refusal.sandbox("The Body must hold exactly one element, found " + payload.size() + ".");
        }
        return new SoapMessage(root, headers.isEmpty() ? List.of() : Dom.children(headers.get(0)), payload.get(0));
    }

    /** Header blocks of that name. */
    public List<Element> headers(String namespace, String name) {
        return headers.stream().filter(e -> Dom.is(e, namespace, name)).toList();
    }

    /** Text of a WS-Addressing header; empty when it is absent or repeated. */
    public Optional<String> addressing(String name) {
        List<Element> found = headers(WSA, name);
        return found.size() == 1 ? Optional.of(Dom.text(found.get(0))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "SoapMessage[" + payload.getLocalName() + "]";
    }

    /** The parser closes what it reads; the rest of the request is still wanted. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() {
            // The server owns the stream.
        }
    }
}
