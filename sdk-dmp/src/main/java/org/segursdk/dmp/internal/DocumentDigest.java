package org.segursdk.dmp.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of a document's content gives: the digest that its signature quotes and, for a CDA, the id it bears.
 *
 * @param value the digest
 * @param canonical whether it is over the canonical form (XML) or over the bytes
 * @param cdaId {@code root}, followed by {@code ^extension} when there is one, of a {@code ClinicalDocument}
 */
public record DocumentDigest(byte[] value, boolean canonical, Optional<String> cdaId) {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final int BUFFER = 64 * 1024;

    /**
     * @param algorithm JCA name of the digest
     * @throws XMLStreamException not well-formed, or a DTD
     */
    public static DocumentDigest ofXml(InputStream content, String algorithm) throws IOException, XMLStreamException {
        MessageDigest digest = digest(algorithm);
        CdaIdFinder finder = new CdaIdFinder();
        Canonicalizer.canonicalize(content, new DigestOutput(digest), finder);
        return new DocumentDigest(digest.digest(), true, Optional.ofNullable(finder.id));
    }

    /** @param algorithm JCA name of the digest */
    public static DocumentDigest ofBytes(InputStream content, String algorithm) throws IOException {
        MessageDigest digest = digest(algorithm);
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return new DocumentDigest(digest.digest(), false, Optional.empty());
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the id of the root when the root is a CDA: the first child of that name. */
    private static final class CdaIdFinder implements Canonicalizer.ElementListener {
        private boolean clinicalDocument;
        private @Nullable String id;

        @Override
        public void element(XMLStreamReader reader, int depth) {
            if (depth == 1) {
                clinicalDocument = is(reader, "ClinicalDocument");
            } else if (depth == 2 && clinicalDocument && id == null && is(reader, "id")) {
                String root = reader.getAttributeValue(null, "root");
                String extension = reader.getAttributeValue(null, "extension");
                id = (root == null ? "" : root) + (extension == null || extension.isEmpty() ? "" : '^' + extension);
            }
        }

        private static boolean is(XMLStreamReader reader, String name) {
            return name.equals(reader.getLocalName()) && HL7.equals(reader.getNamespaceURI());
        }
    }

    /** Feeds a digest. */
    static final class DigestOutput extends OutputStream {
        private final MessageDigest digest;

        DigestOutput(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(int b) {
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] from, int start, int length) {
            digest.update(from, start, length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentDigest that
                && MessageDigest.isEqual(value, that.value)
                && canonical == that.canonical
                && cdaId.equals(that.cdaId);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Without the id. */
    @Override
    public String toString() {
        return "DocumentDigest[canonical=" + canonical + "]";
    }
}
