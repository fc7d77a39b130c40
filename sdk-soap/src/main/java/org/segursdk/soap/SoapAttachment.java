package org.segursdk.soap;

import java.util.Objects;
import java.util.regex.Pattern;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * A binary part sent beside the envelope (XOP/MTOM). The body refers to it by {@code <xop:Include href="cid:…"/>}, see
 * {@link #href()}. Its bytes are read while they are sent.
 *
 * @param contentId Content-ID without angle brackets, such as {@code doc1@example.org}: letters, digits and {@code . _ + -}
 *     around one {@code @}
 * @param mediaType such as {@code text/xml} or {@code application/octet-stream}
 * @param source the bytes
 * @param size exact number of bytes; sending stops when the source gives another number
 */
public record SoapAttachment(String contentId, String mediaType, ContentSource source, long size) {
    private static final Pattern CONTENT_ID =
            Pattern.compile("[A-Za-z0-9._+\\-]{1,128}@[A-Za-z0-9](?:[A-Za-z0-9.\\-]{0,126}[A-Za-z0-9])?");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+\\-]+/[A-Za-z0-9!#$&^_.+\\-]+(; ?[A-Za-z0-9\\-]+=[A-Za-z0-9.:_\\-]+)*");

    /**
     * @throws InvalidInputException rules {@code SOAP-CONTENT-ID}, {@code SOAP-MEDIA-TYPE}, {@code SOAP-ATTACHMENT-SIZE}
     */
    public SoapAttachment {
        Objects.requireNonNull(contentId, "contentId");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(source, "source");
        new Violations()
                .check(
                        CONTENT_ID.matcher(contentId).matches(),
                        "contentId",
                        "SOAP-CONTENT-ID",
                        "forme attendue : local@domaine, sans chevrons",
                        "expected form: local@domain, without angle brackets")
                .check(
                        MEDIA_TYPE.matcher(mediaType).matches(),
                        "mediaType",
                        "SOAP-MEDIA-TYPE",
                        "type de média attendu, tel que text/xml",
                        "a media type is expected, such as text/xml")
                .check(
                        size >= 0,
                        "size",
                        "SOAP-ATTACHMENT-SIZE",
                        "la taille exacte en octets est attendue",
                        "the exact size in bytes is expected")
                .throwIfAny("SoapAttachment");
    }

    /** The reference to write in {@code xop:Include/@href}. */
    public String href() {
        return "cid:" + contentId;
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "SoapAttachment[" + mediaType + ", " + size + " bytes]";
    }
}
