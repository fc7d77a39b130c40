package org.segursdk.cda.internal.vsm;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.vsm.LifestyleObservation;

/** FR-Habitus-Mode-de-vie. Source: cda §6.7. */
final class LifestyleEntry {
    private static final String[] TEMPLATES = {
        "2.16.840.1.113883.10.20.1.33",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13.4",
        "1.2.250.1.213.1.1.3.52"
    };
    private static final String PREFIX = "habitus-";

    private LifestyleEntry() {}

    static void section(Writing w, Section section, List<LifestyleObservation> observations) {
        section.open(w.out, w.ids);
        narrative(w, section.title(), observations);
        for (int i = 0; i < observations.size(); i++) {
            write(w, observations.get(i), PREFIX + (i + 1));
        }
        section.close(w.out);
    }

    private static void narrative(Writing w, String caption, List<LifestyleObservation> observations) {
        Narrative.Table table =
                new Narrative.Table(caption, observations.size(), "Sujet", "Observation", "Quantité", "Code", "Date");
        for (int i = 0; i < observations.size(); i++) {
            LifestyleObservation observation = observations.get(i);
            table.row()
                    .cell(observation.topic().code().displayName())
                    .cell(PREFIX + (i + 1), observation.text())
                    .cell(observation.amount().map(Quantities::readable).orElse(null))
                    .cell(Writing.coded(observation.code()))
                    .cell(w.readable(observation.date()));
        }
        table.writeTo(w.out);
    }

    private static void write(Writing w, LifestyleObservation observation, String id) {
        XmlOut out = w.out;
        out.start("entry")
                .start("observation", "classCode", "OBS", "moodCode", "EVN")
                .templates(TEMPLATES);
        w.ids.write(out, id);
        out.code("code", observation.topic().code());
        out.textReference(id).empty("statusCode", "code", "completed");
        observation
                .date()
                .ifPresentOrElse(
                        date -> out.empty("effectiveTime", "value", Timestamps.hl7(date, w.zone)),
                        () -> out.empty("effectiveTime", "nullFlavor", "NA"));
        Optional<Quantity> amount = observation.amount();
        if (amount.isPresent()) {
            out.empty("value", Quantities.attributes(amount.get(), "xsi:type", "PQ"));
        } else {
            w.value(observation.code(), id);
        }
        out.end().end();
    }
}
