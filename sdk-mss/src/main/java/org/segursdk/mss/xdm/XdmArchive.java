package org.segursdk.mss.xdm;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.mss.internal.xdm.Part;
import org.segursdk.mss.internal.xdm.RootTexts;
import org.segursdk.mss.internal.xdm.ZipWriting;

/**
 * An {@code IHE_XDM.zip} ready to be written: one or more CDA documents of one patient and their metadata, everything checked.
 * The documents stay where they are: they are read once to be checked and once each time the archive is written. Immutable and
 * thread-safe if the documents' contents are. Source: mssante §4, §5.
 *
 * <p>A replacement is told twice, by the CDA header's own relation and by the action slot; no RPLC association is written, for
 * it would need an identifier that only the receiver knows.
 */
public final class XdmArchive {
    private final List<Document> documents;
    private final List<XdmAction> actions;
    private final RegistryObjects metadata;
    private final Oid uniqueId;
    private final Instant time;
    private final ZipWriting zip;

    private XdmArchive(Builder builder, List<ArchiveChecks.Checked> checked, Oid uniqueId, Instant time) {
        this.documents = List.copyOf(builder.documents);
        this.actions = builder.actions();
        this.uniqueId = uniqueId;
        this.time = time;
        this.metadata = ArchiveMetadata.of(builder, checked, uniqueId, time);
        List<String> names =
                checked.stream().map(ArchiveChecks.Checked::fileName).toList();
        RootTexts texts = new RootTexts(
                builder.structure(),
                Optional.ofNullable(builder.author).map(DocumentAuthor::professional),
                builder.software,
                Optional.ofNullable(builder.vendor),
                names);
        List<Part> parts = new ArrayList<>(names.size() + 3);
        parts.add(Part.of("INDEX.HTM", texts.index()));
        parts.add(Part.of("README.TXT", texts.readme()));
        parts.add(Part.of(ArchiveMetadata.FOLDER + "METADATA.XML", ArchiveMetadata.xml(metadata)));
        for (ArchiveChecks.Checked each : checked) {
            parts.add(new Part(
                    ArchiveMetadata.FOLDER + each.fileName(), each.document().content(), each.measure()));
        }
        this.zip = new ZipWriting(parts, time.atZone(builder.zone).toLocalDateTime());
    }

    /** An archive sent by the context's software; clock, time zone and drawn ids are the context's. */
    public static Builder builder(SegurContext context) {
        return new Builder(context.software())
                .clock(context.clock())
                .zone(context.zone())
                .uuids(context.uuids());
    }

    /** An archive sent by that software, with the system's clock, the time of Paris and random ids. */
    public static Builder builder(Software software) {
        return new Builder(software);
    }

    /** The documents, in the order of the archive. */
    public List<Document> documents() {
        return documents;
    }

    /** Whom every document is about. */
    public Patient patient() {
        return documents.get(0).metadata().patient();
    }

    /** Whether the patient's INS stands in the archive, as it does when it is qualified and only then. */
    public boolean carriesQualifiedIns() {
        return patient().ins().isPresent();
    }

    /** Codes of the types of the documents, one for each, in their order. */
    public List<String> documentCodes() {
        return documents.stream()
                .map(document -> document.metadata().typeCode().code())
                .toList();
    }

    /** What the receiver is asked to do: the distinct actions of the documents; empty for first transmissions. */
    public List<XdmAction> actions() {
        return actions;
    }

    /** The submission's own id. */
    public Oid uniqueId() {
        return uniqueId;
    }

    /** When the metadata was made; UTC on the wire. */
    public Instant submissionTime() {
        return time;
    }

    /** The content of METADATA.XML. */
    public RegistryObjects metadata() {
        return metadata;
    }

    /**
     * Number of bytes that {@link #writeTo} writes, exactly; before the growth of one third and more that a mail adds. Known at
     * once when stored; otherwise the archive is packed once and thrown away.
     *
     * @throws IOException when a document cannot be read or has changed
     */
    public long size(Compression compression) throws IOException {
        return zip.size(compression);
    }

    /**
     * Writes the archive in one pass; the caller closes the stream. The same archive gives the same bytes.
     *
     * @throws IOException when the stream cannot be written, or a document cannot be read or has changed since it was checked
     */
    public void writeTo(OutputStream out, Compression compression) throws IOException {
        zip.write(out, compression);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "XdmArchive[" + documents.size() + " document(s)]";
    }

    /** Builds an archive; every broken rule is reported at once. */
    public static final class Builder {
        final Software software;
        final List<Document> documents = new ArrayList<>();
        final List<Boolean> deletions = new ArrayList<>();
        XdmProfile profile = XdmProfile.defaults();
        Supplier<UUID> uuids = UUID::randomUUID;

        @Nullable
        DocumentAuthor author;

