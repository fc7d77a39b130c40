package org.segursdk.cda.internal.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.xml.SecureXml;

/** The content of one element, decoded while it is read from the file; a few kilobytes are held. Not thread-safe. */
public final class EmbeddedStream extends InputStream {
    private static final int[] VALUES = values();

    private final InputStream file;
    private final XMLStreamReader xml;
    private final boolean base64;
    private byte[] buffer = new byte[8192];
    private int from;
    private int to;
    private int depth;
    private int bits;
    private int held;
    private int padding;
    private boolean ended;

    private EmbeddedStream(InputStream file, XMLStreamReader xml, boolean base64) {
        this.file = file;
        this.xml = xml;
        this.base64 = base64;
    }

    /** Opens the file again and goes to the element. */
    public static InputStream open(ContentSource source, Place place, boolean base64) throws IOException {
        InputStream file = source.open();
        try {
            XMLStreamReader xml = SecureXml.reader(file);
            find(xml, place);
            return new EmbeddedStream(file, xml, base64);
        } catch (XMLStreamException | RuntimeException e) {
            file.close();
            throw new IOException("the document cannot be read again", e);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void find(XMLStreamReader xml, Place place) throws XMLStreamException, IOException {
        int wanted = 0;
        int depth = -1;
        int rank = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth == wanted) {
                    rank++;
                    if (depth == 0 || rank == place.ranks().get(depth - 1)) {
                        if (depth == place.ranks().size()) {
                            return;
                        }
                        wanted++;
                        rank = -1;
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                if (depth < wanted - 1) {
                    break;
                }
            }
        }
        throw new IOException("the document has changed: the element is no longer there");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (from == to && !ended) {
            fill();
        }
        if (from == to) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(buffer, from, out, offset, count);
        from += count;
        return count;
    }

    private void fill() throws IOException {
        from = 0;
        to = 0;
        try {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == 0) {
                        accept(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth < 0) {
                        end();
                    }
                }
                default -> {
                    // comments may cut a content in two
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new IOException("the document is not well-formed", e);
        }
    }

    private void end() throws IOException {
        ended = true;
        // Missing padding is forgiven; a lone symbol tells less than a byte.
        if (base64 && held == 6) {
            throw new IOException("the base64 content is cut");
        }
    }

    private void accept(char[] text, int start, int length) throws IOException {
        if (!base64) {
            buffer = new String(text, start, length).getBytes(StandardCharsets.UTF_8);
            to = buffer.length;
            return;
        }
        if (buffer.length < length) {
            buffer = new byte[length];
        }
        for (int i = start; i < start + length; i++) {
            char c = text[i];
            int value = c < 128 ? VALUES[c] : -1;
            if (value >= 0 && padding == 0) {
                bits = bits << 6 | value;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    buffer[to++] = (byte) (bits >> held);
                }
            } else if (c == '=') {
                padding++;
                held = 0;
            } else if (c > ' ') {
                throw new IOException("the content is not base64");
            }
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        from = to;
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the parser cannot be closed", e);
        } finally {
            file.close();
        }
    }

    private static int[] values() {
        int[] values = new int[128];
        java.util.Arrays.fill(values, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = i;
        }
        return values;
    }
}
