package org.segursdk.core.xds;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/**
 * The metadata of one document in XDS form ({@code ExtrinsicObject}). Made from {@link DocumentMetadata} to be sent, or read
 * from an answer: then nothing is promised to be there. Times are UTC on the wire. Source: dmp §6.3.
 */
public final class DocumentEntry extends RegistryObject {
    private final String mimeType;
    private final String objectType;
    private final String opaque;

    DocumentEntry(Parts parts) {
        super(parts);
        this.mimeType = parts.mimeType;
        this.objectType = parts.objectType;
        this.opaque = parts.opaque;
    }

    /**
     * The entry of a document to submit.
     *
     * @param id symbolic id, the same as that of the attached part
     */
    public static DocumentEntry of(String id, DocumentMetadata metadata, Fingerprint fingerprint, XdsOptions options) {
        return builder(id, metadata, fingerprint, options).build();
    }

    /** As {@link #of}, to be completed. */
    public static Builder builder(String id, DocumentMetadata metadata, Fingerprint fingerprint, XdsOptions options) {
        Builder builder = builder(id, metadata.mimeType(), options).creationTime(metadata.creationTime());
        if (options.hashAndSize()) {
            builder.fingerprint(fingerprint);
        }
        builder.languageCode(metadata.languageCode())
                .legalAuthenticator(metadata.legalAuthenticator().professional())
                .serviceStart(metadata.serviceStart());
        metadata.serviceStop().ifPresent(builder::serviceStop);
        builder.patient(metadata.patient()).title(metadata.title());
        metadata.comments().ifPresent(builder::comments);
        metadata.authors().forEach(builder::addAuthor);
        metadata.otherAuthors().forEach(author -> builder.addOtherAuthor(author, metadata.patient()));
        metadata.authorOrganizations().forEach(builder::addAuthor);
        builder.code(XdsUuids.CLASS_CODE, metadata.classCode()).code(XdsUuids.TYPE_CODE, metadata.typeCode());
        for (CodedValue each : Visibility.codes(metadata.confidentiality(), metadata.visibility())) {
            builder.code(XdsUuids.CONFIDENTIALITY_CODE, each);
        }
        builder.code(XdsUuids.FORMAT_CODE, metadata.formatCode())
                .code(XdsUuids.FACILITY_TYPE_CODE, metadata.facilityType())
                .code(XdsUuids.PRACTICE_SETTING_CODE, metadata.practiceSetting());
        metadata.eventCodes().forEach(event -> builder.code(XdsUuids.EVENT_CODE, event));
        if (!metadata.references().isEmpty()) {
            builder.referenceIds(
                    metadata.references().stream().map(ReferenceId::of).toList());
        }
        return builder.uniqueId(metadata.uniqueId());
    }

    /** An entry that no {@link DocumentMetadata} describes, such as a submission's signature. */
    public static Builder builder(String id, String mimeType, XdsOptions options) {
        Parts parts = new Parts();
        parts.id = id;
        parts.mimeType = mimeType;
        parts.objectType = XdsUuids.DOCUMENT_ENTRY;
        return new Builder(parts, options);
    }

    /** This entry in a builder, everything kept, to derive the next version of it. */
    public Builder toBuilder(XdsOptions options) {
        Parts parts = new Parts();
        copyInto(parts);
        parts.mimeType = mimeType;
        parts.objectType = objectType;
        parts.opaque = opaque;
        return new Builder(parts, options);
    }

    /**
     * The next version of the metadata of this registered entry (ITI-57): everything as it was read, slots and codes that this
     * SDK has no name for included, with another visibility.
     *
     * @param id symbolic
     * @param visibility the restrictions from now on; the confidentiality itself stays
     */
    public DocumentEntry withVisibility(String id, Set<Visibility> visibility) {
        Parts parts = new Parts();
        copyInto(parts);
        parts.mimeType = mimeType;
        parts.objectType = objectType;
        parts.opaque = opaque;
        // The first version of an entry is its logical id.
        parts.logicalId = logicalId().orElse(id());
        parts.id = Objects.requireNonNull(id, "id");
        parts.visibility(visibility);
        return new DocumentEntry(parts);
    }

