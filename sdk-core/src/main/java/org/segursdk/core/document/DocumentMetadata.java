package org.segursdk.core.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/**
 * What a document is, in the words XDS shares with the CDA header: the DMP and the XDM archive are both fed from it.
 * Immutable; times are instants, written in UTC on the wire. Source: dmp §6.3, cda §15.
 */
public final class DocumentMetadata {
    private final Oid uniqueId;
    private final String title;
    private final @Nullable String comments;
    private final String mimeType;
    private final String languageCode;
    private final Instant creationTime;
    private final Instant serviceStart;
    private final @Nullable Instant serviceStop;
    private final Patient patient;
    private final List<DocumentAuthor> authors;
    private final List<OtherAuthor> otherAuthors;
    private final List<Structure> authorOrganizations;
    private final DocumentAuthor legalAuthenticator;
    private final CodedValue classCode;
    private final CodedValue typeCode;
    private final CodedValue formatCode;
    private final CodedValue confidentiality;
    private final Set<Visibility> visibility;
    private final CodedValue facilityType;
    private final CodedValue practiceSetting;
    private final List<CodedValue> eventCodes;
    private final List<Relation> relations;
    private final List<Reference> references;

    private DocumentMetadata(Builder b, CodedValue classCode) {
        this.uniqueId = Objects.requireNonNull(b.uniqueId);
        this.title = Objects.requireNonNull(b.title);
        this.comments = b.comments;
        this.mimeType = b.mimeType;
        this.languageCode = b.languageCode;
        this.creationTime = Objects.requireNonNull(b.creationTime);
        this.serviceStart = Objects.requireNonNull(b.serviceStart);
        this.serviceStop = b.serviceStop;
        this.patient = Objects.requireNonNull(b.patient);
        this.authors = List.copyOf(b.authors);
        this.otherAuthors = List.copyOf(b.otherAuthors);
        this.authorOrganizations = List.copyOf(b.authorOrganizations);
        this.legalAuthenticator = b.legalAuthenticator == null ? b.authors.get(0) : b.legalAuthenticator;
        this.classCode = classCode;
        this.typeCode = Objects.requireNonNull(b.typeCode);
        this.formatCode = Objects.requireNonNull(b.formatCode);
        this.confidentiality = b.confidentiality;
        this.visibility = Set.copyOf(b.visibility);
        this.facilityType = Objects.requireNonNull(b.facilityType);
        this.practiceSetting = Objects.requireNonNull(b.practiceSetting);
        this.eventCodes = List.copyOf(b.eventCodes);
        this.relations = List.copyOf(b.relations);
        this.references = List.copyOf(b.references);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** This metadata in a builder, to derive another. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Plain OID; equals the CDA {@code id/@root}, which then has no extension. Source: dmp §6.1. */
    public Oid uniqueId() {
        return uniqueId;
    }

    public String title() {
        return title;
    }

    public Optional<String> comments() {
        return Optional.ofNullable(comments);
    }

    /** {@code text/xml} for CDA. */
    public String mimeType() {
        return mimeType;
    }

    /** {@code fr-FR}. */
    public String languageCode() {
        return languageCode;
    }

    public Instant creationTime() {
        return creationTime;
    }

    /** Start of the documented act. */
    public Instant serviceStart() {
        return serviceStart;
    }

    /** End of the documented act, when known. */
    public Optional<Instant> serviceStop() {
        return Optional.ofNullable(serviceStop);
    }

    public Patient patient() {
        return patient;
    }

    /** The professionals among the authors; at least one unless there are {@link #otherAuthors}. */
    public List<DocumentAuthor> authors() {
        return authors;
    }

    /** The authors who are no professionals, after the others: devices, the patient. */
    public List<OtherAuthor> otherAuthors() {
        return otherAuthors;
    }

    /**
     * The organizations that are authors in their own name, besides the persons; empty unless an author has left the national
     * register since.
     */
    public List<Structure> authorOrganizations() {
        return authorOrganizations;
    }

    /** Who takes legal responsibility; the first author unless told otherwise. */
    public DocumentAuthor legalAuthenticator() {
        return legalAuthenticator;
    }

    public CodedValue classCode() {
        return classCode;
    }

    public CodedValue typeCode() {
        return typeCode;
    }

    public CodedValue formatCode() {
        return formatCode;
    }

    /** {@code N}; {@code R} and {@code V} exist but such documents should not be shared. */
    public CodedValue confidentiality() {
        return confidentiality;
    }

    /** Restrictions in the DMP; empty when everyone entitled sees it. */
    public Set<Visibility> visibility() {
        return visibility;
    }

    public CodedValue facilityType() {
        return facilityType;
    }

    public CodedValue practiceSetting() {
        return practiceSetting;
    }

    /** Acts and other events documented; may be empty. */
    public List<CodedValue> eventCodes() {
        return eventCodes;
    }

    public List<Relation> relations() {
        return relations;
    }

    /** Numbers shared with other documents: request, examination, prescription; may be empty. */
    public List<Reference> references() {
        return references;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DocumentMetadata[" + typeCode.code() + ", " + formatCode.code() + "]";
    }

    /** Builds metadata; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable Oid uniqueId;
        private @Nullable String title;
        private @Nullable String comments;
        private String mimeType = "text/xml";
        private String languageCode = "fr-FR";
        private @Nullable Instant creationTime;
        private @Nullable Instant serviceStart;
        private @Nullable Instant serviceStop;
        private @Nullable Patient patient;
        private final List<DocumentAuthor> authors = new ArrayList<>();
        private final List<OtherAuthor> otherAuthors = new ArrayList<>();
        private final List<Structure> authorOrganizations = new ArrayList<>();
        private @Nullable DocumentAuthor legalAuthenticator;
        private @Nullable CodedValue classCode;
        private @Nullable CodedValue typeCode;
        private @Nullable CodedValue formatCode;
        private CodedValue confidentiality = Confidentiality.NORMAL;
        private final Set<Visibility> visibility = EnumSet.noneOf(Visibility.class);
        private @Nullable CodedValue facilityType;
        private @Nullable CodedValue practiceSetting;
        private final List<CodedValue> eventCodes = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();

        private Builder() {}

        private Builder(DocumentMetadata m) {
            this.uniqueId = m.uniqueId;
            this.title = m.title;
            this.comments = m.comments;
            this.mimeType = m.mimeType;
            this.languageCode = m.languageCode;
            this.creationTime = m.creationTime;
            this.serviceStart = m.serviceStart;
            this.serviceStop = m.serviceStop;
            this.patient = m.patient;
            this.authors.addAll(m.authors);
            this.otherAuthors.addAll(m.otherAuthors);
            this.authorOrganizations.addAll(m.authorOrganizations);
            this.legalAuthenticator = m.legalAuthenticator;
            this.classCode = m.classCode;
            this.typeCode = m.typeCode;
            this.formatCode = m.formatCode;
            this.confidentiality = m.confidentiality;
            this.visibility.addAll(m.visibility);
            this.facilityType = m.facilityType;
            this.practiceSetting = m.practiceSetting;
            this.eventCodes.addAll(m.eventCodes);
            this.relations.addAll(m.relations);
            this.references.addAll(m.references);
        }

        /** Required. */
        public Builder uniqueId(Oid value) {
            this.uniqueId = value;
            return this;
        }

        /** Required. */
        public Builder title(String value) {
            this.title = value;
            return this;
        }

        public Builder comments(String value) {
            this.comments = value;
            return this;
        }

        /** Default {@code text/xml}. */
        public Builder mimeType(String value) {
            this.mimeType = value;
            return this;
        }

        /** Default {@code fr-FR}. */
        public Builder languageCode(String value) {
            this.languageCode = value;
            return this;
        }

        /** Required. */
        public Builder creationTime(Instant value) {
            this.creationTime = value;
            return this;
        }

        /** Required. */
        public Builder serviceStart(Instant value) {
            this.serviceStart = value;
            return this;
        }

        public Builder serviceStop(Instant value) {
            this.serviceStop = value;
            return this;
        }

        /** Required. */
        public Builder patient(Patient value) {
            this.patient = value;
            return this;
        }

        /** At least one, unless another author is given; the first is the principal author. */
        public Builder addAuthor(DocumentAuthor value) {
            this.authors.add(value);
            return this;
        }

        public Builder addOtherAuthor(OtherAuthor value) {
            this.otherAuthors.add(value);
            return this;
        }

        /**
         * An organization as a further author, for a document whose author is no longer in the national register (REM-DMPA-15);
         * it becomes an author of the submission too. Only in the metadata: the CDA document keeps its author. Written as
         * {@code authorInstitution} alone, as IHE has it; no official example shows it.
         */
        public Builder addAuthorOrganization(Structure value) {
            this.authorOrganizations.add(value);
            return this;
        }

        /** Default the first author; required when no author is a professional. */
        public Builder legalAuthenticator(DocumentAuthor value) {
            this.legalAuthenticator = value;
            return this;
        }

        /** Default the class that ANS associates with the type. */
        public Builder classCode(CodedValue value) {
            this.classCode = value;
            return this;
        }

        /** Required; of JDV_J07. */
        public Builder typeCode(CodedValue value) {
            this.typeCode = value;
            return this;
        }

        /** Required; of JDV_J10. */
        public Builder formatCode(CodedValue value) {
            this.formatCode = value;
            return this;
        }

        /** Default {@code N}. */
        public Builder confidentiality(CodedValue value) {
            this.confidentiality = value;
            return this;
        }

        public Builder addVisibility(Visibility value) {
            this.visibility.add(value);
            return this;
        }

        /** These restrictions instead of those given before. */
        public Builder visibility(Set<Visibility> values) {
            this.visibility.clear();
            this.visibility.addAll(values);
            return this;
        }

        /** Required; of JDV_J02. */
        public Builder facilityType(CodedValue value) {
            this.facilityType = value;
            return this;
        }

        /** Required; of JDV_J04. */
        public Builder practiceSetting(CodedValue value) {
            this.practiceSetting = value;
            return this;
        }

        public Builder addEventCode(CodedValue value) {
            this.eventCodes.add(value);
            return this;
        }

        public Builder addRelation(Relation value) {
            this.relations.add(value);
            return this;
        }

        public Builder addReference(Reference value) {
            this.references.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code XDS-CLASSCODE}, {@code XDS-SERVICE-PERIOD},
         *     {@code XDS-LANGUAGE}, {@code XDS-CREATION-TIME}, {@code XDS-PATIENT-AUTHOR}
         */
        public DocumentMetadata build() {
            Violations violations = new Violations()
                    .require(uniqueId, "uniqueId")
                    .require(title, "title")
                    .require(creationTime, "creationTime")
                    .require(serviceStart, "serviceStart")
                    .require(patient, "patient")
                    .require(typeCode, "typeCode")
                    .require(formatCode, "formatCode")
                    .require(facilityType, "facilityType")
                    .require(practiceSetting, "practiceSetting")
                    .check(
                            !authors.isEmpty() || !otherAuthors.isEmpty(),
                            "authors",
                            "REQUIRED",
                            "au moins un auteur",
                            "at least one author")
                    .check(
                            legalAuthenticator != null || !authors.isEmpty() || otherAuthors.isEmpty(),
                            "legalAuthenticator",
                            "REQUIRED",
                            "sans auteur professionnel, donnez le responsable du document",
                            "without a professional among the authors, give the legal authenticator")
                    .check(
                            patient == null
                                    || patient.ins().isPresent()
                                    || otherAuthors.stream().noneMatch(OtherAuthor.ThePatient.class::isInstance),
                            "otherAuthors",
                            "XDS-PATIENT-AUTHOR",
                            "un patient auteur porte une INS qualifiée",
                            "a patient who is an author has a qualified INS")
                    .check(
                            languageCode.matches("[a-z]{2}-[A-Z]{2}"),
                            "languageCode",
                            "XDS-LANGUAGE",
                            "forme attendue fr-FR",
                            "expected form fr-FR")
                    .check(
                            serviceStart == null || serviceStop == null || serviceStop.isAfter(serviceStart),
                            "serviceStop",
                            "XDS-SERVICE-PERIOD",
                            "la fin de l'acte suit son début",
                            "the act ends after it starts");
            CodedValue foundClass = classCode;
            if (foundClass == null && typeCode != null) {
                foundClass = ValueSets.classOfType(typeCode).orElse(null);
                violations.check(
                        foundClass != null,
                        "classCode",
                        "XDS-CLASSCODE",
                        "aucune classe n'est associée à ce type : donnez-la",
                        "no class is associated with this type: give it");
            }
            violations.throwIfAny("DocumentMetadata");
            return new DocumentMetadata(this, Objects.requireNonNull(foundClass));
        }
    }
}
