package org.segursdk.cda.internal;

import java.time.ZoneId;
import org.segursdk.cda.Attestation;
import org.segursdk.core.document.DocumentAuthor;

/** Who stands behind one entry: author, performer, informant. Source: cda §5.5, §6.1, §6.11. */
public final class EntryActors {
    private final XmlOut out;
    private final ActorWriter actors;
    private final ZoneId zone;

    public EntryActors(Writing w) {
        this.out = w.out;
        this.actors = new ActorWriter(w.out);
        this.zone = w.zone;
    }

    public void performer(DocumentAuthor who) {
        out.start("performer", "typeCode", "PRF");
        actors.assignedEntity(who, true);
        out.end();
    }

    /** The two attributes are the defaults; the rules on vaccinations want them written. */
    public void author(Attestation author) {
        out.start("author", "typeCode", "AUT", "contextControlCode", "OP");
        out.empty("time", "value", Timestamps.hl7(author.at(), zone));
        out.start("assignedAuthor");
        actors.assigned(author.by().professional());
        actors.person("assignedPerson", author.by().professional());
        actors.organization("representedOrganization", author.by().structure(), false);
        out.end().end();
    }

    public void informant(DocumentAuthor who) {
        out.start("informant");
        actors.assignedEntity(who, true);
        out.end();
    }
}
