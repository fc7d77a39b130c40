package org.segursdk.examples.cabinet.web;

import java.util.List;
import org.segursdk.examples.cabinet.CareDocument;
import org.segursdk.examples.cabinet.Draft;
import org.segursdk.examples.cabinet.ShareChoices;

/** A draft: its words, what it looks like, and the one gesture that validates and shares it. */
final class DraftPage {
    private DraftPage() {}

    static Html of(Request request, CareDocument document, ShareChoices choices, boolean replaces) {
        Draft draft = document.draft();
        Html words = document.kind() == Draft.Kind.LETTER ? letter(draft) : summary(draft);
        Html share = replaces
                ? Html.of(
                        "<p>Cette version {} part chez tous ceux qui ont reçu la précédente, et personne d'autre.</p>",
                        document.version())
                : ShareBoxes.of(choices);
        Html form = request.form("/document/" + document.key() + "/write", Html.of("""
                        <div class="editor"><section class="card"><h2>Contenu</h2>{}
                        <div class="actions"><button id="save" name="gesture" value="save">Enregistrer et mettre l'aperçu à jour</button></div></section>
                        <section class="card"><h2>Aperçu</h2><iframe id="preview" class="preview" title="Aperçu du document"\
                         src="/document/{}/preview"></iframe></section></div>
                        <section class="card share-card"><h2>Valider et partager</h2>{}
                        <div class="actions"><button id="share" class="main" name="gesture" value="share">Valider et partager</button></div></section>""", words, document.key(), share));
        return Html.of(
                "<h1>{} <span class=\"badge\">brouillon</span></h1>{}{}",
                document.kind().label(),
                form,
                request.button("/document/" + document.key() + "/drop", "Abandonner ce brouillon", "quiet"));
    }

    private static Html letter(Draft draft) {
        return Html.of("""
                <div class="field"><label for="title">Titre</label><input id="title" name="title" maxlength="100" required value="{}"></div>
                <div class="field"><label for="text">Texte</label><textarea id="text" name="text" rows="14" required>
                {}</textarea></div>""", draft.title(), draft.text());
    }

    private static Html summary(Draft draft) {
        return Html.of(
                "{}{}<fieldset><legend>Allergies et intolérances</legend>{}{}</fieldset>{}",
                area("problems", "Pathologies en cours (une par ligne)", draft.problems()),
                area("treatments", "Traitements au long cours (un par ligne)", draft.treatments()),
                List.of(
                        told(draft, "unknown", "Non renseigné"),
                        told(draft, "none", "Aucune connue"),
                        told(draft, "some", "Celles-ci :")),
                area("allergies", "Allergies (une par ligne)", draft.allergies()),
                area("vigilance", "Points de vigilance", draft.vigilance()));
    }

    private static Html area(String name, String label, String text) {
        return Html.of(
                "<div class=\"field\"><label for=\"{}\">{}</label><textarea id=\"{}\" name=\"{}\" rows=\"3\">\n{}</textarea></div>",
                name,
                label,
                name,
                name,
                text);
    }

    private static Html told(Draft draft, String value, String label) {
        return Html.of(
                "<p class=\"check\"><input type=\"radio\" id=\"allergies-{}\" name=\"allergiesTold\" value=\"{}\"{}><label"
                        + " for=\"allergies-{}\">{}</label></p>",
                value,
                value,
                draft.allergiesTold().equals(value) ? Html.of(" checked") : Html.NONE,
                value,
                label);
    }
}
