package org.segursdk.soap.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.soap.SoapAttachment;
import org.segursdk.soap.SoapRequest;

/**
 * Frames the request: nothing around a plain envelope, multipart/related with XOP around one with attachments. CXF's own
 * writer of parts draws a random boundary and a random order of headers; this one gives the same bytes for the same ids, and
 * checks that each source gives what it announced.
 */
final class RequestParts {
    private static final String ROOT = "envelope@segursdk.org";
    private static final int BUFFER = 64 << 10;

    private RequestParts() {}

    static String contentType(Call call) {
        SoapRequest request = call.request();
        if (!request.isMtom()) {
            return Soap.MEDIA_TYPE + "; charset=utf-8; action=\"" + request.action() + '"';
        }
        return "multipart/related; type=\"application/xop+xml\"; boundary=\"" + call.boundary() + "\"; start=\"<" + ROOT
                + ">\"; start-info=\"" + Soap.MEDIA_TYPE + "\"; action=\"" + request.action() + '"';
    }

    /** Opens the root part and keeps a bounded copy of the envelope for the listener. */
    static final class Opening extends AbstractPhaseInterceptor<Message> {
        Opening() {
            super(Phase.PRE_STREAM);
            addBefore(StaxOutInterceptor.class.getName());
        }

        @Override
        public void handleMessage(Message message) {
            Call call = HttpsConduit.call(message);
            OutputStream out = message.getContent(OutputStream.class);
            if (call.request().isMtom()) {
                write(
                        out,
                        "--" + call.boundary() + "\r\n"
                                + "Content-Type: application/xop+xml; charset=UTF-8; type=\"" + Soap.MEDIA_TYPE
                                + "\"\r\n"
                                + "Content-Transfer-Encoding: binary\r\n"
                                + "Content-ID: <" + ROOT + ">\r\n\r\n");
            }
            message.setContent(OutputStream.class, new Root(out, call));
            message.getInterceptorChain().add(new Ending(out));
        }
    }

    /** Writes the other parts once the envelope is whole. */
    private static final class Ending extends AbstractPhaseInterceptor<Message> {
        private final OutputStream out;

        Ending(OutputStream out) {
            super(Phase.PRE_STREAM_ENDING);
            this.out = out;
        }

        @Override
        public void handleMessage(Message message) {
            Call call = HttpsConduit.call(message);
            if (call.request().isMtom()) {
                List<SoapAttachment> attachments = call.request().attachments();
                for (int i = 0; i < attachments.size(); i++) {
                    part(call, attachments.get(i), i);
                }
                write(out, "\r\n--" + call.boundary() + "--\r\n");
            }
            // The conduit closes the stream it made.
            message.setContent(OutputStream.class, out);
        }

        private void part(Call call, SoapAttachment attachment, int index) {
            write(
                    out,
                    "\r\n--" + call.boundary() + "\r\n"
                            + "Content-Type: " + attachment.mediaType() + "\r\n"
                            + "Content-Transfer-Encoding: binary\r\n"
                            + "Content-ID: <" + attachment.contentId() + ">\r\n\r\n");
            long sent = 0;
            byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, attachment.size() + 1))];
            try (InputStream in = attachment.source().open()) {
                int n = read(in, buffer);
                while (n >= 0 && sent + n <= attachment.size()) {
                    write(out, buffer, n);
                    sent += n;
                    n = read(in, buffer);
                }
                if (n >= 0 || sent != attachment.size()) {
                    throw wrongSize(index);
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void write(OutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        write(out, bytes, bytes.length);
    }

    private static void write(OutputStream out, byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new Fault(e);
        }
    }

    private static TransportException unreadable(IOException cause) {
        return TransportException.notSent(
                "CONTENT-UNREADABLE",
                LocalizedText.of(
                        "le contenu à envoyer n'a pas pu être lu ; l'envoi a été interrompu",
                        "the content to send could not be read; sending was broken off"),
                // A file name may name a patient.
                new IOException(cause.getClass().getSimpleName()));
    }

    private static InvalidInputException wrongSize(int index) {
        return InvalidInputException.of(
                "SoapRequest",
                "attachments[" + index + "].size",
                "SOAP-ATTACHMENT-SIZE",
                "la source n'a pas donné le nombre d'octets annoncé ; l'envoi a été interrompu",
                "the source did not give the announced number of bytes; sending was broken off");
    }

    /** The envelope on its way out. */
    private static final class Root extends FilterOutputStream {
        private final Call call;

        Root(OutputStream out, Call call) {
            super(out);
            this.call = call;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            call.sent().add(data, offset, length);
            out.write(data, offset, length);
        }

        @Override
        public void flush() {
            // A flush would open the connection before the size is known.
        }

        @Override
        public void close() {
            // The parts follow.
        }
    }
}
