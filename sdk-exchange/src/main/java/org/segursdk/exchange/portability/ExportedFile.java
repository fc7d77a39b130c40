package org.segursdk.exchange.portability;

import java.util.Objects;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.Violations;

/**
 * What a structure holds that belongs to no single patient: the agenda as {@code agenda.ics} (RFC 5545), traces of access as
 * {@code traces.log}. The draft guide on portability names formats; names of files are the software's. Source: rem PORT-03.
 *
 * @param name of the file, letters, digits, dots, hyphens and underscores, at most 100
 * @param content its bytes
 */
public record ExportedFile(String name, ContentSource content) {
    /** @throws org.segursdk.core.error.InvalidInputException rule {@code EXPORT-FILE}: not such a name */
    public ExportedFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        new Violations()
                .check(
                        name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}") && !name.endsWith(Archive.PART),
                        "name",
                        "EXPORT-FILE",
                        "lettres, chiffres, points, tirets et soulignés, 100 au plus",
                        "letters, digits, dots, hyphens and underscores, at most 100")
                .throwIfAny("ExportedFile");
    }

    /** Without its name. */
    @Override
    public String toString() {
        return "ExportedFile[]";
    }
}
