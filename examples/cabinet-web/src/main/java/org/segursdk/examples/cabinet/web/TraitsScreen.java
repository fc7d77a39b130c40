package org.segursdk.examples.cabinet.web;

import java.util.List;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.Patients;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.TraitComparison;

/** Changes traits: what is there and what would be stand side by side before anything is stored. */
final class TraitsScreen implements Screen {
    private final Patients patients;

    TraitsScreen(Cabinet cabinet) {
        this.patients = cabinet.patients();
    }

    @Override
    public Answer show(Request request) {
        String recordId = request.part(1);
        if (patients.load(recordId).isEmpty()) {
            return new Answer.Nothing();
        }
        if (request.part(2).equals("compare")) {
            return compare(request, recordId);
        }
        StoredIdentity identity = patients.get(recordId);
        return new Answer.Page(
                "Traits",
                "patients",
                Html.of(
                        "{}<h1>Modifier les traits</h1><div class=\"two\">{}<section class=\"card\">{}</section></div>",
                        Banner.of(patients, recordId, request),
                        strict(recordId, identity.traits()),
                        used(request, identity)));
    }

    private static Html strict(String recordId, IdentityTraits traits) {
        return Html.of(
                """
                <form class="card" action="/traits/{}/compare"><h2>Traits stricts</h2>
                <div class="field"><label for="name">Nom de naissance</label>\
                <input id="name" name="birthName" required value="{}"></div>
                <div class="field"><label for="given">Prénoms de naissance</label>\
                <input id="given" name="givenNames" required value="{}"></div>
                <div class="field"><label for="sex">Sexe</label>{}</div>
                <div class="field"><label for="birth">Date de naissance</label>\
                <input id="birth" name="birthDate" required value="{}"></div>
                <div class="field"><label for="place">Lieu de naissance (code INSEE)</label>\
                <input id="place" name="birthPlace" maxlength="5" value="{}"></div>
                <button class="main" id="compare">Comparer avant de changer</button></form>""",
                recordId,
                traits.birthName(),
                traits.birthGivenNames(),
                Shell.select(
                        "sex",
                        "sex",
                        List.of(
                                Shell.option("FEMALE", "F (féminin)", traits.sex() == Sex.FEMALE),
                                Shell.option("MALE", "M (masculin)", traits.sex() == Sex.MALE))),
                traits.birthDate().toIso(),
                traits.birthPlace().orElse(""));
    }

    private static Html used(Request request, StoredIdentity identity) {
        return request.form(
                "/traits/" + identity.recordId() + "/used",
                Html.of(
                        """
                        <h2>Noms utilisés</h2><p class="sub">Jamais remplis à partir des noms de naissance.</p>
                        <div class="field"><label for="used-name">Nom utilisé</label>\
                        <input id="used-name" name="usedName" value="{}"></div>
                        <div class="field"><label for="used-given">Prénom utilisé</label>\
                        <input id="used-given" name="usedGivenName" value="{}"></div>
                        <button>Enregistrer les noms utilisés</button>""",
                        identity.usedName().orElse(""),
                        identity.usedGivenName().orElse("")));
    }

    private static IdentityTraits typed(Request request) {
        IdentityTraits.Builder traits = IdentityTraits.builder()
                .birthName(request.value("birthName"))
                .birthGivenNames(request.value("givenNames"))
                .sex(request.value("sex").equals("MALE") ? Sex.MALE : Sex.FEMALE)
                .birthDate(request.value("birthDate"));
        request.optional("birthPlace").ifPresent(traits::birthPlace);
        return traits.build();
    }

    private Answer compare(Request request, String recordId) {
        IdentityTraits now = patients.get(recordId).traits();
        IdentityTraits typed = typed(request);
        IdentityDecision preview =
                patients.preview(recordId, new IdentityEvent.StrictTraitsChanged(typed, false), request.user());
        Html confirm = request.form(
                "/traits/" + recordId + "/change",
                Html.of(
                        "{}{}{}{}{}<p class=\"check\"><input type=\"checkbox\" id=\"holds\" name=\"holds\" value=\"yes\"><label"
                                + " for=\"holds\">Le justificatif a été revu et porte ces nouveaux traits</label></p>"
                                + "<button class=\"main\" id=\"change\">Confirmer le changement</button>",
                        hidden(request, "birthName"),
                        hidden(request, "givenNames"),
                        hidden(request, "sex"),
                        hidden(request, "birthDate"),
                        hidden(request, "birthPlace")));
        Html body = Html.of(
                "{}<h1>Changement de traits</h1><section class=\"card\">{}{}<p><a href=\"/traits/{}\">Revenir à la"
                        + " saisie</a></p></section>",
                Banner.of(patients, recordId, request),
                InsiScreen.comparison(TraitComparison.of(now, typed), "Aujourd'hui", "Après le changement"),
                preview.isAccepted()
                        ? Html.of(
                                "<p>Après le changement, l'identité sera : {}{}</p>{}",
                                Texts.badge(preview.identity().status()),
                                preview.identity().ins().isEmpty()
                                                && patients.get(recordId).ins().isPresent()
                                        ? Html.of(
                                                " – <strong>l'INS sera retirée</strong> et devra être recherchée à nouveau.")
                                        : Html.NONE,
                                confirm)
                        : Html.of(
                                "<p class=\"notice refused\">Ce changement n'est pas possible :</p>{}",
                                Texts.violations(preview.refusals())),
                recordId);
        return new Answer.Page("Changement de traits", "patients", body);
    }

    private static Html hidden(Request request, String name) {
        return Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, request.value(name));
    }

    @Override
    public Answer send(Request request) {
        String recordId = request.part(1);
        IdentityEvent event = request.part(2).equals("used")
                ? new IdentityEvent.UsedNamesChanged(request.optional("usedName"), request.optional("usedGivenName"))
                : new IdentityEvent.StrictTraitsChanged(typed(request), request.has("holds"));
        IdentityScreen.told(request, patients.apply(recordId, event, request.user()));
        return new Answer.Go("/identity/" + recordId);
    }
}
