package org.segursdk.soap.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;
import org.segursdk.core.xml.RefusedXmlException;
import org.segursdk.soap.SoapFault;

/** An answer understood as SOAP: its envelope up to the payload, or its fault, and the parts that follow. */
public final class OpenedAnswer implements AutoCloseable {
    private final Call call;
    private final Answer answer;
    private final EnvelopeReader envelope;
    private final @Nullable AnswerParts parts;
    private @Nullable SoapFault fault;

    private OpenedAnswer(Call call, Answer answer, EnvelopeReader envelope, @Nullable AnswerParts parts) {
        this.call = call;
        this.answer = answer;
        this.envelope = envelope;
        this.parts = parts;
    }

    /**
     * Reads the head of the envelope.
     *
     * @throws SegurException when the answer is not what the protocol wants; the answer then is closed
     */
    public static OpenedAnswer open(Answer answer, Call call) {
        AnswerStream stream = null;
        try {
            answer.refuseCompression();
            MediaType type = answer.mediaType();
            if (!type.isMultipart() && !type.isXml()) {
                throw notSoap(answer, call);
            }
            long deadline = System.nanoTime() + call.limits().maxXmlDuration().toNanos();
            AnswerParts parts = null;
            if (type.isMultipart()) {
                parts = AnswerParts.open(answer.stream(), type, answer.length(), call.limits());
                byte[] root = readRoot(parts.root(), call.limits().maxXmlBytes(), deadline);
                stream = new AnswerStream(
                        new ByteArrayInputStream(root), Long.MAX_VALUE, -1, Long.MAX_VALUE, call.received());
            } else {
                stream = new AnswerStream(
                        answer.stream(), call.limits().maxXmlBytes(), answer.length(), deadline, call.received());
            }
            OpenedAnswer opened = new OpenedAnswer(call, answer, read(stream, answer, call), parts);
            opened.check();
            return opened;
        } catch (SegurException e) {
            close(answer);
            throw e;
        } catch (IOException | XMLStreamException e) {
            close(answer);
            throw Failures.unreadableAnswer(e, call, stream != null && stream.isEnded());
        }
    }

    private static EnvelopeReader read(AnswerStream stream, Answer answer, Call call)
            throws IOException, XMLStreamException {
        // An empty answer would otherwise be called broken XML.
        PeekStream peek = new PeekStream(stream);
        if (peek.isEmpty()) {
            throw answer.status() >= 300 ? HttpErrors.of(answer, call) : failure(AnswerException.empty(), call);
        }
        EnvelopeReader envelope = new EnvelopeReader(peek, stream);
        try {
            envelope.open();
        } catch (XMLStreamException | AnswerException e) {
            if (answer.status() >= 300 && !isTransport(e)) {
                throw HttpErrors.of(answer, call);
            }
            throw e;
        }
        return envelope;
    }

    private static boolean isTransport(Exception failure) {
        Throwable cause = failure instanceof XMLStreamException xml ? xml.getNestedException() : failure.getCause();
        return failure instanceof RefusedXmlException || cause instanceof IOException && !Failures.isEncoding(cause);
    }

    private void check() throws XMLStreamException {
        if (envelope.isFault()) {
            fault = FaultReader.read(envelope.reader(), answer.status());
            return;
        }
        if (answer.status() >= 300) {
            throw HttpErrors.of(answer, call);
        }
        if (envelope.isEmpty()) {
            throw failure(
                    new AnswerException(
                            "ANSWER-EMPTY-BODY",
                            "le corps SOAP de la réponse est vide",
                            "the SOAP body of the answer is empty"),
                    call);
        }
        if (!envelope.relatesTo().isEmpty() && !envelope.relatesTo().equals(call.messageId())) {
            throw SegurSecurityException.uncertain(
                    "ANSWER-UNRELATED",
                    LocalizedText.of(
                            "la réponse se rapporte à une autre demande", "the answer relates to another request"),
                    null);
        }
    }

    private static SegurException notSoap(Answer answer, Call call) throws IOException {
        if (answer.status() >= 300) {
            return HttpErrors.of(answer, call);
        }
        if (answer.stream().read() < 0) {
            return failure(AnswerException.empty(), call);
        }
        return failure(
                new AnswerException(
                        "ANSWER-CONTENT-TYPE",
                        "la réponse n'est pas du type attendu (une page HTML par exemple)",
                        "the answer is not of the expected type (an HTML page for instance)"),
                call);
    }

    private static TransportException failure(AnswerException failure, Call call) {
        return TransportException.uncertain(failure.code(), call.isReadOnly(), failure.text(), null);
    }

    private static byte[] readRoot(InputStream root, long limit, long deadline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnswerStream bounded = new AnswerStream(root, limit, -1, deadline, CaptureBuffer.of(CaptureMode.NONE));
        bounded.transferTo(bytes);
        return bytes.toByteArray();
    }

    public EnvelopeReader envelope() {
        return envelope;
    }

    public Optional<AnswerParts> parts() {
        return Optional.ofNullable(parts);
    }

    public Optional<SoapFault> fault() {
        return Optional.ofNullable(fault);
    }

    public int httpStatus() {
        return answer.status();
    }

    @Override
    public void close() {
        if (parts != null) {
            parts.close();
        }
        close(answer);
    }

    private static void close(Answer answer) {
        try {
            answer.stream().close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }

    /** Looks whether there is a first byte. */
    private static final class PeekStream extends PushbackInputStream {
        PeekStream(InputStream in) {
            super(in, 1);
        }

        boolean isEmpty() throws IOException {
            int first = read();
            if (first >= 0) {
                unread(first);
            }
            return first < 0;
        }
    }
}
