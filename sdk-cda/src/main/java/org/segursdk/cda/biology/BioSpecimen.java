package org.segursdk.cda.biology;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/**
 * A specimen: its nature, its taking (prélèvement) and its reception in the laboratory. Rules are checked by the report.
 * Immutable. Source: cda §8.3 (a).
 *
 * @param nature words shown to people: {@code sang veineux}, {@code urine du milieu de jet}
 * @param id number of the specimen, such as its bar code
 * @param type code of HL7 table 0487 (JDV_HL7_SpecimenType: {@code BLD}, {@code UR}…), if coded
 * @param collection act of taking, such as an NABM code ({@link #NABM}), if coded
 * @param site where on the body, if told
 * @param collectedAt when it was taken; said to be unknown when empty
 * @param collector who took it, if told
 * @param receivedAt when the laboratory received it, to the second, if told
 */
public record BioSpecimen(
        String nature,
        InstanceId id,
        Optional<CodedValue> type,
        Optional<CodedValue> collection,
        Optional<CodedValue> site,
        Optional<ClinicalDate> collectedAt,
        Optional<DocumentAuthor> collector,
        Optional<Instant> receivedAt) {
    /** HL7 table 0487. */
    public static final String SPECIMEN_TYPE = "2.16.840.1.113883.18.311";
    /** Nomenclature des actes de biologie médicale. */
    public static final String NABM = "1.2.250.1.213.2.7";

    public BioSpecimen {
        Objects.requireNonNull(nature, "nature");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(collectedAt, "collectedAt");
        Objects.requireNonNull(collector, "collector");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /**
     * @param nature words shown to people
     * @param id number of the specimen
     */
    public static Builder of(String nature, InstanceId id) {
        return new Builder(nature, id);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioSpecimen[redacted]";
    }

    /** Builds a specimen. */
    public static final class Builder {
        private final String nature;
        private final InstanceId id;
        private @Nullable CodedValue type;
        private @Nullable CodedValue collection;
        private @Nullable CodedValue site;
        private @Nullable ClinicalDate collectedAt;
        private @Nullable DocumentAuthor collector;
        private @Nullable Instant receivedAt;

        private Builder(String nature, InstanceId id) {
            this.nature = Objects.requireNonNull(nature, "nature");
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Code of HL7 table 0487, with its label. */
        public Builder type(String code, String label) {
            this.type = CodedValue.of(code, SPECIMEN_TYPE, label);
            return this;
        }

        /** NABM code of the taking, with its label. */
        public Builder nabm(String code, String label) {
            return collection(CodedValue.of(code, NABM, label));
        }

        public Builder collection(CodedValue value) {
            this.collection = value;
            return this;
        }

        public Builder site(CodedValue value) {
            this.site = value;
            return this;
        }

        public Builder collectedAt(ClinicalDate value) {
            this.collectedAt = value;
            return this;
        }

        public Builder collector(DocumentAuthor value) {
            this.collector = value;
            return this;
        }

        public Builder receivedAt(Instant value) {
            this.receivedAt = value;
            return this;
        }

        public BioSpecimen build() {
            return new BioSpecimen(
                    nature,
                    id,
                    Optional.ofNullable(type),
                    Optional.ofNullable(collection),
                    Optional.ofNullable(site),
                    Optional.ofNullable(collectedAt),
                    Optional.ofNullable(collector),
                    Optional.ofNullable(receivedAt));
        }
    }
}
