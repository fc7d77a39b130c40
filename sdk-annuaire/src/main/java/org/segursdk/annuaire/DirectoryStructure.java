package org.segursdk.annuaire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.terminology.CodedValue;

/**
 * A structure as the directory publishes it. One that was removed keeps its identifiers and its name. Source: annuaire §2, §3.
 *
 * @param identifiers as published
 * @param active false when it was removed
 * @param name empty when the directory gives none
 * @param kind legal or geographical; empty when not told
 * @param sector of activity (TRE_R02, {@code SAxx})
 * @param category of establishment (TRE_R66)
 * @param address where it stands
 * @param telecoms telephones and faxes; ordinary e-mail addresses are not given, lest health data go there
 * @param mailboxes of the structure itself
 * @param lastUpdated when the directory last changed it
 */
public record DirectoryStructure(
        StructureIdentifiers identifiers,
        boolean active,
        String name,
        Optional<StructureKind> kind,
        Optional<CodedValue> sector,
        Optional<CodedValue> category,
        StructureAddress address,
        List<Telecom> telecoms,
        List<MssMailbox> mailboxes,
        Optional<Instant> lastUpdated) {
    public DirectoryStructure {
        Objects.requireNonNull(identifiers, "identifiers");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sector, "sector");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(address, "address");
        telecoms = List.copyOf(telecoms);
        mailboxes = List.copyOf(mailboxes);
        Objects.requireNonNull(lastUpdated, "lastUpdated");
    }

    /** The national id, as documents and the DMP want it; made of FINESS, SIRET, SIREN or RPPS rank when it is not published. */
    public Optional<StructureId> id() {
        return identifiers.id();
    }

    public Optional<String> city() {
        return address.city();
    }

    public Optional<String> postalCode() {
        return address.postalCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DirectoryStructure[" + id().map(StructureId::toString).orElse("no national id") + "]";
    }
}
