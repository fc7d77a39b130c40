package org.segursdk.cda.internal.biology;

import org.segursdk.cda.Attestation;
import org.segursdk.cda.biology.BioLaboratory;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;

/** FR-Laboratoire-executant and FR-Participant: who made and who validated the results. Source: cda §8.3. */
final class BioActors {
    /** FR-Laboratoire-executant; also in the header. */
    static final String[] LABORATORY = {"1.3.6.1.4.1.19376.1.3.3.1.7", "1.2.250.1.213.1.1.3.23"};

    private static final String[] VALIDATOR = {"1.3.6.1.4.1.19376.1.3.3.1.5", "1.2.250.1.213.1.1.3.109"};

    private final Writing w;
    private final XmlOut out;
    private final ActorWriter actors;

    BioActors(Writing w) {
        this.w = w;
        this.out = w.out;
        this.actors = new ActorWriter(w.out);
        this.actors.contacts(true);
    }

    ActorWriter writer() {
        return actors;
    }

    void laboratory(BioLaboratory laboratory) {
        out.start("performer", "typeCode", "PRF").templates(LABORATORY);
        out.empty("time", "value", Timestamps.hl7(laboratory.at(), w.zone));
        actors.assignedEntity(laboratory.director(), true);
        out.end();
    }

    void validator(Attestation validation) {
        Professional biologist = validation.by().professional();
        Structure laboratory = validation.by().structure();
        out.start("participant", "typeCode", "AUTHEN").templates(VALIDATOR);
        out.start("time")
                .empty("high", "value", Timestamps.hl7(validation.at(), w.zone))
                .end();
        out.start("participantRole");
        actors.professionalId(biologist);
        actors.addresses(biologist.addresses().isEmpty() ? laboratory.addresses() : biologist.addresses());
        actors.telecoms(biologist.telecoms().isEmpty() ? laboratory.telecoms() : biologist.telecoms());
        actors.person("playingEntity", biologist);
        out.end().end();
    }
}
