package org.segursdk.cda.internal;

import java.time.Instant;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodedValue;

/** Acts documented, related documents and encounter. Source: cda §3.11, §3.12, §3.14. */
final class ContextWriter {
    private final XmlOut out;
    private final CdaHeader header;
    private final ActorWriter actors;

    ContextWriter(XmlOut out, CdaHeader header) {
        this.out = out;
        this.header = header;
        this.actors = new ActorWriter(out);
    }

    void write(Optional<CodedValue> eventCode) {
        principalEvent(eventCode);
        for (CodedValue code : header.furtherEvents()) {
            out.start("documentationOf")
                    .start("serviceEvent")
                    .code("code", code)
                    .end()
                    .end();
        }
        header.relations().forEach(this::relation);
        encounter();
    }

    private void principalEvent(Optional<CodedValue> code) {
        ServiceEvent event = header.event();
        out.start("documentationOf").start("serviceEvent");
        code.ifPresent(known -> out.code("code", known));
        out.start("effectiveTime");
        time("low", event.start());
        event.stop().ifPresent(stop -> time("high", stop));
        out.end();
        out.start("performer", "typeCode", "PRF");
        event.performer().function().ifPresent(function -> out.code("functionCode", function));
        actors.assignedEntity(event.performer(), true);
        out.end().end().end();
    }

    private void relation(Relation relation) {
        out.start("relatedDocument", "typeCode", relation.type().name()).start("parentDocument");
        out.empty("id", "root", relation.target().value());
        out.end().end();
    }

    private void encounter() {
        Encounter encounter = header.encounter();
        out.start("componentOf").start("encompassingEncounter");
        encounter.type().ifPresent(type -> out.code("code", type));
        out.start("effectiveTime");
        encounter.start().ifPresent(start -> time("low", start));
        encounter.stop().ifPresent(stop -> time("high", stop));
        out.end();
        encounter.responsible().ifPresent(responsible -> {
            out.start("responsibleParty");
            actors.assignedEntity(responsible, true);
            out.end();
        });
        Structure facility = encounter.facility();
        out.start("location").start("healthCareFacility");
        actors.structureId(facility);
        out.code("code", facility.sector());
        out.start("location").leaf("name", facility.name());
        facility.addresses().stream().limit(1).forEach(actors::address);
        out.end().end().end().end().end();
    }

    private void time(String element, Instant instant) {
        out.empty(element, "value", Timestamps.hl7(instant, header.zone()));
    }
}
