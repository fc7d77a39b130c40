package org.segursdk.cda.internal;

import java.time.Instant;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Consent;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.EncounterParticipant;
import org.segursdk.cda.Order;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodedValue;

/** Requests, acts documented, related documents and encounter. Source: cda §3.10, §3.11, §3.12, §3.14. */
final class ContextWriter {
    private final XmlOut out;
    private final CdaHeader header;
    private final ActorWriter actors;
    private final Timestamps times;

    ContextWriter(XmlOut out, CdaHeader header) {
        this.out = out;
        this.header = header;
        this.actors = new ActorWriter(out);
        this.times = new Timestamps(header.zone());
    }

    /** Orders, documented acts, related documents, encounter, in this order. */
    void write(DocumentModel model) {
        actors.contacts(model.lentContacts);
        header.orders().forEach(this::order);
        model.principal.write(out, actors, times);
        model.further.forEach(act -> act.write(out, actors, times));
        for (CodedValue code : header.furtherEvents()) {
            DocumentedAct.of(code).write(out, actors, times);
        }
        header.relations().forEach(this::relation);
        header.consents().forEach(this::consent);
        encounter(model);
    }

    private void order(Order order) {
        out.start("inFulfillmentOf").start("order");
        actors.id(order.id());
        order.code().ifPresent(code -> out.code("code", code));
        order.accessionNumber().ifPresent(number -> number.extension()
                .ifPresentOrElse(
                        extension -> out.empty(
                                "ps3-20:accessionNumber",
                                "xmlns:ps3-20",
                                "urn:dicom-org:ps3-20",
                                "root",
                                number.root().value(),
                                "extension",
                                extension),
                        () -> out.empty(
                                "ps3-20:accessionNumber",
                                "xmlns:ps3-20",
                                "urn:dicom-org:ps3-20",
                                "root",
                                number.root().value())));
        out.end().end();
    }

    private void relation(Relation relation) {
        out.start("relatedDocument", "typeCode", relation.type().name()).start("parentDocument");
        out.empty("id", "root", relation.target().value());
        relation.targetVersion().ifPresent(version -> out.empty("versionNumber", "value", Integer.toString(version)));
        out.end().end();
    }

    private void consent(Consent consent) {
        out.start("authorization", "typeCode", "AUTH");
        out.start("consent", "classCode", "CONS", "moodCode", "EVN");
        consent.id().ifPresent(actors::id);
        out.code("code", consent.code());
        out.empty("statusCode", "code", "completed");
        out.end().end();
    }

    private void encounter(DocumentModel model) {
        Encounter encounter = header.encounter();
        out.start("componentOf").start("encompassingEncounter");
        encounter.ids().stream().distinct().forEach(actors::id);
        encounter.type().ifPresent(type -> out.code("code", type));
        out.start("effectiveTime");
        encounter.start().ifPresent(start -> time("low", start));
        encounter.stop().ifPresent(stop -> time("high", stop));
        out.end();
        encounter.discharge().ifPresent(discharge -> out.code("dischargeDispositionCode", discharge));
        encounter.responsible().ifPresent(responsible -> {
            out.start("responsibleParty");
            actors.assignedEntity(responsible, true, model.responsibleIds);
            out.end();
        });
        encounter.participants().forEach(this::encounterParticipant);
        facility(encounter.facility());
        out.end().end();
    }

    private void encounterParticipant(EncounterParticipant participant) {
        out.start("encounterParticipant", "typeCode", participant.role().name());
        if (participant.start().isPresent() || participant.stop().isPresent()) {
            out.start("time");
            participant.start().ifPresent(start -> time("low", start));
            participant.stop().ifPresent(stop -> time("high", stop));
            out.end();
        }
        actors.assignedEntity(participant.by(), true);
        out.end();
    }

    private void facility(Structure facility) {
        out.start("location").start("healthCareFacility");
        actors.structureId(facility);
        out.code("code", facility.sector());
        out.start("location").leaf("name", facility.name());
        facility.addresses().stream().limit(1).forEach(actors::address);
        out.end().end().end();
    }

    private void time(String element, Instant instant) {
        out.empty(element, "value", times.hl7(instant));
    }
}
