package org.segursdk.examples.cabinet.web;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.Patients;
import org.segursdk.insi.InsiResult;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** Looks for a patient, and only then makes a record: typed, or out of INSi's answer to a card. */
final class PatientsScreen implements Screen {
    private static final int FEW = 10;

    private final Patients patients;

    PatientsScreen(Cabinet cabinet) {
        this.patients = cabinet.patients();
    }

    @Override
    public Answer show(Request request) {
        Optional<BirthDate> birth = request.optional("birth").map(BirthDate::parse);
        List<StoredIdentity> found = patients.search(birth, request.value("name"));
        boolean searched = request.has("birth") || request.has("name");
        Html body = Html.of(
                """
                <h1>Patients</h1>
                <form class="card filters" action="/patients"><h2>Rechercher</h2>
                <div class="field"><label for="birth">Date de naissance</label>\
                <input type="date" id="birth" name="birth" value="{}"></div>
                <div class="field"><label for="name">Début d'un nom ou prénom</label>\
                <input id="name" name="name" value="{}" autocomplete="off"></div>
                <button class="main">Rechercher</button></form>
                <p id="count" role="status">{}</p><ul class="rows" id="results">{}</ul>{}""",
                request.value("birth"),
                request.value("name"),
                found.size() + (found.size() > 1 ? " patients" : " patient"),
                found.stream()
                        .map(each -> row(each, shownIns(request, each, searched && found.size() <= FEW)))
                        .toList(),
                creation(request, searched));
        return new Answer.Page("Patients", "patients", body);
    }

    /** Each look at a matricule is traced: only those of somebody who was searched for are shown. */
    private Html shownIns(Request request, StoredIdentity identity, boolean shown) {
        return shown
                ? patients.showIns(identity.recordId(), request.user())
                        .map(ins -> Html.of(
                                "<p class=\"sub\">INS <span class=\"number\">{}</span> – OID {}</p>",
                                Banner.spaced(ins.matricule().value()),
                                ins.authority().oid().value()))
                        .orElse(Html.NONE)
                : Html.NONE;
    }

    private static Html row(StoredIdentity identity, Html ins) {
        IdentityTraits traits = identity.traits();
        return Html.of(
                """
                <li class="row"><div><a class="patient" href="/patient/{}"><strong>{}</strong> {}</a>{}
                <p class="sub">Né(e) le {} – {} – lieu {} – dossier {}</p>{}</div>
                <p class="marks">{}{}</p></li>""",
                identity.recordId(),
                traits.birthName(),
                traits.birthGivenNames(),
                identity.usedName().map(name -> Html.of(" <span class=\"sub\">(nom utilisé : {})</span>", name)),
                Texts.day(traits.birthDate().toIso()),
                Texts.sex(traits.sex()),
                traits.birthPlace().orElse("non renseigné"),
                identity.recordId(),
                ins,
                Texts.badge(identity.status()),
                Banner.attributes(identity));
    }

    private static Html creation(Request request, boolean searched) {
        Html typed = request.form(
                "/patients",
                Html.of(
                        """
                        <h3>Saisie des traits</h3>
                        <div class="grid"><div class="field"><label for="new-name">Nom de naissance</label>\
                        <input id="new-name" name="birthName" required value="{}"></div>
                        <div class="field"><label for="new-given">Prénoms de naissance</label>\
                        <input id="new-given" name="givenNames" required></div>
                        <div class="field"><label for="new-birth">Date de naissance</label>\
                        <input type="date" id="new-birth" name="birthDate" required value="{}"></div>
                        <div class="field"><label for="new-sex">Sexe</label>{}</div>
                        <div class="field"><label for="new-place">Lieu de naissance (code INSEE)</label>\
                        <input id="new-place" name="birthPlace" maxlength="5" pattern="[0-9][0-9AB][0-9][0-9][0-9]" required></div></div>
                        <button id="create">Créer le dossier (identité provisoire)</button>""",
                        request.value("name"),
                        request.value("birth"),
                        Shell.select(
                                "new-sex",
                                "sex",
                                List.of(
                                        Shell.option("FEMALE", "F (féminin)", false),
                                        Shell.option("MALE", "M (masculin)", false)))));
        Html card = request.form(
                "/patients/card",
                Html.of(
                        """
                        <h3>Carte Vitale (lecture simulée)</h3><p class="sub">INSi est interrogé avec la carte ;\
                         le dossier est créé sans rien ressaisir.</p>
                        <div class="field"><label for="card">Carte présentée</label>{}</div>
                        <button id="read-card">Lire la carte et créer le dossier</button>""",
                        Shell.select(
                                "card",
                                "card",
                                InsiSimulator.testPersons().stream()
                                        .map(each -> Shell.option(
                                                each.ins().matricule().value(),
                                                each.traits().birthName() + " "
                                                        + each.traits().birthGivenNames(),
                                                false))
                                        .toList())));
        return Html.of(
                "<details class=\"card\"{}><summary>Nouveau dossier</summary><div class=\"two\">{}{}</div></details>",
                searched ? Html.of(" open") : Html.NONE,
                typed,
                card);
    }

    @Override
    public Answer send(Request request) {
        if (request.part(1).equals("card")) {
            return fromCard(request);
        }
        IdentityTraits.Builder traits = IdentityTraits.builder()
                .birthName(request.value("birthName"))
                .birthGivenNames(request.value("givenNames"))
                .sex(request.value("sex").equals("MALE") ? Sex.MALE : Sex.FEMALE)
                .birthDate(request.value("birthDate"));
        request.optional("birthPlace").ifPresent(traits::birthPlace);
        String recordId = patients.create(traits.build(), request.user());
        request.memory().tell("dossier créé, identité provisoire. Recherchez maintenant l'INS.");
        return new Answer.Go("/identity/" + recordId);
    }

    private Answer fromCard(Request request) {
        Optional<InsiPerson> person = InsiSimulator.testPersons().stream()
                .filter(each -> each.ins().matricule().value().equals(request.value("card")))
                .findFirst();
        if (person.isEmpty()) {
            return new Answer.Nothing();
        }
        InsiResult result = patients.search(
                VitaleBeneficiary.builder(person.get().insured())
                        .birthName(person.get().traits().birthName())
                        .birthDate(person.get().traits().birthDate().toIso())
                        .build(),
                request.user());
        return result.match(
                found -> {
                    List<String> holders = patients.holders(found.identity().ins());
                    if (!holders.isEmpty()) {
                        request.memory().tellRefusal("un dossier a déjà cette INS : le voici.");
                        return new Answer.Go("/patient/" + holders.get(0));
                    }
                    request.memory().tell("dossier créé à partir de la réponse d'INSi.");
                    return new Answer.Go("/identity/" + patients.createFromInsi(found, request.user()));
                },
                none -> {
                    request.memory().tellRefusal("INSi ne connaît personne de cette carte.");
                    return new Answer.Go("/patients");
                },
                several -> {
                    request.memory().tellRefusal("INSi connaît plusieurs personnes de cette carte.");
                    return new Answer.Go("/patients");
                });
    }
}
