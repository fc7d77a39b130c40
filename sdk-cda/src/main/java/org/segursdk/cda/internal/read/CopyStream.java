package org.segursdk.cda.internal.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.xml.SecureXml;

/** A copy made while it is read: a few kilobytes are held. Not thread-safe. */
final class CopyStream extends InputStream {
    /** Lends its bytes without copying them. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer() {
            super(16_384);
        }

        int take(int from, byte[] out, int offset, int length) {
            int taken = Math.min(length, count - from);
            System.arraycopy(buf, from, out, offset, taken);
            return taken;
        }
    }

    private final InputStream file;
    private final Buffer buffer = new Buffer();
    private final Writer writer = new OutputStreamWriter(buffer, StandardCharsets.UTF_8);
    private final DocumentCopy copy;
    private int from;
    private boolean ended;

    private CopyStream(InputStream file, HeaderEdit edit) throws XMLStreamException {
        this.file = file;
        this.copy = new DocumentCopy(SecureXml.reader(file), writer, edit);
    }

    static InputStream open(ContentSource source, HeaderEdit edit) throws IOException {
        InputStream file = source.open();
        try {
            return new CopyStream(file, edit);
        } catch (XMLStreamException | RuntimeException e) {
            file.close();
            throw unreadable(e);
        }
    }

    private static IOException unreadable(Exception cause) {
        return new IOException("the document cannot be read again", cause);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (from == buffer.size() && !ended) {
            fill();
        }
        if (from == buffer.size()) {
            return -1;
        }
        int taken = buffer.take(from, out, offset, length);
        from += taken;
        return taken;
    }

    private void fill() throws IOException {
        buffer.reset();
        from = 0;
        try {
            for (int events = 0; events < 64 && !ended && buffer.size() < 8192; events++) {
                ended = !copy.step();
            }
            writer.flush();
        } catch (XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        from = buffer.size();
        file.close();
    }
}
