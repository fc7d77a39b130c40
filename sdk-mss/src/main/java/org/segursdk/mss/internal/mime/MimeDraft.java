package org.segursdk.mss.internal.mime;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A message ready to be written: every field is given, nothing is left to the library's defaults nor to the system properties
 * that steer them. Immutable once made; written as often as asked.
 */
public final class MimeDraft {
    /** Characters on a line of base64. */
    private static final int LINE = 76;

    private final HeaderLines headers;
    private final MimeNode root;
    private final long size;

    private MimeDraft(HeaderLines headers, MimeNode root, long size) {
        this.headers = headers;
        this.root = root;
        this.size = size;
    }

    /** @param headers all fields but MIME-Version and those of the root's content */
    public static MimeDraft of(HeaderLines headers, MimeNode root) {
        CountingStream frame = new CountingStream();
        try {
            write(headers, root, frame, false);
        } catch (IOException e) {
            throw new IllegalStateException("a frame without contents is always written", e);
        }
        return new MimeDraft(headers, root, frame.count + encodedSize(root));
    }

    /** Exact number of bytes that {@link #writeTo} writes. */
    public long size() {
        return size;
    }

    /** @throws IOException from the stream, from a content, or when a content no longer has the size it had */
    public void writeTo(OutputStream out) throws IOException {
        write(headers, root, out, true);
    }

    private static long encodedSize(MimeNode node) {
        if (node instanceof MimeNode.Group group) {
            return group.parts().stream().mapToLong(MimeDraft::encodedSize).sum();
        }
        MimeNode.Leaf leaf = (MimeNode.Leaf) node;
        return switch (leaf.encoding()) {
            case "base64" -> encodedSize((leaf.size() + 2) / 3 * 4);
            case "quoted-printable" -> 0;
            default -> leaf.size();
        };
    }

    /** Angus ends every full line, the last one too; one that is not full is ended by the multipart. */
    private static long encodedSize(long characters) {
        return characters + characters / LINE * 2;
    }

    /** @param full whether the contents are written too; those in quoted-printable always are */
    private static void write(HeaderLines headers, MimeNode root, OutputStream out, boolean full) throws IOException {
        try {
            Bare message = new Bare();
            fill(message, root, full);
            for (HeaderLines.Line line : headers.lines()) {
                message.addHeader(line.name(), line.value());
            }
            message.setHeader("MIME-Version", "1.0");
            message.writeTo(out);
        } catch (MessagingException e) {
            throw new IOException("the message could not be written", e);
        }
    }

    private static void fill(Part part, MimeNode node, boolean full) throws MessagingException {
        if (node instanceof MimeNode.Group group) {
            Parts parts = new Parts(group.contentType());
            for (MimeNode each : group.parts()) {
                MimeBodyPart body = new MimeBodyPart();
                fill(body, each, full);
                parts.addBodyPart(body);
            }
            part.setDataHandler(new WholeMultipart(parts));
            part.setHeader("Content-Type", group.contentType());
            return;
        }
        MimeNode.Leaf leaf = (MimeNode.Leaf) node;
        boolean written = full || leaf.encoding().equals("quoted-printable");
        part.setDataHandler(new Bytes(leaf, written));
        for (HeaderLines.Line line : leaf.headers().lines()) {
            part.setHeader(line.name(), line.value());
        }
    }

    /** A message that adds nothing of its own. */
    private static final class Bare extends MimeMessage {
        Bare() {
            super((Session) null);
        }

        @Override
        protected void updateHeaders() {}
    }

    /** A multipart with a boundary of ours. */
    private static final class Parts extends MimeMultipart {
        Parts(String type) {
            this.contentType = type;
        }
    }

    /** Writes a multipart without looking for a handler on the class path, which not every container finds. */
    private static final class WholeMultipart extends DataHandler {
        private final MimeMultipart parts;

        WholeMultipart(MimeMultipart parts) {
            super(parts, parts.getContentType());
            this.parts = parts;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try {
                parts.writeTo(out);
            } catch (MessagingException e) {
                throw new IOException("a part could not be written", e);
            }
        }
    }

    /** Writes a content as it comes, without a stream to read it from. */
    private static final class Bytes extends DataHandler {
        private final MimeNode.Leaf leaf;
        private final boolean written;

        Bytes(MimeNode.Leaf leaf, boolean written) {
            super(leaf, "application/octet-stream");
            this.leaf = leaf;
            this.written = written;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            if (written) {
                Measured measured = new Measured(out, leaf.size());
                leaf.content().writeTo(measured);
                measured.requireWhole();
            }
        }
    }

    /** A content that must have the size it was announced with. */
    private static final class Measured extends FilterOutputStream {
        private long left;

        Measured(OutputStream out, long size) {
            super(out);
            this.left = size;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw changed();
            }
            out.write(buffer, from, length);
        }

        void requireWhole() throws IOException {
            if (left != 0) {
                throw changed();
            }
        }

        private static IOException changed() {
            return new IOException("the content of a part is no longer the one that was measured");
        }
    }

    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] buffer, int from, int length) {
            count += length;
        }
    }
}
