package org.segursdk.cda.internal.tree;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.xml.OversizedXmlException;
import org.segursdk.core.xml.RefusedXmlException;
import org.segursdk.core.xml.SecureXml;

/** Runs a reading over the bytes of a document, and tells the document's faults from those of its source. */
public final class CdaXml {
    /** What is made of the events. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(XMLStreamReader xml) throws XMLStreamException, UnreadableCdaException;
    }

    private CdaXml() {}

    /**
     * The caller closes the stream.
     *
     * @throws IOException from the stream
     * @throws UnreadableCdaException when the bytes are at fault
     */
    public static <T> T parse(InputStream in, Reading<T> reading) throws IOException, UnreadableCdaException {
        try {
            XMLStreamReader xml = SecureXml.reader(in);
            try {
                return reading.read(xml);
            } finally {
                xml.close();
            }
        } catch (RefusedXmlException dtd) {
            throw unreadable(UnreadableCdaException.Reason.DTD, dtd.getLocation());
        } catch (OversizedXmlException large) {
            throw unreadable(UnreadableCdaException.Reason.TOO_LARGE, large.getLocation());
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause && !isEncoding(cause)) {
                throw cause;
            }
            throw unreadable(UnreadableCdaException.Reason.NOT_WELL_FORMED, e.getLocation());
        } catch (RuntimeException e) {
            // The JDK's parser gives some malformed inputs away as unchecked exceptions of its own.
            throw unreadable(UnreadableCdaException.Reason.NOT_WELL_FORMED, null);
        }
    }

    /** Bytes that are not in the encoding, or an encoding nobody knows: the document's fault. */
    private static boolean isEncoding(IOException cause) {
        return cause instanceof CharConversionException || cause instanceof UnsupportedEncodingException;
    }

    static UnreadableCdaException unreadable(UnreadableCdaException.Reason reason, @Nullable Location at) {
        return new UnreadableCdaException(
                reason, at == null ? 0 : at.getLineNumber(), at == null ? 0 : at.getColumnNumber());
    }
}
