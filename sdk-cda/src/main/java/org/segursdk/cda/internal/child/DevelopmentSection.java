package org.segursdk.cda.internal.child;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** FR-Developpement-psychomoteur: screening, and walking at the 24th month. Source: CSE-CS9, CSE-CS24 2024.01. */
final class DevelopmentSection {
    private static final Section SECTION = Section.of(
            "developpement",
            "xx-MCH-PsychoMDev",
            "Développement psychomoteur",
            "Développement psychomoteur",
            "1.3.6.1.4.1.19376.1.7.3.1.1.13.4",
            "1.2.250.1.213.1.1.2.161");

    /** A question and its answer. */
    private record Item(CodedValue question, Answer answer) {}

    private final Writing w;
    private final CertificateContent content;
    private final Instant examined;

    DevelopmentSection(Writing w, CertificateContent content, Instant examined) {
        this.w = w;
        this.content = content;
        this.examined = examined;
    }

    void write() {
        List<Item> items = items();
        XmlOut out = w.out;
        SECTION.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(SECTION.title(), "Observation", "Réponse");
        for (int i = 0; i < items.size(); i++) {
            table.row()
                    .cell(items.get(i).question().displayName())
                    .cell("developpement-" + (i + 1), items.get(i).answer().readable());
        }
        table.writeTo(out);
        for (int i = 0; i < items.size(); i++) {
            String id = "developpement-" + (i + 1);
            out.start("entry")
                    .start("observation", "classCode", "OBS", "moodCode", "EVN")
                    .templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48");
            out.empty("id", "root", w.ids.at(id)).code("code", items.get(i).question());
            out.textReference(id).empty("statusCode", "code", "completed");
            out.empty("effectiveTime", "value", Timestamps.hl7(examined, w.zone));
            items.get(i).answer().write(out);
            out.end().end();
        }
        SECTION.close(out);
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        items.add(new Item(
                question("MED-1274", "Repérage troubles du neurodéveloppement"),
                new Answer.Coded(content.neurodevelopment().orElseThrow().code())));
        content.walks()
                .ifPresent(
                        walks -> items.add(new Item(question("MED-200", "Marche acquise"), new Answer.YesNo(walks))));
        content.walkingAgeMonths()
                .ifPresent(age -> items.add(new Item(
                        question("MED-201", "Âge de la marche acquise"),
                        new Answer.Measured(Quantity.of(Integer.toString(age), "mo", "mois")))));
        return items;
    }

    private static CodedValue question(String code, String label) {
        return CodedValue.of(code, HabitusSection.TA_ASIP, label);
    }
}
