package org.segursdk.sandbox.internal.dmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;

/**
 * A SOAP message with its parts on disk. Deletes the files of parts that nobody claims.
 *
 * @param message the envelope
 * @param parts by Content-ID, without angle brackets
 */
record MtomRequest(SoapMessage message, Map<String, StoredPart> parts) {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_ROOT = 16 * 1024 * 1024;
    private static final Set<String> ENCODINGS = Set.of("", "binary", "8bit", "7bit");

    /**
     * @param strict false: an envelope of SOAP 1.1 under the media type of SOAP 1.2 passes, as in the official sample
     */
    static MtomRequest read(Incoming request, Path folder, boolean strict) throws Refusal, IOException {
        MediaType type = MediaType.parse(request.header("Content-Type"));
        if (!"multipart/related".equals(type.type())
                || !"application/xop+xml".equalsIgnoreCase(type.parameter("type"))
                || !type.parameter("start-info").toLowerCase(Locale.ROOT).startsWith("application/soap+xml")) {
            throw Refusal.sandbox("Content-Type multipart/related; type=\"application/xop+xml\";"
                    + " start-info=\"application/soap+xml\" is expected.");
        }
        if (!request.header("Content-Encoding").isEmpty()) {
            throw Refusal.sandbox("Content-Encoding is not accepted.");
        }
        Map<String, StoredPart> parts = new HashMap<>();
        try {
            return read(request, type, folder, strict, parts);
        } catch (Refusal | IOException e) {
            discard(parts);
            throw e;
        }
    }

    private static MtomRequest read(
            Incoming request, MediaType type, Path folder, boolean strict, Map<String, StoredPart> parts)
            throws Refusal, IOException {
        String start = unbracket(type.parameter("start"));
        SoapMessage message = null;
        MultipartReader reader = new MultipartReader(request.body(), type.parameter("boundary"));
        int count = 0;
        for (Map<String, String> headers = reader.next(); !reader.finished(); headers = reader.next()) {
            count++;
            if (count > MAX_PARTS) {
                throw Refusal.sandbox("Multipart: more than 1,000 parts.");
            }
            if (!ENCODINGS.contains(
                    headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT))) {
                throw Refusal.sandbox("Multipart: Content-Transfer-Encoding must be binary.");
            }
            MediaType partType = MediaType.parse(headers.getOrDefault("content-type", ""));
            String id = unbracket(headers.getOrDefault("content-id", ""));
            if (message == null && (start.isEmpty() ? count == 1 : start.equals(id))) {
                message = root(reader, partType, strict);
            } else if (id.isEmpty() || parts.containsKey(id) || id.equals(start)) {
                throw Refusal.sandbox("Multipart: a part has no Content-ID, or one that another has.");
            } else {
                parts.put(id, store(reader, partType, folder));
            }
        }
        if (message == null) {
            throw Refusal.sandbox("Multipart: no root part.");
        }
        return new MtomRequest(message, parts);
    }

    private static SoapMessage root(MultipartReader reader, MediaType type, boolean strict)
            throws Refusal, IOException {
        if (!"application/xop+xml".equals(type.type())
                || !type.parameter("type").toLowerCase(Locale.ROOT).startsWith("application/soap+xml")) {
            throw Refusal.sandbox("The root part must be application/xop+xml; type=\"application/soap+xml\".");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream bounded = new Limited(bytes, MAX_ROOT)) {
            reader.copyTo(bounded);
        } catch (Limited.Exceeded e) {
            throw Refusal.sandbox("The root part exceeds 16 MiB.");
        }
        return SoapMessage.parse(new ByteArrayInputStream(bytes.toByteArray()), strict);
    }

    private static StoredPart store(MultipartReader reader, MediaType type, Path folder) throws Refusal, IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "part", ".bin");
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha1)) {
                reader.copyTo(out);
            }
            return new StoredPart(type, file, Files.size(file), HexFormat.of().formatHex(sha1.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1", e);
        } catch (Refusal | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Deletes every part. */
    void discard() throws IOException {
        discard(parts);
    }

    private static void discard(Map<String, StoredPart> parts) throws IOException {
        for (StoredPart part : parts.values()) {
            Files.deleteIfExists(part.file());
        }
    }

    private static String unbracket(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    /** Stops after so many bytes. */
    private static final class Limited extends FilterOutputStream {
        private int left;

        Limited(OutputStream out, int limit) {
            super(out);
            this.left = limit;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new Exceeded();
            }
            out.write(bytes, offset, length);
        }

        /** Too long. */
        private static final class Exceeded extends IOException {
            Exceeded() {
                super("too many bytes");
            }
        }
    }
}
