package org.segursdk.dmp.search;

import java.util.Objects;
import java.util.Set;
import org.segursdk.core.error.LocalizedText;

/**
 * A group of documents as a structure or a unit wants to see them counted (REM-DMPC-10).
 *
 * @param name stable name, such as {@code biology}
 * @param label for people
 * @param typeCodes codes of the types in it
 * @param classCodes codes of the classes that are in it whole
 */
public record DocumentCategory(String name, LocalizedText label, Set<String> typeCodes, Set<String> classCodes) {
    public DocumentCategory {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        typeCodes = Set.copyOf(typeCodes);
        classCodes = Set.copyOf(classCodes);
    }

    public static DocumentCategory ofTypes(String name, String french, String english, String... typeCodes) {
        return new DocumentCategory(name, LocalizedText.of(french, english), Set.of(typeCodes), Set.of());
    }

    /** As {@link #ofTypes}, with whole classes. */
    public DocumentCategory withClasses(String... codes) {
        return new DocumentCategory(name, label, typeCodes, Set.of(codes));
    }

    /** Whether the document belongs to it by its type or its class. */
    public boolean holds(FoundDocument document) {
        return document.typeCode()
                        .filter(type -> typeCodes.contains(type.code()))
                        .isPresent()
                || document.classCode()
                        .filter(own -> classCodes.contains(own.code()))
                        .isPresent();
    }
}
