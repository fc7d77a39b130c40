package org.segursdk.cda.internal.biology;

import java.util.Optional;
import org.segursdk.cda.biology.BioSpecimen;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** FR-Prelevement and FR-Echantillon-date-reception. Source: cda §8.3 (a). */
final class SpecimenEntry {
    private static final String[] COLLECTION = {"1.3.6.1.4.1.19376.1.3.1.2", "1.2.250.1.213.1.1.3.77"};
    private static final String[] RECEPTION = {"1.3.6.1.4.1.19376.1.3.1.3", "1.2.250.1.213.1.1.3.107"};
    /** The OID is misspelt in the official rules and examples, and must be repeated as it is (cda §17.3). */
    private static final CodedValue RECEIVED =
            CodedValue.of("SPRECEIVE", "1.3.5.1.4.1.19376.1.5.3.2", "Échantillon reçu");

    private final Writing w;
    private final XmlOut out;
    private final BioActors actors;

    SpecimenEntry(Writing w, BioActors actors) {
        this.w = w;
        this.out = w.out;
        this.actors = actors;
    }

    void write(BioSpecimen specimen, String id) {
        out.start("procedure", "classCode", "PROC", "moodCode", "EVN").templates(COLLECTION);
        coded("code", specimen.collection(), id + Marks.COLLECTION);
        specimen.collectedAt()
                .ifPresentOrElse(
                        date -> out.start("effectiveTime")
                                .empty("high", "value", Timestamps.hl7(date, w.zone))
                                .end(),
                        () -> out.empty("effectiveTime", "nullFlavor", "UNK"));
        coded("targetSiteCode", specimen.site(), id + Marks.SITE);
        specimen.collector().ifPresent(collector -> {
            out.start("performer");
            actors.writer().assignedEntity(collector, false);
            out.end();
        });
        out.start("participant", "typeCode", "PRD").start("participantRole", "classCode", "SPEC");
        actors.writer().id(specimen.id());
        out.start("playingEntity");
        specimen.type().ifPresentOrElse(type -> out.startCode("code", type), () -> out.start("code"));
        out.originalText(id).end();
        out.end().end().end();
        specimen.receivedAt().ifPresent(at -> {
            out.start("entryRelationship", "typeCode", "COMP");
            out.start("act", "classCode", "ACT", "moodCode", "EVN").templates(RECEPTION);
            out.code("code", RECEIVED).empty("effectiveTime", "value", Timestamps.hl7(at, w.zone));
            out.end().end();
        });
        out.end();
    }

    private void coded(String element, Optional<CodedValue> code, String narrativeId) {
        code.ifPresent(
                known -> out.startCode(element, known).originalText(narrativeId).end());
    }
}
