package org.segursdk.cda.internal.child;

import org.segursdk.cda.child.Transfer;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.terminology.CodedValue;

/** FR-Resultats-evenements with FR-Transfert-du-patient: where the child was moved. Source: CSE-CS8 2024.01. */
final class TransferSection {
    private static final Section SECTION = Section.of(
            "transfert",
            "42545-4",
            "Evènements observés",
            "Transfert ou mutation de l'enfant",
            "1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9",
            "1.3.6.1.4.1.19376.1.7.3.1.1.13.7",
            "1.2.250.1.213.1.1.2.163");

    private final Writing w;
    private final XmlOut out;

    TransferSection(Writing w) {
        this.w = w;
        this.out = w.out;
    }

    void write(Transfer transfer) {
        CodedValue kind = BirthCodes.of(transfer.kind());
        String start = Timestamps.hl7(transfer.start(), w.zone);
        SECTION.open(out, w.ids);
        Narrative.Table table =
                new Narrative.Table(SECTION.title(), "Type de transfert", "Destination", "Type de service", "Départ");
        table.row()
                .cell("transfert-type", kind.displayName())
                .cell("transfert-destination", transfer.destination().name())
                .cell("transfert-service", BirthCodes.of(transfer.service()).displayName())
                .cell(Timestamps.readable(transfer.start(), w.zone));
        table.writeTo(out);
        out.start("entry")
                .start("observation", "classCode", "OBS", "moodCode", "EVN")
                .templates(Questions.SIMPLE_OBSERVATION);
        out.empty("id", "root", w.ids.at("transfert-type"))
                .code("code", Questions.own("ORG-081", "Type de transfert"))
                .textReference("transfert-type")
                .empty("statusCode", "code", "completed")
                .empty("effectiveTime", "value", start);
        new Answer.Coded(kind).write(out);
        out.end().end();
        act(transfer, start);
        SECTION.close(out);
    }

    private void act(Transfer transfer, String start) {
        out.start("entry")
                .start("act", "classCode", "ACT", "moodCode", "EVN")
                .templates("1.3.6.1.4.1.19376.1.5.3.1.1.25.1.4.1", "1.2.250.1.213.1.1.3.28");
        out.empty("id", "root", w.ids.at("transfert"));
        out.startCode("code", Questions.loinc("80413-8", "Transfert du patient"))
                .startCode("translation", BirthCodes.of(transfer.service()))
                .originalText("transfert-service")
                .end()
                .end();
        out.textReference("transfert-destination").empty("statusCode", "code", "completed");
        out.start("effectiveTime")
                .empty("low", "value", start)
                .empty("high", "value", Timestamps.hl7(transfer.stop(), w.zone))
                .end();
        destination(transfer.destination());
        out.end().end();
    }

    private void destination(Structure structure) {
        ActorWriter actors = new ActorWriter(out);
        out.start("participant", "typeCode", "DST").start("participantRole", "classCode", "SDLOC");
        out.empty("id", "root", w.ids.at("transfert-destination")).code("code", structure.sector());
        actors.addresses(structure.addresses());
        actors.telecoms(structure.telecoms());
        out.start("playingEntity", "classCode", "ENT")
                .leaf("name", structure.name())
                .end();
        out.end().end();
    }
}
