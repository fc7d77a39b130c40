package org.segursdk.cda.internal.child;

import java.time.Instant;
import java.util.List;
import org.segursdk.cda.child.Newborn;
import org.segursdk.cda.child.Orientation;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.SocialCoverage;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.CommentEntry;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** The structured body of the certificate of the eighth day. Source: CSE-CS8 2024.01. */
final class EighthDayBody {
    private static final Section COVERAGE = Section.of(
            "couverture",
            "48768-6",
            "Couvertures sociales",
            "Couverture sociale",
            "2.16.840.1.113883.10.20.1.9",
            "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.7",
            "1.2.250.1.213.1.1.2.79");
    private static final Section NEWBORN = Section.of(
            "nouveau-ne",
            "57075-4",
            "Informations sur l'accouchement et le nouveau-né",
            "Informations sur le nouveau-né",
            "1.3.6.1.4.1.19376.1.5.3.1.1.21.2.4",
            "1.2.250.1.213.1.1.2.124");
    private static final Section EXAMINATION = Section.of(
            "examen",
            "29545-1",
            "Examen physique",
            "État de l'enfant à la naissance",
            "1.3.6.1.4.1.19376.1.5.3.1.3.24",
            "1.3.6.1.4.1.19376.1.5.3.1.1.9.15",
            "1.3.6.1.4.1.19376.1.5.3.1.1.9.15.1",
            "1.2.250.1.213.1.1.2.84");
    private static final Section HEARING = Section.of(
            "audition",
            "10195-6",
            "Système auditif",
            "Dépistage de la surdité",
            "1.3.6.1.4.1.19376.1.5.3.1.1.9.21",
            "1.2.250.1.213.1.1.2.90");
    private static final Section DISEASES = Section.of(
            "premiere-semaine",
            "11450-4",
            "Liste des problèmes actifs",
            "Pathologies de la première semaine",
            "2.16.840.1.113883.10.20.1.11",
            "1.3.6.1.4.1.19376.1.5.3.1.3.6",
            "1.2.250.1.213.1.1.2.132");
    private static final Section PROCEDURES = Section.of(
            "actes",
            "29554-3",
            "Actes",
            "Actes et interventions",
            "1.3.6.1.4.1.19376.1.5.3.1.1.13.2.11",
            "1.2.250.1.213.1.1.2.118");
    private static final Section NEEDS = Section.of(
            "besoins",
            "51847-2",
            "Évaluation et plan",
            "Besoins particuliers, surveillance particulière, consultation spécialisée",
            "1.3.6.1.4.1.19376.1.5.3.1.1.13.2.5",
            "1.2.250.1.213.1.1.2.116");
    private static final String[] ACT = {
        "2.16.840.1.113883.10.20.1.29", "1.3.6.1.4.1.19376.1.5.3.1.4.19", "1.2.250.1.213.1.1.3.62"
    };
    private static final CodedValue RECHECK = Questions.own("MED-179", "Audition à recontrôler");
    private static final CodedValue FINDING = Questions.snomed("404684003", "constatation clinique");
    private static final CodedValue OTHER_DISEASE =
            Questions.own("GEN-092.01.11", "Autres pathologies de la 1ère semaine");
    private static final CodedValue IMMUNOGLOBULIN =
            CodedValue.of("J06BB04", CodeSystems.ATC, "immunoglobuline anti-hépatite B");

    private final Writing w;
    private final XmlOut out;
    private final EighthDayContent content;
    private final Instant examined;
    private final String birth;

    /** @param birth day of birth as HL7 writes it */
    EighthDayBody(Writing w, EighthDayContent content, Instant examined, String birth) {
        this.w = w;
        this.out = w.out;
        this.content = content;
        this.examined = examined;
        this.birth = birth;
    }

    void write() {
        out.start("component").start("structuredBody");
        new HabitusSection(w).write(content);
        coverage(content.coverage());
        new BirthSections(w, content).write(birth);
        newborn();
        CareSections care = new CareSections(w);
        care.vaccinations(content.vaccinations());
        NEEDS.open(out, w.ids);
        Narrative.paragraph(out, content.specialNeeds().orElse("Aucun besoin particulier signalé"));
        NEEDS.close(out);
        care.plan(
                content.pmiContact() ? List.of(Orientation.PMI_PHYSICIAN.code()) : List.of(),
                "Pas de lien avec le médecin de PMI");
        out.end().end();
    }

