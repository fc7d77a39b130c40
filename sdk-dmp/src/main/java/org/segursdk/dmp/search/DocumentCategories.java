package org.segursdk.dmp.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The groups by which documents are counted, in order: a document falls into the first that holds it, or into
 * {@link #OTHERS}. To be set for each structure and unit; {@link #defaults()} is a choice of this SDK among the types of
 * JDV_J07. Immutable. Source: REM-DMPC-10.
 *
 * @param categories in order, {@link #OTHERS} not among them
 */
public record DocumentCategories(List<DocumentCategory> categories) {
    public static final DocumentCategory LIAISON_LETTERS = DocumentCategory.ofTypes(
            "liaison-letters",
            "Lettres de liaison",
            "Liaison letters",
            "11490-0",
            "18761-7",
            "83981-1",
            "88348-8",
            "74207-2",
            "96349-6");

    public static final DocumentCategory HOSPITAL = DocumentCategory.ofTypes(
            "hospital",
            "Documents hospitaliers",
            "Hospital documents",
            "34112-3",
            "34874-8",
            "15507-7",
            "15508-5",
            "67851-6",
            "60280-5",
            "77436-4",
            "34749-2");

    /** Volet de synthèse médicale: by its LOINC code, and by the code that the volet itself bears (TRE_A05). */
    public static final DocumentCategory VSM =
            DocumentCategory.ofTypes("vsm", "Volet de synthèse médicale", "Medical summary (VSM)", "60591-5", "SYNTH");

    public static final DocumentCategory BIOLOGY =
            DocumentCategory.ofTypes("biology", "Biologie", "Biology", "11502-2", "51969-4");
    public static final DocumentCategory RADIOLOGY = DocumentCategory.ofTypes(
                    "radiology", "Imagerie", "Radiology", "18748-4", "IMG-KOS")
            .withClasses("31");
    public static final DocumentCategory PRESCRIPTIONS = DocumentCategory.ofTypes(
                    "prescriptions",
                    "Prescriptions et dispensations de médicaments",
                    "Drug prescriptions and dispensations",
                    "57833-6",
                    "57828-6",
                    "60593-1",
                    "75468-9",
                    "61357-0",
                    "DISP_AUT")
            .withClasses("43");
    public static final DocumentCategory VACCINATION =
            DocumentCategory.ofTypes("vaccination", "Vaccinations", "Vaccinations", "11369-6", "87273-9", "96874-3");
    /** Réunion de concertation pluridisciplinaire. */
    public static final DocumentCategory TUMOUR_BOARD =
            DocumentCategory.ofTypes("tumour-board", "Réunions de concertation (RCP)", "Tumour boards", "34794-8");

    /** What no group holds. */
    public static final DocumentCategory OTHERS = DocumentCategory.ofTypes("others", "Autres documents", "Others");

    private static final DocumentCategories DEFAULT = new DocumentCategories(
            List.of(LIAISON_LETTERS, HOSPITAL, VSM, BIOLOGY, RADIOLOGY, PRESCRIPTIONS, VACCINATION, TUMOUR_BOARD));

    public DocumentCategories {
        categories = List.copyOf(categories);
    }

    /** The groups REM-DMPC-10 names. */
    public static DocumentCategories defaults() {
        return DEFAULT;
    }

    /** These groups with one replaced by its name. */
    public DocumentCategories changed(String name, UnaryOperator<DocumentCategory> change) {
        return new DocumentCategories(categories.stream()
                .map(each -> each.name().equals(name) ? change.apply(each) : each)
                .toList());
    }

    /** The group of a document. */
    public DocumentCategory of(FoundDocument document) {
        for (DocumentCategory each : categories) {
            if (each.holds(document)) {
                return each;
            }
        }
        return OTHERS;
    }

    /** How many documents fall into each group, empty groups included, in order, {@link #OTHERS} last. */
    public Map<DocumentCategory, Integer> count(Iterable<FoundDocument> documents) {
        Map<DocumentCategory, Integer> counts = new LinkedHashMap<>();
        categories.forEach(each -> counts.put(each, 0));
        counts.put(OTHERS, 0);
        documents.forEach(each -> counts.merge(of(each), 1, Integer::sum));
        return counts;
    }
}
