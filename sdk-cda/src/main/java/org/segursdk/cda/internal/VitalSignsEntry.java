package org.segursdk.cda.internal;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.VitalSign;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Signes-vitaux: section, organizer and observations. Source: cda §6.12. */
public final class VitalSignsEntry {
    private static final Section SECTION = Section.of(
            "signes-vitaux",
            "8716-3",
            "Signes vitaux",
            "Signes vitaux",
            "2.16.840.1.113883.10.20.1.16",
            "1.3.6.1.4.1.19376.1.5.3.1.3.25",
            "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.2",
            "1.2.250.1.213.1.1.2.75");
    private static final String[] ORGANIZER = {
        "2.16.840.1.113883.10.20.1.32",
        "2.16.840.1.113883.10.20.1.35",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13.1",
        "1.2.250.1.213.1.1.3.49"
    };
    private static final String[] OBSERVATION = {
        "2.16.840.1.113883.10.20.1.31",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13.2",
        "1.2.250.1.213.1.1.3.50"
    };
    private static final CodedValue CODE = CodedValue.of("85353-1", CodeSystems.LOINC, "Signes vitaux");
    private static final String PREFIX = "signe-";

    private VitalSignsEntry() {}

    /** Rule {@code CDA-VITAL-UNIT}: the unit belongs to the sign. */
    public static void check(List<VitalSign> signs, String path, Violations violations) {
        for (int i = 0; i < signs.size(); i++) {
            VitalSign sign = signs.get(i);
            violations.check(
                    sign.kind().units().contains(sign.value().unit()),
                    path + "[" + i + "].value.unit",
                    "CDA-VITAL-UNIT",
                    "unité de ce signe vital : " + String.join(", ", sign.kind().units()),
                    "unit of this vital sign: " + String.join(", ", sign.kind().units()));
            new TextRules(violations).characters(sign.value().unitLabel(), path + "[" + i + "].value.unitLabel");
        }
    }

    public static void section(Writing w, List<VitalSign> signs) {
        XmlOut out = w.out;
        SECTION.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(SECTION.title(), "Signe vital", "Valeur", "Date");
        for (int i = 0; i < signs.size(); i++) {
            VitalSign sign = signs.get(i);
            table.row()
                    .cell(sign.kind().code().displayName())
                    .cell(PREFIX + (i + 1), Quantities.readable(sign.value()))
                    .cell(w.readable(sign.measured()));
        }
        table.writeTo(out);
        out.start("entry").start("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
        out.templates(ORGANIZER).empty("id", "root", w.ids.at("signes-vitaux"));
        out.code("code", CODE).empty("statusCode", "code", "completed");
        time(
                w,
                signs.stream()
                        .map(VitalSign::measured)
                        .flatMap(Optional::stream)
                        .findFirst());
        for (int i = 0; i < signs.size(); i++) {
            observation(w, signs.get(i), PREFIX + (i + 1));
        }
        out.end().end();
        SECTION.close(out);
    }

    private static void observation(Writing w, VitalSign sign, String id) {
        XmlOut out = w.out;
        out.start("component", "typeCode", "COMP").start("observation", "classCode", "OBS", "moodCode", "EVN");
        out.templates(OBSERVATION).empty("id", "root", w.ids.at(id));
        out.code("code", sign.kind().code()).textReference(id);
        out.empty("statusCode", "code", "completed");
        time(w, sign.measured());
        out.empty("value", Quantities.attributes(sign.value(), "xsi:type", "PQ"));
        out.end().end();
    }

    private static void time(Writing w, Optional<ClinicalDate> date) {
        date.ifPresentOrElse(
                known -> w.out.empty("effectiveTime", "value", Timestamps.hl7(known, w.zone)),
                () -> w.out.empty("effectiveTime", "nullFlavor", "UNK"));
    }
}
