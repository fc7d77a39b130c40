package org.segursdk.soap.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import javax.xml.stream.XMLStreamException;
import org.segursdk.soap.XmlFragment;

/**
 * Writes the envelope and its parts straight onto the JDK's connection: no bus, no chain, nothing to start. Its requests are
 * read like {@link CxfTransport}'s, and the same tests prove both.
 */
final class DirectTransport implements Transport {
    private static final String SOAP = "soap";

    @Override
    public Answer send(Call call, Peer peer) {
        try {
            HttpURLConnection connection = peer.open(call.address().toURL(), call);
            connection.setRequestProperty("Content-Type", RequestParts.contentType(call));
            connection.setRequestProperty("Accept", ACCEPT);
            connection.setRequestProperty("User-Agent", USER_AGENT);
            RequestStream out = new RequestStream(connection, call);
            out.write(RequestParts.opening(call));
            writeEnvelope(call, out);
            out.envelopeEnded(RequestParts.restLength(call));
            RequestParts.writeRest(call, out);
            out.close();
            return answer(connection, call);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            call.abort();
            throw Failures.notAnswered(e, call);
        }
    }

    private static void writeEnvelope(Call call, RequestStream stream) throws XMLStreamException {
        XmlWriter out = new XmlWriter(new CapturingStream(stream, call.sent()));
        out.writeStartElement(SOAP, "Envelope", Soap.NS);
        out.writeNamespace(SOAP, Soap.NS);
        out.writeStartElement(SOAP, "Header", Soap.NS);
        for (XmlFragment header : EnvelopeHeaders.of(call)) {
            header.writeTo(out);
        }
        out.writeEndElement();
        out.writeStartElement(SOAP, "Body", Soap.NS);
        call.request().body().writeTo(out);
        out.writeEndElement();
        out.writeEndElement();
        out.close();
    }

    private static Answer answer(HttpURLConnection connection, Call call) throws IOException {
        call.reached(Call.Phase.WAITING);
        try {
            int status = connection.getResponseCode();
            call.reached(Call.Phase.READING);
            InputStream in = status >= HttpURLConnection.HTTP_BAD_REQUEST
                    ? connection.getErrorStream()
                    : connection.getInputStream();
            return new Answer(
                    status, connection::getHeaderField, in == null ? new ByteArrayInputStream(new byte[0]) : in);
        } catch (IOException e) {
            throw call.networkFailed(e);
        }
    }

    /** Keeps a bounded copy of the envelope for the listener. */
    private static final class CapturingStream extends OutputStream {
        private final OutputStream out;
        private final CaptureBuffer capture;

        CapturingStream(OutputStream out, CaptureBuffer capture) {
            this.out = out;
            this.capture = capture;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            capture.add(data, offset, length);
            out.write(data, offset, length);
        }
    }
}
