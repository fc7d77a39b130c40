package org.segursdk.soap.internal;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.XmlFragment;

/** The headers of a request: WS-Addressing, security, then the service's own. Source: insi §3.3, dmp §1.3. */
final class EnvelopeHeaders {
    private static final String PREFIX = "wsa";

    private EnvelopeHeaders() {}

    static List<XmlFragment> of(Call call) {
        SoapRequest request = call.request();
        boolean full = request.addressing().isFull();
        List<XmlFragment> headers = new ArrayList<>();
        headers.add(writer -> text(writer, "Action", request.action(), full));
        headers.add(writer -> text(writer, "MessageID", call.messageId(), false));
        if (full) {
            headers.add(writer -> text(writer, "To", call.address().toString(), false));
            headers.add(EnvelopeHeaders::replyTo);
        }
        request.assertion().ifPresent(assertion -> headers.add(writer -> security(writer, assertion)));
        headers.addAll(request.headers());
        return headers;
    }

    private static void text(XMLStreamWriter writer, String name, String value, boolean mustUnderstand)
            throws XMLStreamException {
        start(writer, name, mustUnderstand);
        writer.writeCharacters(value);
        writer.writeEndElement();
    }

    private static void replyTo(XMLStreamWriter writer) throws XMLStreamException {
        start(writer, "ReplyTo", true);
        writer.writeStartElement(PREFIX, "Address", Soap.WSA);
        writer.writeCharacters(Soap.WSA_ANONYMOUS);
        writer.writeEndElement();
        writer.writeEndElement();
    }

    private static void start(XMLStreamWriter writer, String name, boolean mustUnderstand) throws XMLStreamException {
        writer.writeStartElement(PREFIX, name, Soap.WSA);
        writer.writeNamespace(PREFIX, Soap.WSA);
        if (mustUnderstand) {
            writer.writeAttribute("soap", Soap.NS, "mustUnderstand", "true");
        }
    }

    private static void security(XMLStreamWriter writer, XmlFragment assertion) throws XMLStreamException {
        writer.writeStartElement("wsse", "Security", Soap.WSSE);
        writer.writeNamespace("wsse", Soap.WSSE);
        assertion.writeTo(writer);
        writer.writeEndElement();
    }
}
