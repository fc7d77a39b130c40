package org.segursdk.annuaire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A situation of exercise: what a professional does at a place. Source: annuaire §2.
 *
 * @param id number of the activity; of the same system as RPPS numbers, yet not one
 * @param active whether it goes on
 * @param codes kind ({@code TRE_R22}), mode ({@code TRE_R23}), function ({@code TRE_R21})…, as published
 * @param mailboxes tied to the person at this place
 * @param structure where; empty when the directory tells none, or when it was not found
 */
public record Activity(
        Optional<String> id,
        boolean active,
        List<CodedValue> codes,
        List<MssMailbox> mailboxes,
        Optional<DirectoryStructure> structure) {
    public Activity {
        Objects.requireNonNull(id, "id");
        codes = List.copyOf(codes);
        mailboxes = List.copyOf(mailboxes);
        Objects.requireNonNull(structure, "structure");
    }

    /** Mode of exercise (TRE_R23): {@code L} liberal, {@code S} salaried… */
    public Optional<CodedValue> mode() {
        return code("R23");
    }

    /** Function (TRE_R21). */
    public Optional<CodedValue> function() {
        return code("R21");
    }

    /** Kind of activity (TRE_R22). */
    public Optional<CodedValue> genre() {
        return code("R22");
    }

    private Optional<CodedValue> code(String table) {
        return codes.stream()
                .filter(each -> each.codeSystem().contains("TRE_" + table + "-"))
                .findFirst();
    }

    /** The same activity at that structure. */
    public Activity at(DirectoryStructure place) {
        return new Activity(id, active, codes, mailboxes, Optional.of(place));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Activity[" + (active ? "active" : "ended") + "]";
    }
}