    private void coverage(SocialCoverage coverage) {
        CodedValue code = BirthCodes.of(coverage);
        COVERAGE.open(out, w.ids);
        Narrative.paragraph(out, code.displayName());
        out.start("entry")
                .start("act", "classCode", "ACT", "moodCode", "DEF")
                .templates("2.16.840.1.113883.10.20.1.20", "1.3.6.1.4.1.19376.1.5.3.1.4.17", "1.2.250.1.213.1.1.3.61");
        out.empty("id", "root", w.ids.at("couverture"));
        out.code("code", Questions.loinc("48768-6", "Couverture sociale")).empty("statusCode", "code", "completed");
        out.start("entryRelationship", "typeCode", "COMP")
                .start("act", "classCode", "ACT", "moodCode", "EVN")
                .templates("2.16.840.1.113883.10.20.1.26", "1.3.6.1.4.1.19376.1.5.3.1.4.18", "1.2.250.1.213.1.1.3.94");
        out.empty("id", "root", w.ids.at("organisme")).code("code", code).empty("statusCode", "code", "completed");
        holder(content.mother());
        out.end().end();
        out.end().end();
        COVERAGE.close(out);
    }

    /** Who holds the cover: the mother, the only person a certificate always names. */
    private void holder(Parent mother) {
        ActorWriter actors = new ActorWriter(out);
        out.start("participant", "typeCode", "HLD").start("participantRole", "classCode", "INDIV");
        out.empty("id", "root", w.ids.at("assure"));
        actors.addresses(mother.addresses());
        actors.telecoms(mother.telecoms());
        out.start("playingEntity").start("name");
        mother.givenName().ifPresent(given -> out.leaf("given", given));
        mother.familyName().ifPresent(family -> out.leaf("family", family));
        out.end().end();
        out.end().end();
    }

    private void newborn() {
        NEWBORN.open(out, w.ids);
        EXAMINATION.open(out, w.ids);
        VitalSignsEntry.section(w, content.newborn().measurements());
        hearing(content.newborn().hearingToRecheck());
        EXAMINATION.close(out);
        diseases(content.newborn());
        procedures(content.newborn());
        new CareSections(w)
                .administered(
                        content.immunoglobulin(), IMMUNOGLOBULIN, "Immunoglobuline anti-hépatite B : non administrée");
        content.transfer().ifPresent(transfer -> new TransferSection(w).write(transfer));
        NEWBORN.close(out);
    }

    private void hearing(boolean recheck) {
        HEARING.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(HEARING.title(), "Constatation", "Réponse");
        table.row().cell(RECHECK.displayName()).cell("audition-1", yes(recheck));
        table.writeTo(out);
        out.start("entry");
        StatedProblem.open(w, FINDING, RECHECK, recheck, "audition-1");
        out.end().end();
        HEARING.close(out);
    }

    private void diseases(Newborn newborn) {
        DISEASES.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(DISEASES.title(), "Pathologie", "Réponse");
        for (Newborn.FirstWeekDisease disease : Newborn.FirstWeekDisease.values()) {
            table.row()
                    .cell(BirthCodes.of(disease).displayName())
                    .cell("semaine-" + disease.ordinal(), yes(newborn.diseases().contains(disease)));
        }
        table.row()
                .cell(OTHER_DISEASE.displayName())
                .cell("semaine-autre", newborn.otherDisease().orElse("Non"));
        table.writeTo(out);
        StatedProblem.openAct(w, "premiere-semaine");
        for (Newborn.FirstWeekDisease disease : Newborn.FirstWeekDisease.values()) {
            StatedProblem.openRelated(
                    w, BirthCodes.of(disease), newborn.diseases().contains(disease), "semaine-" + disease.ordinal());
            out.end().end();
        }
        StatedProblem.openRelated(w, OTHER_DISEASE, newborn.otherDisease().isPresent(), "semaine-autre");
        if (newborn.otherDisease().isPresent()) {
            CommentEntry.write(out, "semaine-autre");
        }
        out.end().end();
        out.end().end();
        DISEASES.close(out);
    }

    private void procedures(Newborn newborn) {
        CodedValue care = Questions.own("MED-174", "Gestes techniques spécialisés");
        CodedValue screening = Questions.snomed("60151004", "dépistage néonatal");
        PROCEDURES.open(out, w.ids);
        Narrative.Table table = new Narrative.Table(PROCEDURES.title(), "Acte", "Réponse");
        table.row().cell(care.displayName()).cell("acte-1", yes(newborn.specialisedCare()));
        table.row().cell(screening.displayName()).cell("acte-2", yes(newborn.screened()));
        table.writeTo(out);
        procedure(care, newborn.specialisedCare(), "acte-1");
        procedure(screening, newborn.screened(), "acte-2");
        PROCEDURES.close(out);
    }

    private void procedure(CodedValue code, boolean done, String id) {
        out.start("entry")
                .start("procedure", "classCode", "PROC", "moodCode", "EVN", "negationInd", Boolean.toString(!done))
                .templates(ACT);
        out.empty("id", "root", w.ids.at(id))
                .code("code", code)
                .textReference(id)
                .empty("statusCode", "code", "completed");
        out.start("effectiveTime")
                .empty("low", "value", Timestamps.hl7(examined, w.zone))
                .end();
        out.end().end();
    }

    private static String yes(boolean answer) {
        return answer ? "Oui" : "Non";
    }
}
