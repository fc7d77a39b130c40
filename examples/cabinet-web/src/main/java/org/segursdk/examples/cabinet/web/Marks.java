package org.segursdk.examples.cabinet.web;

import java.util.List;
import java.util.Locale;
import org.segursdk.core.identity.Sex;
import org.segursdk.exchange.inbox.WorkFlags;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorkPatient;
import org.segursdk.mss.received.Fact;

/** What is to be seen of an item before it is opened. What nobody told is "non renseigné", never normal. */
final class Marks {
    private Marks() {}

    static Html flags(WorkFlags flags) {
        return Html.of(
                "<ul class=\"flags\">{}{}{}{}</ul>",
                flag("Anormal", flags.abnormal()),
                flag("Critique", flags.critical()),
                flag("Commentaire", flags.relevantComment()),
                flag("Lecture immédiate", flags.immediateReading()));
    }

    private static Html flag(String label, Fact fact) {
        String told =
                switch (fact) {
                    case YES -> "oui";
                    case NO -> "non";
                    case UNKNOWN -> "non renseigné";
                };
        return Html.of(
                "<li class=\"flag {}\"><span class=\"flag-name\">{}{} :</span> <span class=\"flag-told\">{}</span></li>",
                fact.name().toLowerCase(Locale.ROOT),
                fact == Fact.YES ? "▲ " : "",
                label,
                told);
    }

    static String origin(WorkItem item) {
        return switch (item.source().origin()) {
            case MSSANTE -> "MSSanté";
            case DMP -> "DMP";
            case LOCAL -> "le logiciel";
        };
    }

    static Html statuses(WorkItem item) {
        List<Html> all = item.statuses().stream()
                .sorted()
                .map(status -> Html.of(
                        "<span class=\"badge work-{}\">{}</span> ",
                        status.name().toLowerCase(Locale.ROOT),
                        status.label().french()))
                .toList();
        return Html.of("<p class=\"marks\">{}</p>", all);
    }

    /** Whom the document says it is about. */
    static Html patient(WorkItem item) {
        if (item.patient().isEmpty()) {
            return Html.of("<span class=\"patient\">patient non renseigné</span>");
        }
        WorkPatient patient = item.patient().get();
        return Html.of(
                "<span class=\"patient\"><strong>{}</strong> {}</span> <span class=\"sub\">né(e) le {} – {}</span>",
                patient.birthName().orElse("nom non renseigné"),
                patient.firstGivenName().orElse(""),
                patient.birthDate().map(Texts::day).orElse("non renseigné"),
                patient.sex().map(Marks::sex).orElse("sexe non renseigné"));
    }

    private static String sex(Sex sex) {
        return Texts.sex(sex);
    }
}
