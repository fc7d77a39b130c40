package org.segursdk.mss.received;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.mss.xdm.ReceivedArchive;

/**
 * A file that came with a message. What it is was seen in its bytes; name and media type are what the sender says. Immutable;
 * its content can be read until the message is closed.
 */
public final class ReceivedAttachment {
    /** What a file is. */
    public enum Kind {
        /** An IHE_XDM archive, by its name or by what it holds. */
        XDM,
        PDF,
        /** A CDA document outside an archive. */
        CDA,
        IMAGE,
        /** An embedded mail, such as the original an error mail returns. Its documents are not those of this message. */
        MESSAGE,
        /** A {@code winmail.dat} of Outlook, which hides the true attachments: not opened. */
        TNEF,
        /** A zip that is no XDM: not opened. */
        ZIP,
        TEXT,
        /** A part of a receipt. */
        REPORT,
        /** Something else, also what was not held. */
        OTHER
    }

    private final int rank;
    private final String name;
    private final String mediaType;
    private final Kind kind;
    private final boolean inline;
    private final long size;
    private final Optional<DocumentContent> content;
    private final Optional<ReceivedArchive> archive;

    ReceivedAttachment(
            int rank,
            String name,
            String mediaType,
            Kind kind,
            boolean inline,
            long size,
            Optional<DocumentContent> content,
            Optional<ReceivedArchive> archive) {
        this.rank = rank;
        this.name = Objects.requireNonNull(name);
        this.mediaType = Objects.requireNonNull(mediaType);
        this.kind = Objects.requireNonNull(kind);
        this.inline = inline;
        this.size = size;
        this.content = Objects.requireNonNull(content);
        this.archive = Objects.requireNonNull(archive);
    }

    /** Its place among the attachments, from 1: how findings tell it ({@code attachment[1]}). */
    public int rank() {
        return rank;
    }

    /** The name to show, without what no file name has; never to be used as a path. */
    public String name() {
        return name;
    }

    /** {@code type/subtype} as the sender says, lower case. */
    public String mediaType() {
        return mediaType;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the sender wants it shown inside the text. */
    public boolean isInline() {
        return inline;
    }

    /** Bytes without transfer encoding, held or not. */
    public long size() {
        return size;
    }

    /** The bytes; empty when they were over a limit and no folder was given: they are still in the mail itself. */
    public Optional<DocumentContent> content() {
        return content;
    }

    /** What was read of an XDM archive, refused or not. */
    public Optional<ReceivedArchive> archive() {
        return archive;
    }

    String place() {
        return place(rank);
    }

    static String place(int rank) {
        return "attachment[" + rank + "]";
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedAttachment[" + rank + ", " + kind + ", " + size + " bytes]";
    }
}
