package org.segursdk.cda.biology;

import java.util.Objects;
import org.segursdk.core.document.ContentSource;

/**
 * An image shown with the results: a curve, a gel. It is read from its source at each writing and never held. Source: cda
 * §8.3 (g).
 *
 * @param title what it shows; the caption, and what a reader without the image gets
 * @param format kind of image
 * @param content the bytes; the same at each opening
 */
public record BioImage(String title, Format format, ContentSource content) implements BioItem {
    /** Kinds of image the template accepts. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg"),
        GIF("image/gif");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public BioImage {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(content, "content");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioImage[redacted]";
    }
}
