package org.segursdk.cda.prescription;

import java.util.Objects;
import org.segursdk.core.document.ContentSource;

/**
 * The 2D code printed on the sheet, as an image. Source: cda §10.2 (FR-Code-a-barres).
 *
 * @param format what the bytes are
 * @param image the bytes; the same at each opening
 */
public record Code2dImage(Format format, ContentSource image) {
    /** Image formats. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public Code2dImage {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(image, "image");
    }

    public static Code2dImage png(ContentSource image) {
        return new Code2dImage(Format.PNG, image);
    }

    public static Code2dImage jpeg(ContentSource image) {
        return new Code2dImage(Format.JPEG, image);
    }

    /** Redacted: the code tells the patient's name. */
    @Override
    public String toString() {
        return "Code2dImage[" + format + "]";
    }
}
