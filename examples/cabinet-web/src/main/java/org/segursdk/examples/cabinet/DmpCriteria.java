package org.segursdk.examples.cabinet;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.search.DocumentSearch;
import org.segursdk.dmp.search.TimeRange;

/**
 * What a doctor searches the DMP for. Source: rem DMPC-11.
 *
 * @param filled what was filled in, by field; nothing: every document
 */
public record DmpCriteria(Map<Field, String> filled) {
    /** All of the DMP. */
    public static final DmpCriteria NONE = new DmpCriteria(Map.of());

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** A field of the form. */
    public enum Field {
        TYPE,
        CLASS,
        FORMAT,
        CONFIDENTIALITY,
        FACILITY_TYPE,
        PRACTICE_SETTING,
        /** National number, with its digit of kind. */
        AUTHOR,
        /** First day of the making, included; days are written {@code 2026-03-01}. */
        CREATED_FROM,
        CREATED_TO,
        ACT_FROM,
        ACT_TO,
        /** Anything: archived documents too. */
        ARCHIVED;

        /** The codes to choose from; empty for a field that is typed. */
        public Optional<ValueSet> codes() {
            return switch (this) {
                case TYPE -> Optional.of(ValueSets.documentType());
                case CLASS -> Optional.of(ValueSets.documentClass());
                case FORMAT -> Optional.of(ValueSets.formatCode());
                case FACILITY_TYPE -> Optional.of(ValueSets.healthcareFacilityType());
                case PRACTICE_SETTING -> Optional.of(ValueSets.practiceSetting());
                case CONFIDENTIALITY, AUTHOR, CREATED_FROM, CREATED_TO, ACT_FROM, ACT_TO, ARCHIVED -> Optional.empty();
            };
        }
    }

    public DmpCriteria {
        EnumMap<Field, String> kept = new EnumMap<>(Field.class);
        filled.forEach((field, value) -> {
            if (!value.isBlank()) {
                kept.put(field, value.strip());
            }
        });
        filled = java.util.Collections.unmodifiableMap(kept);
    }

    /** @throws InvalidInputException a code is not of its list, or a day is none */
    DocumentSearch search() {
        DocumentSearch.Builder search = DocumentSearch.builder();
        coded(Field.TYPE, search::typeCodes);
        coded(Field.CLASS, search::classCodes);
        coded(Field.FORMAT, search::formatCodes);
        coded(Field.FACILITY_TYPE, search::facilityTypes);
        coded(Field.PRACTICE_SETTING, search::practiceSettings);
        text(Field.CONFIDENTIALITY).map(DmpCriteria::visibility).ifPresent(search::visibility);
        text(Field.AUTHOR).ifPresent(number -> search.authorPattern(number.replaceAll("[^0-9A-Z]", "") + "^%"));
        range(Field.CREATED_FROM, Field.CREATED_TO).ifPresent(search::creation);
        text(Field.ACT_FROM).map(DmpCriteria::begin).map(TimeRange::from).ifPresent(search::serviceStart);
        text(Field.ACT_TO).map(day -> TimeRange.until(begin(day).plusDays(1))).ifPresent(search::serviceStop);
        if (text(Field.ARCHIVED).isPresent()) {
            search.withArchived();
        }
        return search.build();
    }

    private Optional<String> text(Field field) {
        return Optional.ofNullable(filled.get(field));
    }

    private void coded(Field field, Consumer<CodedValue> into) {
        text(field)
                .ifPresent(code -> into.accept(field.codes()
                        .flatMap(codes -> codes.find(code))
                        .orElseThrow(
                                () -> wrong(field, "ce code n'est pas de la liste", "this code is not of the list"))));
    }

    private static Visibility visibility(String name) {
        return Visibility.ofCode(name)
                .orElseThrow(() -> wrong(Field.CONFIDENTIALITY, "cette visibilité n'existe pas", "no such visibility"));
    }

    private Optional<TimeRange> range(Field from, Field to) {
        Optional<ZonedDateTime> start = text(from).map(DmpCriteria::begin);
        Optional<ZonedDateTime> end = text(to).map(day -> begin(day).plusDays(1));
        if (start.isPresent() && end.isPresent()) {
            return Optional.of(TimeRange.between(start.get(), end.get()));
        }
        return start.map(TimeRange::from).or(() -> end.map(TimeRange::until));
    }

    /** The day begins in Paris. */
    private static ZonedDateTime begin(String day) {
        try {
            return LocalDate.parse(day).atStartOfDay(PARIS);
        } catch (DateTimeParseException e) {
            throw wrong(Field.CREATED_FROM, "cette date n'en est pas une", "this date is none");
        }
    }

    private static InvalidInputException wrong(Field field, String french, String english) {
        return InvalidInputException.of("Recherche", field.name(), "CABINET-CRITERION", french, english);
    }

    @Override
    public String toString() {
        return "DmpCriteria" + filled.keySet();
    }
}