        @Nullable
        Structure organization;

        @Nullable
        CodedValue contentType;

        @Nullable
        String title;

        private Clock clock = Clock.systemUTC();
        private ZoneId zone = ZoneId.of("Europe/Paris");
        private @Nullable String vendor;
        private @Nullable Oid uniqueId;

        private Builder(Software software) {
            this.software = Objects.requireNonNull(software, "software");
        }

        /** At least one, all of one patient. One whose metadata tells a relation RPLC is sent as a replacement. */
        public Builder addDocument(Document value) {
            documents.add(Objects.requireNonNull(value, "document"));
            deletions.add(false);
            return this;
        }

        public Builder addDocuments(List<Document> values) {
            values.forEach(this::addDocument);
            return this;
        }

        /** A document sent before, which the receiver is to remove. */
        public Builder addDeletion(Document value) {
            documents.add(Objects.requireNonNull(value, "document"));
            deletions.add(true);
            return this;
        }

        /** Who sends, for which structure; this or a structure alone is required. */
        public Builder sender(DocumentAuthor value) {
            this.author = Objects.requireNonNull(value, "sender");
            this.organization = null;
            return this;
        }

        /** The structure that sends in its own name: an application mailbox. */
        public Builder sender(Structure value) {
            this.organization = Objects.requireNonNull(value, "sender");
            this.author = null;
            return this;
        }

        /** Required: what care the submission comes from ({@code contentTypeCode}). */
        public Builder contentType(CodedValue value) {
            this.contentType = Objects.requireNonNull(value, "contentType");
            return this;
        }

        /** Title of the submission; default that of its document when there is one only, otherwise none. */
        public Builder title(String value) {
            this.title = Objects.requireNonNull(value, "title");
            return this;
        }

        /** The submission's own id; default one drawn. */
        public Builder uniqueId(Oid value) {
            this.uniqueId = Objects.requireNonNull(value, "uniqueId");
            return this;
        }

        /** Who makes the sending software, for README.TXT; none by default. */
        public Builder vendor(String value) {
            this.vendor = Objects.requireNonNull(value, "vendor");
            return this;
        }

        public Builder profile(XdmProfile value) {
            this.profile = Objects.requireNonNull(value, "profile");
            return this;
        }

        /** Gives the time of the submission. */
        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** Zone of the local times that a zip keeps for its files; METADATA.XML is in UTC. */
        public Builder zone(ZoneId value) {
            this.zone = Objects.requireNonNull(value, "zone");
            return this;
        }

        /** Draws ids. */
        public Builder uuids(Supplier<UUID> value) {
            this.uuids = Objects.requireNonNull(value, "uuids");
            return this;
        }

        /**
         * Checks everything, reading each document once and its header once more.
         *
         * @throws InvalidInputException listing every violation; rules {@code XDM-NO-DOCUMENT}, {@code XDM-DOCUMENT-COUNT},
         *     {@code XDM-ONE-PATIENT}, {@code XDM-SENDER}, {@code REQUIRED}, {@code XDM-UNIQUEID-DUPLICATE}, {@code XDM-MIME-TYPE},
         *     {@code XDM-ACTION-MIXED}, {@code XDM-DOCUMENT-SIZE}, {@code XDM-DOCUMENT-CDA}, {@code XDM-DOCUMENT-ID}, {@code
         *     XDM-DOCUMENT-TYPE}, {@code XDM-DOCUMENT-PATIENT}, {@code XDM-INS-QUALIFIED}, {@code XDM-REPLACES}, {@code
         *     XDS-TITLE-LENGTH}, {@code XDS-TEXT-LENGTH}, {@code XDS-CODE-LENGTH}, {@code XDS-VALUE-LENGTH}, {@code
         *     CONTENT-UNREADABLE}
         */
        public XdmArchive build() {
            List<ArchiveChecks.Checked> checked = ArchiveChecks.check(this);
            Instant time = clock.instant();
            Oid id = uniqueId == null ? Oid.fromUuid(uuids.get()) : uniqueId;
            return new XdmArchive(this, checked, id, time);
        }

        Structure structure() {
            return author == null ? Objects.requireNonNull(organization) : author.structure();
        }

        Optional<Oid> givenUniqueId() {
            return Optional.ofNullable(uniqueId);
        }

        /** What is asked for a document. */
        Optional<XdmAction> action(int index) {
            if (deletions.get(index)) {
                return Optional.of(XdmAction.DELETE);
            }
            boolean replaces = documents.get(index).metadata().relations().stream()
                    .anyMatch(relation -> relation.type() == Relation.Type.RPLC);
            return replaces ? Optional.of(XdmAction.REPLACE) : Optional.empty();
        }

        private List<XdmAction> actions() {
            return IntStream.range(0, documents.size())
                    .mapToObj(this::action)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
    }
}
