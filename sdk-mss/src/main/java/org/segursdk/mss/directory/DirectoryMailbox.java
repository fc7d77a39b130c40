package org.segursdk.mss.directory;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.MssAddress;

/**
 * A mailbox as a directory publishes it. What a directory does not tell is empty, never guessed.
 *
 * @param address of the mailbox
 * @param kind personal, organisational, application, practice
 * @param name to be shown: of the professional, or of the organisation or service
 * @param professional national id of the holder, for a person's mailbox
 * @param profession of the holder
 * @param specialty of the holder
 * @param structure where the mailbox belongs, or where its holder practises
 * @param structureName its name
 * @param place town, as written
 * @param rank 1 for the mailbox its holder prefers
 */
public record DirectoryMailbox(
        MssAddress address,
        MailboxKind kind,
        String name,
        Optional<ProfessionalId> professional,
        Optional<CodedValue> profession,
        Optional<CodedValue> specialty,
        Optional<StructureId> structure,
        Optional<String> structureName,
        Optional<String> place,
        OptionalInt rank) {
    public DirectoryMailbox {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(professional, "professional");
        Objects.requireNonNull(profession, "profession");
        Objects.requireNonNull(specialty, "specialty");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(structureName, "structureName");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(rank, "rank");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DirectoryMailbox[" + kind + "]";
    }
}
