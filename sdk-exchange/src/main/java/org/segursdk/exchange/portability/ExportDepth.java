package org.segursdk.exchange.portability;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How deep an export goes. Identities and journals are always exported.
 *
 * @param from documents made since then; empty for all
 * @param types codes of the types exported; empty for all
 */
public record ExportDepth(Optional<Instant> from, Set<String> types) {
    /** Everything. */
    public static final ExportDepth ALL = new ExportDepth(Optional.empty(), Set.of());

    public ExportDepth {
        Objects.requireNonNull(from, "from");
        types = Set.copyOf(types);
    }

    /** Documents made since then. */
    public static ExportDepth since(Instant from) {
        return new ExportDepth(Optional.of(from), Set.of());
    }

    boolean holds(ExportedDocument document) {
        return from.filter(document.date()::isBefore).isEmpty()
                && (types.isEmpty() || types.contains(document.type().code()));
    }

    /** In words, for the archive. */
    String text() {
        return "from=" + from.map(Instant::toString).orElse("*") + " types="
                + (types.isEmpty()
                        ? "*"
                        : String.join(",", types.stream().sorted().toList()));
    }

    /** Its beginning alone. */
    @Override
    public String toString() {
        return "ExportDepth[from=" + from + "]";
    }
}
