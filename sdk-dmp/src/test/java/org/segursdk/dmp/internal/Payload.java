package org.segursdk.dmp.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.Software;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.soap.XmlFragment;

/** Payloads as texts. */
final class Payload {
    static final Software SOFTWARE =
            Software.builder("MonLGC & fils", "1.0").oid(Oid.of("1.2.3")).build();

    private Payload() {}

    /** A parser that stands on the root, as after the envelope. */
    static XMLStreamReader reader(String xml) throws XMLStreamException {
        XMLStreamReader in = SecureXml.reader(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        in.nextTag();
        return in;
    }

    static String text(XmlFragment fragment) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        fragment.writeTo(writer);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A text written over several lines, as one. */
    static String oneLine(String lines) {
        return lines.lines().map(String::strip).reduce("", String::concat);
    }
}
