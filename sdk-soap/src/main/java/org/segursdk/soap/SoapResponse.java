package org.segursdk.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.soap.internal.AnswerParts;
import org.segursdk.soap.internal.Call;
import org.segursdk.soap.internal.Failures;
import org.segursdk.soap.internal.OpenedAnswer;

/**
 * An answer, read while it arrives. Read the payload first, then the attachments in the order of the message; close it in the
 * end, which frees the connection and tells the exchange listener. Not thread-safe.
 */
public final class SoapResponse implements AutoCloseable {
    private final Call call;
    private final OpenedAnswer answer;
    private final ExchangeReport report;
    private @Nullable SegurException failure;
    private @Nullable String rawCode;
    private boolean closed;

    SoapResponse(Call call, OpenedAnswer answer, ExchangeReport report) {
        this.call = call;
        this.answer = answer;
        this.report = report;
    }

    /**
     * Reads the payload, then checks that the message came to its end.
     *
     * @throws SegurSecurityException code {@code XML-DTD-REFUSED}
     * @throws TransportException uncertain: the answer is broken off, not well-formed, too large or too slow
     */
    public <T> T read(XmlReading<T> reading) {
        try {
            T value = reading.read(answer.envelope().reader());
            answer.envelope().drain();
            return value;
        } catch (XMLStreamException e) {
            throw failed(Failures.unreadableAnswer(e, call, answer.envelope().isEnded()));
        } catch (SegurException e) {
            throw failed(e);
        }
    }

    /**
     * The payload, positioned on its start element. Prefer {@link #read}, which translates the exceptions of the parser and
     * checks the end of the message.
     */
    public XMLStreamReader body() {
        return answer.envelope().reader();
    }

    /** Action of the answer; {@code ""} when absent. */
    public String action() {
        return answer.envelope().action();
    }

    /** Message id the answer relates to, checked to be the request's; {@code ""} when the service gives none. */
    public String relatesTo() {
        return answer.envelope().relatesTo();
    }

    /** Message id of the request. */
    public String messageId() {
        return call.messageId();
    }

    public int httpStatus() {
        return answer.httpStatus();
    }

    /** Whether the answer came with parts beside the envelope. */
    public boolean isMultipart() {
        return answer.parts().isPresent();
    }

    /**
     * A part by its Content-ID, without angle brackets. The stream throws {@link TransportException} when the part is broken
     * off. Parts asked for in the order of the message are never held; each is given once.
     *
     * @throws TransportException uncertain, code {@code ANSWER-MTOM-MISSING-PART} and the like
     */
    public InputStream attachment(String contentId) {
        return part(parts -> parts.byId(contentId));
    }

    /**
     * A part by the {@code href} of a {@code xop:Include}; only {@code cid:} is followed.
     *
     * @throws SegurSecurityException code {@code XOP-HREF-REFUSED}
     * @throws TransportException uncertain, code {@code ANSWER-MTOM-MISSING-PART} and the like
     */
    public InputStream attachmentByHref(String href) {
        return part(parts -> parts.byHref(href));
    }

    private interface PartFinder {
        InputStream find(AnswerParts parts) throws IOException;
    }

    private InputStream part(PartFinder finder) {
        AnswerParts parts = answer.parts().orElse(null);
        try {
            InputStream in = parts == null ? AnswerParts.none() : finder.find(parts);
            return new Part(in);
        } catch (IOException e) {
            throw failed(Failures.unreadableAnswer(e, call, false));
        } catch (SegurException e) {
            throw failed(e);
        }
    }

    /** Tells the listener the service's own return code, found in the payload. */
    public void recordRawCode(String code) {
        this.rawCode = code;
    }

    /** Makes the listener hear of a failure found in the payload, and returns it. */
    public <E extends SegurException> E failed(E exception) {
        failure = exception;
        return exception;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            answer.close();
            report.ended(call, answer.httpStatus(), Optional.ofNullable(rawCode), Optional.ofNullable(failure));
        }
    }

    /** Without any content. */
    @Override
    public String toString() {
        return "SoapResponse[" + call.request().operation() + ", " + answer.httpStatus() + "]";
    }

    /** A part whose failures are of the SDK. */
    private final class Part extends FilterInputStream {
        Part(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                throw failed(Failures.unreadableAnswer(e, call, false));
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