    public String mimeType() {
        return mimeType;
    }

    /** UUID of the kind of entry, {@link XdsUuids#DOCUMENT_ENTRY} for a stable document. */
    public String objectType() {
        return objectType;
    }

    /** {@code isOpaque} as received. */
    Optional<String> opaque() {
        return opaque.isEmpty() ? Optional.empty() : Optional.of(opaque);
    }

    /** Restrictions on who sees the document, those this SDK knows. */
    public Set<Visibility> visibility() {
        EnumSet<Visibility> found = EnumSet.noneOf(Visibility.class);
        for (Classification each : classifications()) {
            if (each.scheme().equals(XdsUuids.CONFIDENTIALITY_CODE)) {
                Visibility.ofCode(each.representation()).ifPresent(found::add);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    @Override
    public Optional<String> uniqueId() {
        return identifier(XdsUuids.UNIQUE_ID);
    }

    @Override
    public Optional<XdsPatientId> patientId() {
        return identifier(XdsUuids.PATIENT_ID).map(XdsPatientId::parse);
    }

    @Override
    public List<XdsAuthor> authors() {
        return authors(XdsUuids.AUTHOR);
    }

    /** SHA-1, hexadecimal, as received. */
    public Optional<String> hash() {
        return slotValue(Names.HASH);
    }

    /** Number of bytes, when told as a number. */
    public OptionalLong size() {
        String text = slotValue(Names.SIZE).orElse("");
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    public Optional<Instant> creationTime() {
        return slotValue(Names.CREATION_TIME).flatMap(Hl7::parseDtm);
    }

    public Optional<Instant> serviceStart() {
        return slotValue(Names.SERVICE_START).flatMap(Hl7::parseDtm);
    }

    public Optional<Instant> serviceStop() {
        return slotValue(Names.SERVICE_STOP).flatMap(Hl7::parseDtm);
    }

    public Optional<String> languageCode() {
        return slotValue(Names.LANGUAGE);
    }

    public Optional<String> repositoryUniqueId() {
        return slotValue(Names.REPOSITORY);
    }

    public Optional<XdsPerson> legalAuthenticator() {
        return slotValue(Names.LEGAL_AUTHENTICATOR).map(XdsPerson::parse);
    }

    public Optional<XdsPatientId> sourcePatientId() {
        return slotValue(Names.SOURCE_PATIENT_ID).map(XdsPatientId::parse);
    }

    /** Accession numbers, orders, imaging studies; values of another form are left out. */
    public List<ReferenceId> referenceIds() {
        return slot(ReferenceId.SLOT).stream()
                .map(ReferenceId::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentEntry that
                && super.equals(that)
                && mimeType.equals(that.mimeType)
                && objectType.equals(that.objectType)
                && opaque.equals(that.opaque);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + mimeType.hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DocumentEntry[" + mimeType + ", " + slots().size() + " slots]";
    }

    /** Names of slots. */
    static final class Names {
        static final String CREATION_TIME = "creationTime";
        static final String HASH = "hash";
        static final String SIZE = "size";
        static final String LANGUAGE = "languageCode";
        static final String LEGAL_AUTHENTICATOR = "legalAuthenticator";
        static final String SERVICE_START = "serviceStartTime";
        static final String SERVICE_STOP = "serviceStopTime";
        static final String SOURCE_PATIENT_ID = "sourcePatientId";
        static final String SOURCE_PATIENT_INFO = "sourcePatientInfo";
        static final String REPOSITORY = "repositoryUniqueId";

        private Names() {}
    }

    /** Builds an entry; parts are written in the order they are given. Nothing is checked: the transaction does it. */
    public static final class Builder {
        private final Parts parts;
        private final XdsOptions options;

        private Builder(Parts parts, XdsOptions options) {
            this.parts = parts;
            this.options = options;
        }

        /** Another id, to write a registered entry back. */
        public Builder id(String value) {
            parts.id = Objects.requireNonNull(value, "id");
            return this;
        }

        public Builder creationTime(Instant value) {
            parts.slot(Names.CREATION_TIME, Hl7.dtm(value));
            return this;
        }

        /** Slots {@code hash} and {@code size}. */
        public Builder fingerprint(Fingerprint value) {
            parts.slot(Names.HASH, value.sha1());
            parts.slot(Names.SIZE, Long.toString(value.size()));
            return this;
        }

        public Builder languageCode(String value) {
            parts.slot(Names.LANGUAGE, value);
            return this;
        }

        public Builder legalAuthenticator(Professional value) {
            parts.slot(Names.LEGAL_AUTHENTICATOR, XdsForms.xcn(value, options));
            return this;
        }

        public Builder serviceStart(Instant value) {
            parts.slot(Names.SERVICE_START, Hl7.dtm(value));
            return this;
        }

        public Builder serviceStop(Instant value) {
            parts.slot(Names.SERVICE_STOP, Hl7.dtm(value));
            return this;
        }

        /** Slots {@code sourcePatientId} and {@code sourcePatientInfo}, identifier {@code patientId}. */
        public Builder patient(Patient value) {
            return patient(value, XdsForms.sourcePatientId(value));
        }

        /** As {@link #patient}, the source patient id being the patient id (the INS) itself. */
        public Builder patientByNationalId(Patient value) {
            return patient(value, XdsForms.patientId(value));
        }

        private Builder patient(Patient value, String sourcePatientId) {
            parts.slot(Names.SOURCE_PATIENT_ID, sourcePatientId);
            parts.slots.add(new Slot(Names.SOURCE_PATIENT_INFO, XdsForms.sourcePatientInfo(value)));
            parts.identifier(XdsUuids.PATIENT_ID, XdsForms.patientId(value), "XDSDocumentEntry.patientId");
            return this;
        }

        public Builder title(String value) {
            parts.title = value;
            return this;
        }

        public Builder comments(String value) {
            parts.comments = value;
            return this;
        }

        public Builder addAuthor(DocumentAuthor value) {
            parts.author(XdsUuids.AUTHOR, value, options);
            return this;
        }

        /** An organization in its own name, besides the persons. */
        public Builder addAuthor(Structure organization) {
            parts.author(XdsUuids.AUTHOR, organization, options);
            return this;
        }

        /**
         * A device, or the patient whom the document is about.
         *
         * @param patient with a qualified INS when they are the author
         */
        public Builder addOtherAuthor(OtherAuthor value, Patient patient) {
            parts.otherAuthor(XdsUuids.AUTHOR, value, patient, options);
            return this;
        }

        /** A code under a scheme of {@link XdsUuids}. */
        public Builder code(String scheme, CodedValue value) {
            parts.code(scheme, value);
            return this;
        }

        /** Takes away every code under a scheme, to give others. */
        public Builder withoutCodes(String scheme) {
            parts.classifications.removeIf(each -> each.scheme().equals(scheme));
            return this;
        }

        public Builder uniqueId(Oid value) {
            parts.identifier(XdsUuids.UNIQUE_ID, value.value(), "XDSDocumentEntry.uniqueId");
            return this;
        }

        /** In place of those given so far. */
        public Builder referenceIds(List<ReferenceId> values) {
            parts.slots.removeIf(slot -> slot.name().equals(ReferenceId.SLOT));
            parts.slots.add(new Slot(
                    ReferenceId.SLOT, values.stream().map(ReferenceId::toCx).toList()));
            return this;
        }

        public Builder addSlot(Slot value) {
            parts.slots.add(value);
            return this;
        }

        public DocumentEntry build() {
            return new DocumentEntry(parts);
        }
    }
}
