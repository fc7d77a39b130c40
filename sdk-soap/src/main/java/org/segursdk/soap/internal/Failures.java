package org.segursdk.soap.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.internal.net.NetworkFailures;
import org.segursdk.core.xml.RefusedXmlException;

/** Says what a broken exchange means: what happened, whether the service may have acted, whether to try again. */
public final class Failures {
    private Failures() {}

    /** A call that ended without an HTTP answer. */
    static SegurException notAnswered(Throwable failure, Call call) {
        List<Throwable> causes = causes(failure);
        Optional<SegurException> own = NetworkFailures.find(causes, SegurException.class);
        if (own.isPresent()) {
            return own.get();
        }
        IOException network = call.networkFailure();
        if (network == null) {
            return unwritable(causes, failure);
        }
        boolean connecting = call.phase() == Call.Phase.CONNECTING;
        if (connecting && String.valueOf(network.getMessage()).contains("tunnel through proxy")) {
            return NetworkFailures.proxyRefused(network);
        }
        return NetworkFailures.of(network, !connecting, call.isReadOnly());
    }

    /** An answer whose reading failed. */
    public static SegurException unreadableAnswer(Throwable failure, Call call, boolean ended) {
        List<Throwable> causes = causes(failure);
        Optional<SegurException> own = NetworkFailures.find(causes, SegurException.class);
        if (own.isPresent()) {
            return own.get();
        }
        if (NetworkFailures.find(causes, RefusedXmlException.class).isPresent()) {
            return SegurSecurityException.uncertain(
                    "XML-DTD-REFUSED",
                    LocalizedText.of("la réponse contient une DTD : refusée", "the answer holds a DTD: refused"),
                    null);
        }
        Optional<AnswerException> answer = NetworkFailures.find(causes, AnswerException.class);
        if (answer.isPresent()) {
            return TransportException.uncertain(
                    answer.get().code(), call.isReadOnly(), answer.get().text(), null);
        }
        Optional<IOException> io = NetworkFailures.find(causes, IOException.class);
        if (io.isPresent() && !isEncoding(io.get())) {
            return NetworkFailures.broken(causes, io.get(), call.isReadOnly());
        }
        // The parser's own words may quote the content: they go no further.
        AnswerException bad = ended ? AnswerException.truncated() : AnswerException.notXml();
        return TransportException.uncertain(bad.code(), call.isReadOnly(), bad.text(), null);
    }

    /** Bytes that are not of the announced character set: the parser reports them as if reading had failed. */
    static boolean isEncoding(Throwable failure) {
        return failure instanceof CharConversionException || failure instanceof UnsupportedEncodingException;
    }

    /** What was to be written could not be: characters XML does not have. */
    private static SegurException unwritable(List<Throwable> causes, Throwable failure) {
        if (NetworkFailures.find(causes, XMLStreamException.class).isPresent()) {
            return InvalidInputException.of(
                    "SoapRequest",
                    "body",
                    "XML-CHARACTER",
                    "un texte contient un caractère que XML n'admet pas (caractère de contrôle)",
                    "a text holds a character that XML does not allow (control character)");
        }
        if (failure instanceof RuntimeException unexpected && !(failure instanceof org.apache.cxf.interceptor.Fault)) {
            throw unexpected;
        }
        throw new IllegalStateException(
                "message writer: " + deepest(causes).getClass().getName());
    }

    private static Throwable deepest(List<Throwable> causes) {
        return causes.get(causes.size() - 1);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable next = failure;
        while (next != null && causes.size() < 32) {
            causes.add(next);
            // An XMLStreamException of the JDK keeps its cause apart.
            Throwable cause = next.getCause();
            if (cause == null && next instanceof XMLStreamException xml) {
                cause = xml.getNestedException();
            }
            next = cause;
        }
        return causes;
    }
}
