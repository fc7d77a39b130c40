package org.segursdk.core.xds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.Violations;

/** The longest texts that ebRIM and XDS admit: what is longer is refused before it is sent, never cut. */
public final class XdsLengths {
    /** XDS limit of a title, in bytes of UTF-8. */
    private static final int MAX_TITLE_BYTES = 128;
    /** ebRIM {@code LongName}: slot values, codes. */
    private static final int MAX_VALUE = 256;
    /** ebRIM {@code FreeFormText}: labels and comments. */
    private static final int MAX_TEXT = 1024;

    private final Violations violations;

    /** Checks that report into these violations. */
    public XdsLengths(Violations violations) {
        this.violations = violations;
    }

    /** Rule {@code XDS-TITLE-LENGTH}. */
    public void title(String title, String path) {
        violations.check(
                title.getBytes(StandardCharsets.UTF_8).length <= MAX_TITLE_BYTES,
                path,
                "XDS-TITLE-LENGTH",
                "au plus 128 octets en UTF-8",
                "at most 128 bytes of UTF-8");
    }

    /** Title and comments; rules {@code XDS-TITLE-LENGTH} and {@code XDS-TEXT-LENGTH}. */
    public void texts(DocumentMetadata metadata, String path) {
        title(metadata.title(), path + ".title");
        violations.check(
                metadata.comments().map(String::length).orElse(0) <= MAX_TEXT,
                path + ".comments",
                "XDS-TEXT-LENGTH",
                "au plus 1 024 caractères",
                "at most 1,024 characters");
    }

    /** Codes and slot values, as they will be written; rules {@code XDS-CODE-LENGTH} and {@code XDS-VALUE-LENGTH}. */
    public void entry(DocumentEntry entry, String path) {
        slots(entry.slots(), path);
        for (Classification each : entry.classifications()) {
            violations.check(
                    each.representation().length() <= MAX_VALUE && each.name().length() <= MAX_TEXT,
                    path,
                    "XDS-CODE-LENGTH",
                    "un code a au plus 256 caractères, son libellé 1 024",
                    "a code has at most 256 characters, its label 1,024");
            slots(each.slots(), path);
        }
    }

    private void slots(List<Slot> slots, String path) {
        for (Slot slot : slots) {
            violations.check(
                    slot.values().stream().allMatch(value -> value.length() <= MAX_VALUE),
                    path + '.' + slot.name(),
                    "XDS-VALUE-LENGTH",
                    "au plus 256 caractères, séparateurs compris",
                    "at most 256 characters, separators included");
        }
    }
}
