package org.segursdk.cda.internal.child;

import static org.segursdk.cda.internal.child.Questions.cim10;
import static org.segursdk.cda.internal.child.Questions.loinc;
import static org.segursdk.cda.internal.child.Questions.own;

import org.segursdk.cda.Quantity;
import org.segursdk.cda.child.Delivery;
import org.segursdk.cda.child.Pregnancy;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** Pregnancies, antenatal care, labour and delivery. Source: CSE-CS8 2024.01. */
final class BirthSections {
    private static final Section PREGNANCIES = Section.of(
            "grossesses",
            "10162-6",
            "Historique des grossesses",
            "Historique des grossesses",
            "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.4",
            "1.2.250.1.213.1.1.2.77");
    private static final Section ANTENATAL = Section.of(
            "examens-prenataux",
            "57078-8",
            "Examens et surveillance prénataux",
            "Examens et surveillance prénataux",
            "1.3.6.1.4.1.19376.1.5.3.1.1.21.2.5",
            "1.3.6.1.4.1.19376.1.5.3.1.1.21.2.5.1",
            "1.2.250.1.213.1.1.2.173");
    private static final Section LABOUR = Section.of(
            "travail",
            "57074-7",
            "Travail et accouchement",
            "Travail et accouchement",
            "1.3.6.1.4.1.19376.1.5.3.1.1.21.2.3",
            "1.2.250.1.213.1.1.2.123");
    private static final Section EVENTS = Section.of(
            "evenements",
            "42545-4",
            "Evènements observés",
            "Évènements observés",
            "1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9",
            "1.3.6.1.4.1.19376.1.7.3.1.1.13.7",
            "1.2.250.1.213.1.1.2.163");
    private static final String[] PREGNANCY = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.3.6.1.4.1.19376.1.5.3.1.4.13.5", "1.2.250.1.213.1.1.3.53"
    };
    /** The rule compares the label too. */
    private static final String[] BATTERY = {
        "code", "XX-ANTENATALTESTINGBATTERY",
        "displayName", "ANTENATAL TESTING AND SURVEILLANCE BATTERY",
        "codeSystem", "2.16.840.1.113883.6.1",
        "codeSystemName", "LOINC"
    };

    private static final String OTHER_DISEASES = "Autres maladies de la mère classées ailleurs, mais compliquant la"
            + " grossesse, l'accouchement et la puerpéralité";

    private final Writing w;
    private final XmlOut out;
    private final EighthDayContent content;

    BirthSections(Writing w, EighthDayContent content) {
        this.w = w;
        this.out = w.out;
        this.content = content;
    }

    /** @param birth day of birth as HL7 writes it */
    void write(String birth) {
        pregnancies(content.pregnancy());
        antenatal(content.pregnancy());
        labour(content.delivery(), birth);
    }

    private void pregnancies(Pregnancy pregnancy) {
        Questions questions = new Questions(w, "grossesse-");
        earlier(questions, pregnancy);
        current(questions, pregnancy);
        PREGNANCIES.open(out, w.ids);
        questions.narrative(PREGNANCIES.title());
        new SubjectWriter(out).write(content.mother());
        questions.observations("entry", "nullFlavor", "NA", PREGNANCY);
        PREGNANCIES.close(out);
    }

    private static void earlier(Questions questions, Pregnancy pregnancy) {
        questions
                .ask(
                        loinc("11996-6", "Gestité (nombre total de grossesses y compris actuelle)"),
                        count(pregnancy.gravidity()))
                .ask(
                        loinc("11977-6", "Parité (nombre total d'accouchements y compris actuel)"),
                        count(pregnancy.parity()))
                .ask(
                        loinc("11637-6", "Nombre d'enfants prématurés (nés avant 37 semaines)"),
                        count(pregnancy.bornPreterm()))
                .ask(own("MED-159", "Nombre d'enfants pesant moins de 2500 g"), count(pregnancy.bornUnder2500Grams()))
                .ask(loinc("57062-2", "Nombre d'enfants mort-nés"), count(pregnancy.stillborn()))
                .ask(
                        own("MED-1184", "Nombre d'enfants nés vivants et décédés avant 28 jours"),
                        count(pregnancy.deceasedBefore28Days()))
                .ask(
                        cim10("O82.9", "Accouchement par césarienne, sans précision"),
                        new Answer.YesNo(pregnancy.earlierCaesarean()));
    }

    private static void current(Questions questions, Pregnancy pregnancy) {
        questions.ask(
                loinc("75200-6", "Date de la première consultation (déclaration de grossesse)"),
                new Answer.Coded(BirthCodes.of(pregnancy.firstVisit())));
        pregnancy
                .weightBefore()
                .ifPresent(weight ->
                        questions.ask(loinc("8348-5", "Poids corporel avant grossesse"), new Answer.Measured(weight)));
        pregnancy.height().ifPresent(height -> questions.ask(loinc("8302-2", "Taille"), new Answer.Measured(height)));
        questions
                .ask(cim10("O14.9", "Prééclampsie, sans précision"), new Answer.YesNo(pregnancy.preeclampsia()))
                .ask(
                        cim10("O13", "Hypertension gestationnelle [liée à la grossesse]"),
                        new Answer.Coded(BirthCodes.of(pregnancy.hypertension())),
                        pregnancy.hypertension() == Pregnancy.Hypertension.NONE)
                .ask(
                        cim10("O24.4", "Diabète sucré survenant au cours de la grossesse"),
                        new Answer.YesNo(pregnancy.diabetes()))
                .ask(
                        cim10("O99", OTHER_DISEASES),
                        new Answer.YesNo(pregnancy.otherDisease().isPresent()),
                        pregnancy.otherDisease().orElse(null))
                .ask(
                        own("ORG-077", "Hospitalisation (y compris à domicile)"),
                        new Answer.Measured(Quantity.of(Integer.toString(pregnancy.hospitalDays()), "d", "jour(s)")));
        pregnancy
                .hospitalReason()
                .ifPresent(reason -> questions.ask(
                        own("ORG-086", "Motif d'hospitalisation"), new Answer.Coded(BirthCodes.of(reason))));
    }

    private void antenatal(Pregnancy pregnancy) {
        Questions questions = new Questions(w, "prenatal-")
                .ask(
                        own("GEN-078", "Dépistage biologique de la trisomie 21"),
                        new Answer.YesNo(pregnancy.trisomy21Screening()))
                .ask(own("ORG-079", "Nombre total d'échographies"), count(pregnancy.ultrasounds()))
                .ask(own("ORG-080", "Echographie morphologique"), new Answer.YesNo(pregnancy.morphologyUltrasound()))
                .ask(own("GEN-079", "Entretien prénatal précoce"), new Answer.YesNo(pregnancy.earlyInterview()))
                .ask(loinc("51659-1", "Recherche Ag Hbs"), BirthCodes.of(pregnancy.hepatitisB()));
        ANTENATAL.open(out, w.ids);
        questions.narrative(ANTENATAL.title());
        out.start("entry")
                .start("organizer", "classCode", "BATTERY", "moodCode", "EVN")
                .templates("1.3.6.1.4.1.19376.1.5.3.1.1.21.3.10", "1.2.250.1.213.1.1.3.98");
        out.empty("id", "root", w.ids.at("examens-prenataux"))
                .empty("code", BATTERY)
                .empty("statusCode", "code", "completed");
        out.start("effectiveTime").empty("low", "nullFlavor", "NA").end();
        questions.observations("component", "nullFlavor", "UNK", Questions.SIMPLE_OBSERVATION);
        out.end().end();
        ANTENATAL.close(out);
    }

    private void labour(Delivery delivery, String birth) {
        Questions questions = new Questions(w, "naissance-")
                .ask(loinc("55281-0", "Nombre de fœtus"), count(delivery.foetuses()))
                .ask(
                        loinc("11885-1", "Age gestationnel (semaines d'amenorrhées révolues)"),
                        count(delivery.gestationalWeeks()))
                .ask(own("MED-1248", "Présentation fœtale"), new Answer.Coded(BirthCodes.of(delivery.presentation())));
        delivery.birthRank().ifPresent(rank -> questions.ask(loinc("73771-8", "Rang de naissance"), count(rank)));
        questions
                .ask(
                        own("MED-166", "Rupture membranaire plus de 12 h avant l'accouchement"),
                        new Answer.YesNo(delivery.earlyRupture()))
                .ask(
                        loinc("73813-8", "Caractéristiques du travail"),
                        new Answer.Coded(BirthCodes.of(delivery.labour())))
                .ask(
                        own("MED-168", "Analgésie au cours du travail"),
                        new Answer.Coded(BirthCodes.of(delivery.analgesia())))
                .ask(loinc("57071-3", "Méthode d'accouchement"), new Answer.Coded(BirthCodes.of(delivery.method())));
        delivery.caesareanCause()
                .ifPresent(cause -> questions.ask(
                        own("MED-600", "Cause de la césarienne"), new Answer.Coded(BirthCodes.of(cause))));
        LABOUR.open(out, w.ids);
        new SubjectWriter(out).write(content.mother());
        EVENTS.open(out, w.ids);
        questions.narrative(LABOUR.title());
        questions.observations("entry", "value", birth, Questions.SIMPLE_OBSERVATION);
        EVENTS.close(out);
        LABOUR.close(out);
    }

    private static Answer count(int number) {
        return new Answer.Count(number, "");
    }
}
