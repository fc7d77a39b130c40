package org.segursdk.examples.cabinet;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.dmp.search.DocumentCategories;
import org.segursdk.dmp.search.DocumentCategory;
import org.segursdk.exchange.glance.Glance;
import org.segursdk.exchange.glance.GlanceDocument;

/**
 * Which families of documents of the DMP are counted, for the whole practice. Source: rem DMPC-10.
 *
 * @param counted names of the families
 */
public record DmpFamilies(Set<String> counted) {
    private static final String SETTING = "dmp-families";

    public DmpFamilies {
        counted = Set.copyOf(counted);
    }

    /** Every family there is, in order. */
    public static List<DocumentCategory> all() {
        return Stream.concat(DocumentCategories.defaults().categories().stream(), Stream.of(DocumentCategories.OTHERS))
                .toList();
    }

    static DmpFamilies read(PracticeDatabase database) {
        return new DmpFamilies(database.setting(SETTING)
                .map(kept -> Arrays.stream(kept.split(",")).filter(each -> !each.isEmpty()))
                .orElseGet(() -> all().stream().map(DocumentCategory::name))
                .collect(Collectors.toSet()));
    }

    void write(PracticeDatabase database) {
        database.set(SETTING, String.join(",", counted.stream().sorted().toList()));
    }

    /** The family of a type. */
    static DocumentCategory of(String typeCode) {
        return DocumentCategories.defaults().categories().stream()
                .filter(each -> each.typeCodes().contains(typeCode))
                .findFirst()
                .orElse(DocumentCategories.OTHERS);
    }

    private boolean counts(GlanceDocument document) {
        return counted.contains(
                of(document.type().map(CodedValue::code).orElse("")).name());
    }

    /** New documents of the families counted. */
    public long countNew(Glance glance) {
        return news(glance).values().stream().mapToLong(Integer::longValue).sum();
    }

    /** The same by type, the newest type first. */
    public Map<CodedValue, Integer> news(Glance glance) {
        Map<CodedValue, Integer> counts = new LinkedHashMap<>();
        glance.latest().stream()
                .filter(each -> each.newSinceLastVisit() && counts(each))
                .flatMap(each -> each.type().stream())
                .forEach(type -> counts.merge(type, 1, Integer::sum));
        return counts;
    }

    /** When the newest medical summary (VSM) was made. */
    public static Optional<Instant> synthesis(Glance glance) {
        return glance.latest().stream()
                .filter(each -> each.type()
                        .filter(type -> DocumentCategories.VSM.typeCodes().contains(type.code()))
                        .isPresent())
                .flatMap(each -> each.createdAt().stream())
                .max(Instant::compareTo);
    }
}
