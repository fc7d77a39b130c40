package org.segursdk.examples.cabinet.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.examples.cabinet.Patients;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorkPatient;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.matching.ReceivedIdentity;

/** Whose record a document goes to, when that is not certain: traits side by side, and a person decides. */
final class RecordChoice {
    private RecordChoice() {}

    static Html of(Request request, WorkItem item, Optional<ReceivedIdentity> told, Patients patients) {
        Set<String> candidates = new LinkedHashSet<>();
        request.optional("record").filter(id -> patients.load(id).isPresent()).ifPresent(candidates::add);
        item.filing().recordId().ifPresent(candidates::add);
        candidates.addAll(item.filing().candidates());
        List<Html> options = new ArrayList<>();
        patients.all()
                .forEach(each -> options.add(Shell.option(
                        each.recordId(),
                        each.traits().birthName() + " " + each.traits().firstGivenName() + " (" + each.recordId() + ")",
                        false)));
        return Html.of(
                "<section class=\"card\" id=\"choice\"><h2>Dossier</h2><p>{}</p>{}<form action=\"/item/{}\" class=\"filters\"><div"
                        + " class=\"field\"><label for=\"record\">Comparer avec un autre dossier</label>{}</div><button>Comparer</button>"
                        + "</form></section>",
                reasons(item, candidates.isEmpty()),
                candidates.stream()
                        .filter(id -> patients.load(id).isPresent())
                        .map(id -> candidate(request, item, told, patients.get(id)))
                        .toList(),
                item.id(),
                Shell.select("record", "record", options));
    }

    private static String reasons(WorkItem item, boolean nobody) {
        List<String> all = item.filing().reasons().stream()
                .map(reason -> reason.label().french())
                .sorted()
                .toList();
        String joined = all.isEmpty() ? "" : String.join(" ; ", all) + ".";
        return nobody ? joined + " Choisissez un dossier à comparer." : joined;
    }

    private static Html candidate(
            Request request, WorkItem item, Optional<ReceivedIdentity> told, StoredIdentity identity) {
        return Html.of(
                "<div class=\"candidate\"><h3>{} {} <span class=\"sub\">dossier {}</span> {}</h3><table"
                        + " class=\"compare\"><thead><tr><th scope=\"col\">Trait</th><th scope=\"col\">Document</th><th"
                        + " scope=\"col\">Dossier</th><th scope=\"col\">Comparaison</th></tr></thead><tbody>{}</tbody></table>{}{}</div>",
                identity.traits().birthName(),
                identity.traits().firstGivenName(),
                identity.recordId(),
                Texts.badge(identity.status()),
                rows(item.patient(), told.flatMap(ReceivedIdentity::traits), identity),
                Html.when(
                        identity.status() != IdentityStatus.QUALIFIED,
                        Html.of(
                                "<p>L'identité de ce dossier n'est pas qualifiée : à vous de dire si c'est la même personne.</p>")),
                request.form(
                        "/item/" + item.id() + "/file",
                        Html.of(
                                "<input type=\"hidden\" name=\"record\" value=\"{}\"><button class=\"choose\">Classer dans ce"
                                        + " dossier ({})</button>",
                                identity.recordId(),
                                identity.recordId())));
    }

    /** All traits where the document tells them, otherwise those that the list keeps. */
    private static List<Html> rows(
            Optional<WorkPatient> patient, Optional<IdentityTraits> all, StoredIdentity identity) {
        IdentityTraits local = identity.traits();
        List<Html> rows = new ArrayList<>();
        rows.add(row("Nom de naissance", patient.flatMap(WorkPatient::birthName), Optional.of(local.birthName())));
        all.ifPresent(told -> rows.add(row(
                "Prénoms de naissance", Optional.of(told.birthGivenNames()), Optional.of(local.birthGivenNames()))));
        rows.add(row(
                "Premier prénom", patient.flatMap(WorkPatient::firstGivenName), Optional.of(local.firstGivenName())));
        rows.add(row("Nom utilisé", patient.flatMap(WorkPatient::usedName), identity.usedName()));
        rows.add(row("Sexe", patient.flatMap(WorkPatient::sex).map(Texts::sex), Optional.of(Texts.sex(local.sex()))));
        rows.add(row(
                "Date de naissance",
                patient.flatMap(WorkPatient::birthDate).map(Texts::day),
                Optional.of(Texts.day(local.birthDate().toIso()))));
        all.ifPresent(told -> rows.add(row("Lieu de naissance (code INSEE)", told.birthPlace(), local.birthPlace())));
        rows.add(row(
                "Matricule INS",
                patient.flatMap(WorkPatient::ins)
                        .map(ins -> Banner.spaced(ins.matricule().value())),
                identity.ins().map(ins -> Banner.spaced(ins.matricule().value()))));
        return rows;
    }

    private static Html row(String trait, Optional<String> told, Optional<String> local) {
        boolean both = told.isPresent() && local.isPresent();
        boolean same =
                both && told.get().toUpperCase(Locale.ROOT).equals(local.get().toUpperCase(Locale.ROOT));
        String verdict = same ? "identique" : "≠ différent";
        return Html.of(
                "<tr class=\"{}\"><th scope=\"row\">{}</th><td data-label=\"Document\">{}</td><td"
                        + " data-label=\"Dossier\">{}</td><td data-label=\"Comparaison\">{}</td></tr>",
                both && !same ? "different" : "same",
                trait,
                told.orElse("non renseigné"),
                local.orElse("non renseigné"),
                both ? verdict : told.isEmpty() && local.isEmpty() ? "rien à comparer" : "absent d'un côté");
    }
}
