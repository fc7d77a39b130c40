package org.segursdk.cda.internal.child;

import java.time.Instant;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;

/** FR-Developpement-psychomoteur: screening, and walking at the 24th month. Source: CSE-CS9, CSE-CS24 2024.01. */
final class DevelopmentSection {
    private static final Section SECTION = Section.of(
            "developpement",
            "xx-MCH-PsychoMDev",
            "Développement psychomoteur",
            "Développement psychomoteur",
            "1.3.6.1.4.1.19376.1.7.3.1.1.13.4",
            "1.2.250.1.213.1.1.2.161");

    private final Writing w;
    private final CertificateContent content;
    private final Instant examined;

    DevelopmentSection(Writing w, CertificateContent content, Instant examined) {
        this.w = w;
        this.content = content;
        this.examined = examined;
    }

    void write() {
        SECTION.open(w.out, w.ids);
        Questions questions = questions();
        questions.narrative(SECTION.title());
        questions.observations("entry", "value", Timestamps.hl7(examined, w.zone), Questions.SIMPLE_OBSERVATION);
        SECTION.close(w.out);
    }

    private Questions questions() {
        Questions questions = new Questions(w, "developpement-")
                .ask(
                        Questions.own("MED-1274", "Repérage troubles du neurodéveloppement"),
                        new Answer.Coded(
                                content.neurodevelopment().orElseThrow().code()));
        content.walks()
                .ifPresent(walks -> questions.ask(Questions.own("MED-200", "Marche acquise"), new Answer.YesNo(walks)));
        content.walkingAgeMonths()
                .ifPresent(age -> questions.ask(
                        Questions.own("MED-201", "Âge de la marche acquise"),
                        new Answer.Measured(Quantity.of(Integer.toString(age), "mo", "mois"))));
        return questions;
    }
}
