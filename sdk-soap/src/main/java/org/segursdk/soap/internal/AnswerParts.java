package org.segursdk.soap.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;
import org.segursdk.soap.SoapLimits;

/**
 * The binary parts of an answer. Asked for in the order of arrival they stream; a part passed over on the way to another is
 * kept, in memory when small, else in a private temporary file that closing removes.
 */
public final class AnswerParts implements AutoCloseable {
    private static final int MEMORY = 64 << 10;

    private final MultipartReader reader;
    private final Map<String, Kept> kept = new HashMap<>();
    private final MultipartReader.Part root;

    private AnswerParts(MultipartReader reader, MultipartReader.Part root) {
        this.reader = reader;
        this.root = root;
    }

    static AnswerParts open(InputStream in, MediaType type, long length, SoapLimits limits) throws IOException {
        AnswerStream stream =
                new AnswerStream(in, Long.MAX_VALUE, length, Long.MAX_VALUE, CaptureBuffer.of(CaptureMode.NONE));
        MultipartReader reader = new MultipartReader(stream, type.parameter("boundary"), limits);
        String start = unbracket(type.parameter("start"));
        MultipartReader.Part first = reader.next();
        if (first == null || !start.isEmpty() && !start.equals(first.contentId())) {
            throw new AnswerException(
                    "ANSWER-MTOM-START",
                    "la première pièce de la réponse n'est pas l'enveloppe annoncée",
                    "the first part of the answer is not the announced envelope");
        }
        return new AnswerParts(reader, first);
    }

    InputStream root() {
        return root;
    }

    private static String unbracket(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    /**
     * The part a {@code xop:Include} names.
     *
     * @param href {@code cid:} and a percent-encoded Content-ID: nothing else is ever opened
     * @throws SegurSecurityException code {@code XOP-HREF-REFUSED}
     */
    public InputStream byHref(String href) throws IOException {
        if (!href.regionMatches(true, 0, "cid:", 0, 4)) {
            throw SegurSecurityException.uncertain(
                    "XOP-HREF-REFUSED",
                    LocalizedText.of(
                            "la réponse désigne une pièce hors du message : refusée",
                            "the answer points to a part outside the message: refused"),
                    null);
        }
        String raw = href.substring(4);
        try {
            // A plus is a plus here: only %XX is an escape.
            return byId(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    /** The part of a Content-ID, without angle brackets. */
    public InputStream byId(String contentId) throws IOException {
        Kept known = kept.remove(contentId);
        if (known != null) {
            return known.open();
        }
        MultipartReader.Part next = reader.next();
        while (next != null) {
            if (next.contentId().equals(contentId)) {
                return decoded(next);
            }
            kept.put(next.contentId(), Kept.of(decoded(next)));
            next = reader.next();
        }
        throw missing();
    }

    /** What an answer without parts gives. */
    public static InputStream none() throws IOException {
        throw missing();
    }

    private static AnswerException missing() {
        return new AnswerException(
                "ANSWER-MTOM-MISSING-PART",
                "une pièce désignée par la réponse manque",
                "a part the answer points to is missing");
    }

    private static InputStream decoded(MultipartReader.Part part) throws IOException {
        return switch (part.encoding()) {
            case "binary", "8bit", "7bit" -> part;
            case "base64" -> Base64.getMimeDecoder().wrap(new BufferedInputStream(part));
            default ->
                throw new AnswerException(
                        "ANSWER-MTOM-ENCODING",
                        "une pièce de la réponse a un codage inconnu",
                        "a part of the answer has an unknown transfer encoding");
        };
    }

    @Override
    public void close() {
        kept.values().forEach(Kept::discard);
        kept.clear();
    }

    /** A part passed over. */
    private record Kept(byte[] bytes, @Nullable Path file) {
        static Kept of(InputStream in) throws IOException {
            byte[] head = in.readNBytes(MEMORY + 1);
            if (head.length <= MEMORY) {
                return new Kept(head, null);
            }
            Path file = Files.createTempFile("segursdk", ".part");
            try (var out = Files.newOutputStream(file)) {
                out.write(head);
                in.transferTo(out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return new Kept(new byte[0], file);
        }

        InputStream open() throws IOException {
            if (file == null) {
                return new ByteArrayInputStream(bytes);
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        }

        void discard() {
            if (file != null) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    file.toFile().deleteOnExit();
                }
            }
        }

        @Override
        public String toString() {
            return "Kept[redacted]";
        }
    }
}
