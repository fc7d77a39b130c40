package org.segursdk.examples.cabinet.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.core.identity.Ins;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.Patients;
import org.segursdk.insi.desk.InsProposal;
import org.segursdk.insi.identity.Trait;
import org.segursdk.insi.identity.TraitComparison;
import org.segursdk.insi.identity.TraitComparison.Verdict;

/** INSi's answer beside the local traits, for the user to compare with the person and to decide. */
final class InsiScreen implements Screen {
    private final Patients patients;

    InsiScreen(Cabinet cabinet) {
        this.patients = cabinet.patients();
    }

    @Override
    public Answer show(Request request) {
        String recordId = request.part(1);
        Optional<InsProposal.Found> found = request.memory().proposal(recordId);
        if (patients.load(recordId).isEmpty()) {
            return new Answer.Nothing();
        }
        if (found.isEmpty()) {
            return new Answer.Go("/identity/" + recordId);
        }
        TraitComparison comparison = found.get().comparison();
        Ins ins = found.get().answer().ins();
        List<String> others = patients.holders(ins).stream()
                .filter(each -> !each.equals(recordId))
                .toList();
        Set<Trait> different = comparison.with(Verdict.DIFFERENT);
        Html decide = request.form(
                "/insi/" + recordId + "/accept",
                Html.of(
                        "{}<div class=\"actions\"><button id=\"accept\" class=\"main\">Accepter cette INS</button></div>",
                        different.stream()
                                .map(trait -> Html.of(
                                        "<p class=\"check\"><input type=\"checkbox\" id=\"t-{}\" name=\"t-{}\" value=\"yes\"><label"
                                                + " for=\"t-{}\">Je remplace la valeur locale : {}</label></p>",
                                        trait,
                                        trait,
                                        trait,
                                        Texts.trait(trait)))
                                .toList()));
        Html body = Html.of(
                "{}<h1>Réponse d'INSi</h1><section class=\"card\"><p>INSi propose le matricule <strong"
                        + " class=\"number\">{}</strong> (OID {}).</p>{}{}<p>{}</p><div class=\"decide\">{}{}</div></section>",
                Banner.of(patients, recordId, request),
                Banner.spaced(ins.matricule().value()),
                ins.authority().oid().value(),
                others.isEmpty()
                        ? Html.NONE
                        : Html.of(
                                "<p class=\"notice refused\">⚠ Cette INS est déjà celle du dossier {} : doublon probable.</p>",
                                String.join(", ", others)),
                comparison(comparison, "Dossier local", "INSi"),
                different.isEmpty()
                        ? "Aucun trait ne diffère. Comparez avec la personne avant d'accepter."
                        : "Des traits diffèrent : n'acceptez qu'en remplaçant ceux que vous avez vérifiés.",
                decide,
                request.button("/insi/" + recordId + "/refuse", "Refuser : ce n'est pas cette personne", "quiet"));
        return new Answer.Page("Réponse d'INSi", "patients", body);
    }

    /** Two identities trait by trait; a word tells what differs, not the colour alone. */
    static Html comparison(TraitComparison comparison, String left, String right) {
        return Html.of(
                "<table class=\"compare\"><thead><tr><th scope=\"col\">Trait</th><th scope=\"col\">{}</th><th"
                        + " scope=\"col\">{}</th><th scope=\"col\">Comparaison</th></tr></thead><tbody>{}</tbody></table>",
                left,
                right,
                comparison.lines().stream()
                        .map(line -> Html.of(
                                "<tr class=\"{}\"><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td"
                                        + " data-label=\"{}\">{}</td><td data-label=\"Comparaison\">{}</td></tr>",
                                line.verdict() == Verdict.DIFFERENT ? "different" : "same",
                                Texts.trait(line.trait()),
                                left,
                                shown(line, line.local()),
                                right,
                                shown(line, line.received()),
                                verdict(line.verdict())))
                        .toList());
    }

    private static String shown(TraitComparison.Line line, Optional<String> value) {
        return value.map(text -> line.trait() == Trait.BIRTH_DATE ? Texts.day(text) : text)
                .orElse("non renseigné");
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case IDENTICAL -> "identique";
            case EQUIVALENT -> "équivalent";
            case DIFFERENT -> "≠ différent";
            case MISSING -> "absent d'un côté";
        };
    }

    @Override
    public Answer send(Request request) {
        String recordId = request.part(1);
        if (request.part(2).isEmpty()) {
            return ask(request, recordId);
        }
        Optional<InsProposal.Found> found = request.memory().proposal(recordId);
        request.memory().forget(recordId);
        if (found.isPresent() && request.part(2).equals("accept")) {
            Set<Trait> confirmed = found.get().comparison().with(Verdict.DIFFERENT).stream()
                    .filter(trait -> request.has("t-" + trait))
                    .collect(Collectors.toSet());
            IdentityScreen.told(request, patients.accept(found.get(), confirmed, request.user()));
        } else if (found.isPresent()) {
            patients.refuse(found.get(), request.user());
            request.memory().tell("la réponse d'INSi est refusée, l'identité reste comme elle était.");
        }
        return new Answer.Go("/identity/" + recordId);
    }

    private Answer ask(Request request, String recordId) {
        InsProposal proposal = patients.retrieve(recordId, request.user());
        if (proposal instanceof InsProposal.Found found) {
            request.memory().propose(recordId, found);
            return new Answer.Go("/insi/" + recordId);
        }
        String told = "";
        if (proposal instanceof InsProposal.NotFound) {
            told = "INSi ne connaît personne avec ces traits : vérifiez-les sur un justificatif.";
        } else if (proposal instanceof InsProposal.Several) {
            told = "plusieurs personnes ont ces traits : précisez les prénoms ou le lieu de naissance.";
        } else if (proposal instanceof InsProposal.NotCalled refused) {
            told = refused.reasons().get(0).message().french();
        } else if (proposal instanceof InsProposal.Failed failed) {
            told = failed.cause().explanation().french() + " ; l'identité reste comme elle était.";
        }
        request.memory().tellRefusal(told);
        return new Answer.Go("/identity/" + recordId);
    }
}
