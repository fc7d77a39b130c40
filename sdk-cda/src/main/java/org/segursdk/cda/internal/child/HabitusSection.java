package org.segursdk.cda.internal.child;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.child.ChildCare;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.ScreenExposure;
import org.segursdk.cda.internal.ActorWriter;
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
    private static final String[] SUBJECT = {"1.3.6.1.4.1.19376.1.5.3.1.4.15.2", "1.2.250.1.213.1.1.3.60"};
    private static final CodedValue OTHER_SOCIAL = CodedValue.of("11345-6", CodeSystems.LOINC, "Autre élément social");
    static final String TA_ASIP = "1.2.250.1.213.1.1.4.322";
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

    /** A question about a parent, or about the child when there is none. */
    private record Item(
            CodedValue question, Answer answer, @Nullable Parent about) {}

    private final Writing w;
    private final XmlOut out;
    private final ActorWriter actors;
    private final List<Item> items = new ArrayList<>();

    HabitusSection(Writing w) {
        this.w = w;
        this.out = w.out;
        this.actors = new ActorWriter(w.out);
    }

    void write(CertificateContent content) {
        collect(content);
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

    private void collect(CertificateContent content) {
        // Who answers is the parent whose date of birth is known: the certificate wants that date somewhere.
        Parent informant = content.parents().stream()
                .filter(parent -> parent.birthDate().isPresent())
                .findFirst()
                .orElse(null);
        for (Parent parent : content.parents()) {
            parent.occupation()
                    .ifPresent(job -> add(question("ORG-099", "Profession"), new Answer.Coded(job.code()), parent));
            parent.activity()
                    .ifPresent(activity -> add(
                            question("ORG-075", "Activité professionnelle"),
                            new Answer.Coded(activity.code()),
                            parent));
            if (parent.occupation().isEmpty() && parent.activity().isEmpty() && parent != informant) {
                // Nothing else would tell of this parent.
                add(question("ORG-099", "Profession"), new Answer.Unknown(), parent);
            }
        }
        add(
                question("PAT-058", "Faites-vous actuellement garder votre enfant ?"),
                new Answer.YesNo(content.dayCare().orElseThrow()),
                informant);
        content.dayCareKind()
                .map(ChildCare::code)
                .ifPresent(code -> add(question("PAT-048", "Type de garde de l'enfant"), new Answer.Coded(code), null));
        count(
                content.childrenAtHome(),
                CodedValue.of("85722-7", CodeSystems.LOINC, "Nombre d'enfants vivant au foyer"),
                "");
        count(
                content.exclusiveBreastfeedingMonths(),
                question("PAT-059", "Durée de l'alimentation au lait maternel exclusif (à partir de la naissance)"),
                "mois");
        count(
                content.mixedFeedingMonths(),
                question("PAT-060", "Durée de l'alimentation mixte (à partir de la naissance)"),
                "mois");
        content.leadRisk()
                .ifPresent(risk -> add(question("MED-181", "Risque de saturnisme"), new Answer.YesNo(risk), null));
        content.screenExposure()
                .map(ScreenExposure::code)
                .ifPresent(code -> add(
                        question("MED-1275", "L’enfant est-il exposé aux écrans sans interaction avec un adulte"),
                        new Answer.Coded(code),
                        null));
    }

    private void count(Optional<Integer> number, CodedValue question, String unit) {
        number.ifPresent(known -> add(question, new Answer.Count(known, unit), null));
    }

    private void add(CodedValue question, Answer answer, @Nullable Parent about) {
        items.add(new Item(question, answer, about));
    }

    private static CodedValue question(String code, String label) {
        return CodedValue.of(code, TA_ASIP, label);
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
        out.startCode("code", OTHER_SOCIAL).start("qualifier").code("value", item.question());
        out.end().end();
        out.textReference(id).empty("statusCode", "code", "completed").empty("effectiveTime", "nullFlavor", "NA");
        item.answer().write(out);
        if (item.about() != null) {
            subject(item.about());
        }
        out.end().end();
    }

    private void subject(Parent parent) {
        out.start("subject", "typeCode", "SBJ").templates(SUBJECT);
        out.start("relatedSubject", "classCode", "PRS");
        out.code(
                "code",
                CodedValue.of(
                        parent.kin().code(),
                        CodeSystems.HL7_ROLE_CODE,
                        parent.kin().label()));
        actors.addresses(parent.addresses());
        actors.telecoms(parent.telecoms());
        parent.familyName().ifPresent(family -> {
            out.start("subject").start("name");
            parent.givenName().ifPresent(given -> out.leaf("given", given));
            out.leaf("family", family).end();
            parent.birthDate().ifPresent(date -> out.empty("birthTime", "value", COMPACT.format(date)));
            out.end();
        });
        out.end().end();
    }
}
