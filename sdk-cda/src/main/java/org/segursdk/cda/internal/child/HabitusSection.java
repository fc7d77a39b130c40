package org.segursdk.cda.internal.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.child.ChildCare;
import org.segursdk.cda.child.MotherHabits;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.ScreenExposure;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Habitus-mode-de-vie of the certificates: the parents and the way the child lives. Source: CSE-CS9, CSE-CS24 2024.01. */
final class HabitusSection {
    private static final Section SECTION = Section.of(
            "habitus",
            "29762-2",
            "Habitus, Mode de vie",
            "Habitus, mode de vie",
            "2.16.840.1.113883.10.20.1.15",
            "1.3.6.1.4.1.19376.1.5.3.1.3.16",
            "1.3.6.1.4.1.19376.1.5.3.1.3.16.1",
            "1.2.250.1.213.1.1.2.141");
    private static final String[] OBSERVATION = {
        "2.16.840.1.113883.10.20.1.33",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13",
        "1.3.6.1.4.1.19376.1.5.3.1.4.13.4",
        "1.2.250.1.213.1.1.3.52"
    };
    private static final CodedValue OTHER_SOCIAL = CodedValue.of("11345-6", CodeSystems.LOINC, "Autre élément social");
    private static final CodedValue CHILDREN = Questions.loinc("85722-7", "Nombre d'enfants vivant au foyer");
    private static final CodedValue ALCOHOL = Questions.loinc("74013-4", "Consommation d'alcool");
    private static final CodedValue TOBACCO = Questions.loinc("74011-8", "Consommation tabagique");

    /** A question about a parent, or about the child when there is none. */
    private record Item(
            CodedValue question, Answer answer, @Nullable Parent about) {}

    private final Writing w;
    private final XmlOut out;
    private final SubjectWriter subjects;
    private final List<Item> items = new ArrayList<>();

    HabitusSection(Writing w) {
        this.w = w;
        this.out = w.out;
        this.subjects = new SubjectWriter(w.out);
    }

    void write(CertificateContent content) {
        collect(content);
        write();
    }

    void write(EighthDayContent content) {
        collect(content);
        write();
    }

    private void write() {
        SECTION.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(SECTION.title(), "Sujet", "Personne", "Réponse");
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            table.row()
                    .cell(item.question().displayName())
                    .cell(item.about() == null ? "Enfant" : readable(item.about()))
                    .cell("habitus-" + (i + 1), item.answer().readable());
        }
        table.writeTo(out);
        for (int i = 0; i < items.size(); i++) {
            observation(items.get(i), "habitus-" + (i + 1));
        }
        SECTION.close(out);
    }

    private void collect(EighthDayContent content) {
        work(content.mother());
        content.otherParent().ifPresent(this::work);
        Parent mother = content.mother();
        MotherHabits habits = content.motherHabits();
        add(ALCOHOL, new Answer.Count(habits.glassesPerWeek(), "verre(s) par semaine"), mother);
        add(TOBACCO, new Answer.Count(habits.cigarettesPerWeek(), "cigarette(s) par semaine"), mother);
        add(Questions.own("GEN-092.01.04", "Autre addiction"), new Answer.YesNo(habits.otherAddiction()), mother);
        count(Optional.of(content.childrenAtHome()), CHILDREN, "");
        add(
                Questions.loinc("67704-7", "Type d'alimentation"),
                new Answer.Coded(BirthCodes.of(content.newborn().feeding())),
                null);
    }

    private void work(Parent parent) {
        parent.education()
                .ifPresent(level ->
                        add(Questions.loinc("82589-3", "Niveau d'études"), new Answer.Coded(level.code()), parent));
        parent.occupation()
                .ifPresent(job -> add(Questions.own("ORG-099", "Profession"), new Answer.Coded(job.code()), parent));
        parent.activity()
                .ifPresent(activity -> add(
                        Questions.own("ORG-075", "Activité professionnelle"),
                        new Answer.Coded(activity.code()),
                        parent));
    }

    private void collect(CertificateContent content) {
        content.parents().forEach(this::work);
        // Who answers is the parent whose date of birth is known: the certificate wants that date somewhere.
        Parent informant = content.parents().stream()
                .filter(parent -> parent.birthDate().isPresent())
                .findFirst()
                .orElse(null);
        add(
                Questions.own("PAT-058", "Faites-vous actuellement garder votre enfant ?"),
                new Answer.YesNo(content.dayCare().orElseThrow()),
                informant);
        content.dayCareKind()
                .map(ChildCare::code)
                .ifPresent(code ->
                        add(Questions.own("PAT-048", "Type de garde de l'enfant"), new Answer.Coded(code), null));
        count(content.childrenAtHome(), CHILDREN, "");
        count(
                content.exclusiveBreastfeedingMonths(),
                Questions.own(
                        "PAT-059", "Durée de l'alimentation au lait maternel exclusif (à partir de la naissance)"),
                "mois");
        count(
                content.mixedFeedingMonths(),
                Questions.own("PAT-060", "Durée de l'alimentation mixte (à partir de la naissance)"),
                "mois");
        content.leadRisk()
                .ifPresent(risk -> add(Questions.own("MED-181", "Risque de saturnisme"), new Answer.YesNo(risk), null));
        content.screenExposure()
                .map(ScreenExposure::code)
                .ifPresent(code -> add(
                        Questions.own("MED-1275", "L’enfant est-il exposé aux écrans sans interaction avec un adulte"),
                        new Answer.Coded(code),
                        null));
    }

    private void count(Optional<Integer> number, CodedValue question, String unit) {
        number.ifPresent(known -> add(question, new Answer.Count(known, unit), null));
    }

    private void add(CodedValue question, Answer answer, @Nullable Parent about) {
        items.add(new Item(question, answer, about));
    }

    private static String readable(Parent parent) {
        StringBuilder text = new StringBuilder(parent.kin().label());
        parent.familyName().ifPresent(family -> {
            text.append(" : ");
            parent.givenName().ifPresent(given -> text.append(given).append(' '));
            text.append(family);
        });
        parent.birthDate().ifPresent(date -> text.append(", né(e) le ").append(Timestamps.readable(date)));
        return text.toString();
    }

    private void observation(Item item, String id) {
        out.start("entry")
                .start("observation", "classCode", "OBS", "moodCode", "EVN")
                .templates(OBSERVATION);
        out.empty("id", "root", w.ids.at(id));
        if (item.question().equals(ALCOHOL) || item.question().equals(TOBACCO)) {
            out.code("code", item.question());
        } else {
            out.startCode("code", OTHER_SOCIAL).start("qualifier").code("value", item.question());
            out.end().end();
        }
        out.textReference(id).empty("statusCode", "code", "completed").empty("effectiveTime", "nullFlavor", "NA");
        item.answer().write(out);
        if (item.about() != null) {
            subjects.write(item.about());
        }
        out.end().end();
    }
}
