package org.segursdk.cda.render;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a document is shown. Labels are French unless told otherwise; the words of the document are never translated. Immutable. */
public final class RenderOptions {
    private final Locale language;
    private final PdfCopy pdfCopy;
    private final boolean embedAttachments;
    private final String mention;
    private final byte @Nullable [] identityImage;
    private final @Nullable Instant createdAt;

    private RenderOptions(Builder builder) {
        this.language = builder.language;
        this.pdfCopy = builder.pdfCopy;
        this.embedAttachments = builder.embedAttachments;
        this.mention = builder.mention;
        this.identityImage = builder.identityImage;
        this.createdAt = builder.createdAt;
    }

    /** French, PDF of the document first, attachments inside the page. */
    public static RenderOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Language of the labels: French, or English for any other. */
    public Locale language() {
        return language;
    }

    public PdfCopy pdfCopy() {
        return pdfCopy;
    }

    /** Whether the HTML page holds attached files, or names them only. */
    public boolean embedAttachments() {
        return embedAttachments;
    }

    /** Text at the foot of the document, such as the information of the patient on data protection; empty when none. */
    public String mention() {
        return mention;
    }

    /** PNG image shown beside the identity, such as the INS datamatrix; empty when none. */
    public byte[] identityImage() {
        return identityImage == null ? new byte[0] : identityImage.clone();
    }

    /** The date of making that a PDF bears: now, unless told. */
    public Instant createdAt() {
        return createdAt == null ? Instant.now() : createdAt;
    }

    /** Builder of {@link RenderOptions}. */
    public static final class Builder {
        private Locale language = Locale.FRENCH;
        private PdfCopy pdfCopy = PdfCopy.FIRST;
        private boolean embedAttachments = true;
        private String mention = "";
        private byte @Nullable [] identityImage;
        private @Nullable Instant createdAt;

        private Builder() {}

        public Builder language(Locale value) {
            language = Objects.requireNonNull(value, "language");
            return this;
        }

        public Builder pdfCopy(PdfCopy value) {
            pdfCopy = Objects.requireNonNull(value, "pdfCopy");
            return this;
        }

        public Builder embedAttachments(boolean value) {
            embedAttachments = value;
            return this;
        }

        public Builder mention(String value) {
            mention = Objects.requireNonNull(value, "mention");
            return this;
        }

        /** Shown 2 cm wide beside the identity; anything but a PNG is left out and told in the report. */
        public Builder identityImage(byte[] png) {
            identityImage = png.clone();
            return this;
        }

        /** The date of making that a PDF bears, to the second; with it, one document always gives the same bytes. Default now. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        public RenderOptions build() {
            return new RenderOptions(this);
        }
    }
}
