package org.segursdk.cda.internal.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.segursdk.cda.internal.tree.Base64Facts;
import org.segursdk.cda.internal.tree.Node;

/**
 * What an encapsulated content is, by its first bytes and never by what it claims.
 *
 * @param kind by magic number
 * @param size decoded bytes
 */
record Media(Kind kind, long size) {
    enum Kind {
        PDF("application/pdf", "pdf"),
        PNG("image/png", "png"),
        JPEG("image/jpeg", "jpg"),
        GIF("image/gif", "gif"),
        TEXT("text/plain", "txt"),
        OTHER("application/octet-stream", "bin"),
        NONE("", "");

        final String mediaType;
        final String extension;

        Kind(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        boolean isImage() {
            return this == PNG || this == JPEG || this == GIF;
        }
    }

    /** Of an ED element: base64 seen by the tree, or text kept in it. */
    static Media of(Node value) {
        Base64Facts facts = value.base64();
        if (facts != null) {
            return facts.isWellFormed() && facts.size() > 0
                    ? new Media(kind(facts.head(), value), facts.size())
                    : new Media(Kind.NONE, 0);
        }
        byte[] inline = inline(value);
        return inline.length == 0 ? new Media(Kind.NONE, 0) : new Media(kind(inline, value), inline.length);
    }

    /** Content without {@code representation}: base64 when it claims to be a file, else text. */
    static byte[] inline(Node value) {
        String text = value.fullText().strip();
        if (text.isEmpty()) {
            return new byte[0];
        }
        String type = value.value("mediaType");
        if (!type.isEmpty() && !type.startsWith("text/")) {
            try {
                return Base64.getMimeDecoder().decode(text);
            } catch (IllegalArgumentException notBase64) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Kind kind(byte[] head, Node value) {
        if (contains(head, "%PDF-")) {
            return Kind.PDF;
        }
        if (starts(head, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return Kind.PNG;
        }
        if (starts(head, 0xff, 0xd8, 0xff)) {
            return Kind.JPEG;
        }
        if (starts(head, 'G', 'I', 'F', '8')) {
            return Kind.GIF;
        }
        String claimed = value.value("mediaType");
        return claimed.isEmpty() || claimed.startsWith("text/plain") ? Kind.TEXT : Kind.OTHER;
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Readers look for the PDF header within the first 1 024 bytes. */
    private static boolean contains(byte[] head, String marker) {
        return new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1).contains(marker);
    }
}
