package org.segursdk.dmp.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.ReferenceId;
import org.segursdk.core.xds.StoredQuery;

/**
 * Criteria of a search for a patient's documents (TD3.1). Criteria of different kinds add up; within one kind a document needs
 * to meet one of the values. Without any, the active documents (EX_3.1-1030). Immutable. Source: dmp §8.
 */
public final class DocumentSearch {
    private static final String ENTRY = "$XDSDocumentEntry";
    private static final DocumentSearch ACTIVE = new Builder().build();

    private final Set<DocumentStatus.Kind> statuses;
    private final Map<String, List<CodedValue>> codes;
    private final List<List<CodedValue>> eventCodes;
    private final List<List<CodedValue>> confidentialities;
    private final Map<String, TimeRange> times;
    private final List<String> authors;
    private final List<ReferenceId> references;

    private DocumentSearch(Builder builder) {
        EnumSet<DocumentStatus.Kind> wanted = EnumSet.noneOf(DocumentStatus.Kind.class);
        wanted.addAll(builder.statuses);
        this.statuses = wanted;
        this.codes = copyOf(builder.codes);
        this.eventCodes = List.copyOf(builder.eventCodes);
        this.confidentialities = List.copyOf(builder.confidentialities);
        this.times = new LinkedHashMap<>(builder.times);
        this.authors = List.copyOf(builder.authors);
        this.references = List.copyOf(builder.references);
    }

    private static Map<String, List<CodedValue>> copyOf(Map<String, List<CodedValue>> codes) {
        Map<String, List<CodedValue>> copy = new LinkedHashMap<>();
        codes.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return copy;
    }

    /** Every active document. */
    public static DocumentSearch active() {
        return ACTIVE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The query to send about that patient. */
    public StoredQuery toQuery(Ins patient) {
        StoredQuery.Builder query = StoredQuery.builder(
                references.isEmpty() ? StoredQuery.FIND_DOCUMENTS : StoredQuery.FIND_DOCUMENTS_BY_REFERENCE_ID);
        query.text(ENTRY + "PatientId", patient.toCx())
                .texts(
                        ENTRY + "Status",
                        statuses.stream().map(DocumentStatus.Kind::urn).toList());
        codes.forEach((name, values) -> query.codes(ENTRY + name, values));
        times.forEach((name, range) -> {
            range.from().ifPresent(bound -> query.from(ENTRY + name + "From", bound));
            range.until().ifPresent(bound -> query.until(ENTRY + name + "To", bound));
        });
        eventCodes.forEach(any -> query.codes(ENTRY + "EventCodeList", any));
        confidentialities.forEach(any -> query.codes(ENTRY + "ConfidentialityCode", any));
        query.texts(ENTRY + "AuthorPerson", authors);
        query.texts(
                ENTRY + "ReferenceIdList",
                references.stream().map(ReferenceId::toCx).toList());
        return query.build();
    }

    /** Whose presence on the screen is up to the user: the statuses asked for. */
    public Set<DocumentStatus.Kind> statuses() {
        return EnumSet.copyOf(statuses);
    }

    /** Without the criteria. */
    @Override
    public String toString() {
        return "DocumentSearch[" + statuses + "]";
    }

    /** Builds criteria. */
    public static final class Builder {
        private final Set<DocumentStatus.Kind> statuses = EnumSet.of(DocumentStatus.Kind.ACTIVE);
        private final Map<String, List<CodedValue>> codes = new LinkedHashMap<>();
        private final List<List<CodedValue>> eventCodes = new ArrayList<>();
        private final List<List<CodedValue>> confidentialities = new ArrayList<>();
        private final Map<String, TimeRange> times = new LinkedHashMap<>();
        private final List<String> authors = new ArrayList<>();
        private final List<ReferenceId> references = new ArrayList<>();

        private Builder() {}

        /** Archived documents too. */
        public Builder withArchived() {
            statuses.add(DocumentStatus.Kind.ARCHIVED);
            return this;
        }

        /** Replaced documents too. */
        public Builder withDeprecated() {
            statuses.add(DocumentStatus.Kind.DEPRECATED);
            return this;
        }

        /** These statuses instead of the active documents. */
        public Builder statuses(DocumentStatus.Kind... values) {
            statuses.clear();
            statuses.addAll(Arrays.asList(values));
            return this;
        }

        /** Classes (JDV_J57). */
        public Builder classCodes(CodedValue... values) {
            return codes("ClassCode", values);
        }

        /** Types (JDV_J66). */
        public Builder typeCodes(CodedValue... values) {
            return codes("TypeCode", values);
        }

        /** Formats (JDV_J60). */
        public Builder formatCodes(CodedValue... values) {
            return codes("FormatCode", values);
        }

        /** Sectors of activity (JDV_J61). */
        public Builder facilityTypes(CodedValue... values) {
            return codes("HealthcareFacilityTypeCode", values);
        }

        /** Cadres d'exercice (JDV_J62). */
        public Builder practiceSettings(CodedValue... values) {
            return codes("PracticeSettingCode", values);
        }

        /** Acts and other events: one of these; called again, one of those as well. */
        public Builder eventCodes(CodedValue... values) {
            return any(eventCodes, values);
        }

        /** Confidentiality: one of these; called again, one of those as well. */
        public Builder confidentialityCodes(CodedValue... values) {
            return any(confidentialities, values);
        }

        /** Documents under one of these restrictions: the masked, the not yet visible to the patient. */
        public Builder visibility(Visibility... values) {
            return any(
                    confidentialities,
                    Arrays.stream(values).map(Visibility::code).toArray(CodedValue[]::new));
        }

        /** When the document was made. */
        public Builder creation(TimeRange value) {
            return time("CreationTime", value);
        }

        /** When the documented act began. */
        public Builder serviceStart(TimeRange value) {
            return time("ServiceStartTime", value);
        }

        /** When the documented act ended. */
        public Builder serviceStop(TimeRange value) {
            return time("ServiceStopTime", value);
        }

        /** Documents of this author, or of another one given. */
        public Builder author(ProfessionalId value) {
            return authorPattern(value.value() + "^%");
        }

        /** An author in the form of the registry, {@code %} for anything and {@code _} for one character. */
        public Builder authorPattern(String value) {
            authors.add(Objects.requireNonNull(value, "author"));
            return this;
        }

        /** Documents that bear this accession number, order or imaging study, or another one given. */
        public Builder reference(ReferenceId value) {
            references.add(Objects.requireNonNull(value, "reference"));
            return this;
        }

        private Builder codes(String name, CodedValue... values) {
            codes.computeIfAbsent(name, key -> new ArrayList<>()).addAll(List.of(values));
            return this;
        }

        private Builder any(List<List<CodedValue>> into, CodedValue... values) {
            if (values.length > 0) {
                into.add(List.of(values));
            }
            return this;
        }

        private Builder time(String name, TimeRange value) {
            times.put(name, Objects.requireNonNull(value, name));
            return this;
        }

        /**
         * @throws InvalidInputException rule {@code DMP-SEARCH-STATUS}
         */
        public DocumentSearch build() {
            boolean askable = !statuses.isEmpty()
                    && !statuses.contains(DocumentStatus.Kind.DELETED)
                    && !statuses.contains(DocumentStatus.Kind.OTHER);
            new Violations()
                    .check(
                            askable,
                            "statuses",
                            "DMP-SEARCH-STATUS",
                            "un statut au moins : actif, archivé ou remplacé",
                            "at least one status: active, archived or deprecated")
                    .throwIfAny("DocumentSearch");
            return new DocumentSearch(this);
        }
    }
}
