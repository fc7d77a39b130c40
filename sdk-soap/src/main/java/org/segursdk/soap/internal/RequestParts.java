package org.segursdk.soap.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.soap.SoapAttachment;
import org.segursdk.soap.SoapRequest;

/**
 * Frames the request: nothing around a plain envelope, multipart/related with XOP around one with attachments. The same ids
 * give the same bytes, which CXF's own writer of parts, with its random boundary, would not; and each source must give what
 * it announced.
 */
final class RequestParts {
    private static final String ROOT = "envelope@segursdk.org";
    /** Of what is read and written at once. */
    static final int BUFFER = 64 << 10;

    private RequestParts() {}

    static String contentType(Call call) {
        SoapRequest request = call.request();
        if (!request.isMtom()) {
            return Soap.MEDIA_TYPE + "; charset=utf-8; action=\"" + request.action() + '"';
        }
        return "multipart/related; type=\"application/xop+xml\"; boundary=\"" + call.boundary() + "\"; start=\"<" + ROOT
                + ">\"; start-info=\"" + Soap.MEDIA_TYPE + "\"; action=\"" + request.action() + '"';
    }

    /** What comes before the envelope. */
    static byte[] opening(Call call) {
        if (!call.request().isMtom()) {
            return new byte[0];
        }
        return ascii("--" + call.boundary() + "\r\n"
                + "Content-Type: application/xop+xml; charset=UTF-8; type=\"" + Soap.MEDIA_TYPE + "\"\r\n"
                + "Content-Transfer-Encoding: binary\r\n"
                + "Content-ID: <" + ROOT + ">\r\n\r\n");
    }

    /** Length of what {@link #writeRest} writes. */
    static long restLength(Call call) {
        if (!call.request().isMtom()) {
            return 0;
        }
        long length = closing(call).length;
        for (SoapAttachment attachment : call.request().attachments()) {
            length += head(call, attachment).length + attachment.size();
        }
        return length;
    }

    /**
     * Writes what comes after the envelope: the other parts.
     *
     * @throws IOException from the stream alone; a source that fails gives an exception of the SDK
     */
    static void writeRest(Call call, OutputStream out) throws IOException {
        if (!call.request().isMtom()) {
            return;
        }
        List<SoapAttachment> attachments = call.request().attachments();
        for (int i = 0; i < attachments.size(); i++) {
            out.write(head(call, attachments.get(i)));
            content(attachments.get(i), i, out);
        }
        out.write(closing(call));
    }

    private static byte[] head(Call call, SoapAttachment attachment) {
        return ascii("\r\n--" + call.boundary() + "\r\n"
                + "Content-Type: " + attachment.mediaType() + "\r\n"
                + "Content-Transfer-Encoding: binary\r\n"
                + "Content-ID: <" + attachment.contentId() + ">\r\n\r\n");
    }

    private static byte[] closing(Call call) {
        return ascii("\r\n--" + call.boundary() + "--\r\n");
    }

    private static void content(SoapAttachment attachment, int index, OutputStream out) throws IOException {
        long sent = 0;
        byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, attachment.size() + 1))];
        InputStream in = open(attachment);
        try {
            int n = read(in, buffer);
            while (n >= 0 && sent + n <= attachment.size()) {
                out.write(buffer, 0, n);
                sent += n;
                n = read(in, buffer);
            }
            if (n >= 0 || sent != attachment.size()) {
                throw wrongSize(index);
            }
        } finally {
            close(in);
        }
    }

    private static InputStream open(SoapAttachment attachment) {
        try {
            return attachment.source().open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(e);
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
}
