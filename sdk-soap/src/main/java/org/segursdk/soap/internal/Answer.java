package org.segursdk.soap.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer whose head came.
 *
 * @param status HTTP status
 * @param header value of a header by name, {@code null} when absent
 * @param stream the content, not read yet
 */
public record Answer(int status, UnaryOperator<@Nullable String> header, InputStream stream) {
    String headerOrEmpty(String name) {
        String value = header.apply(name);
        return value == null ? "" : value.strip();
    }

    MediaType mediaType() {
        return MediaType.parse(headerOrEmpty("Content-Type"));
    }

    long length() {
        try {
            String value = headerOrEmpty("Content-Length");
            return value.isEmpty() ? -1 : Long.parseLong(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** We never ask for compression: a compressed answer would escape the size limits. */
    void refuseCompression() throws IOException {
        String encoding = headerOrEmpty("Content-Encoding").toLowerCase(Locale.ROOT);
        if (!encoding.isEmpty() && !Objects.equals(encoding, "identity")) {
            throw new AnswerException(
                    "ANSWER-ENCODING",
                    "la réponse est compressée alors que rien ne l'a demandé",
                    "the answer is compressed although nobody asked for it");
        }
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
