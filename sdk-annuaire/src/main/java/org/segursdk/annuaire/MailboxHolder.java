package org.segursdk.annuaire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.terminology.CodedValue;

/**
 * Whose a mailbox is, at one place of the directory. What the directory does not tell is empty.
 *
 * @param place where it was read
 * @param name to be shown: of the professional, or of the structure
 * @param professional national id of the person, for the two places of a person
 * @param professions of the person
 * @param specialties of the person
 * @param structure where the mailbox belongs, or where the person practises; empty when a mailbox is tied to the person alone
 * @param structureName its name
 * @param city of the structure, as written
 */
public record MailboxHolder(
        MailboxPlace place,
        String name,
        Optional<ProfessionalId> professional,
        List<CodedValue> professions,
        List<CodedValue> specialties,
        Optional<StructureId> structure,
        Optional<String> structureName,
        Optional<String> city) {
    public MailboxHolder {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(professional, "professional");
        professions = List.copyOf(professions);
        specialties = List.copyOf(specialties);
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(structureName, "structureName");
        Objects.requireNonNull(city, "city");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MailboxHolder[" + place + "]";
    }
}
