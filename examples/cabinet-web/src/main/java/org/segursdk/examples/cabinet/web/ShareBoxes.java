package org.segursdk.examples.cabinet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.segursdk.core.document.Visibility;
import org.segursdk.examples.cabinet.Counterparts;
import org.segursdk.examples.cabinet.ShareChoices;
import org.segursdk.exchange.outbox.Branch;

/**
 * The three boxes of "Valider et partager": ticked at first, each may be unticked with a reason; correspondents may be added. Source: rem
 * MSSS-28.
 */
final class ShareBoxes {
    /** Reasons, by the code that is kept. */
    private static final Map<String, String> REASONS = Map.of(
            "", "– motif –",
            "opposition", "Le patient s'y oppose",
            "deja-remis", "Déjà remis autrement",
            "sans-utilite", "Sans utilité pour ce destinataire",
            "relecture", "À relire d'abord");

    private static final List<String> REASON_ORDER =
            List.of("", "opposition", "deja-remis", "sans-utilite", "relecture");

    private ShareBoxes() {}

    /** Why a box was unticked, in words. */
    static String reason(String code) {
        return REASONS.getOrDefault(code, code);
    }

    /** What the form or the address says; without a word of either, all three are ticked. */
    static ShareChoices typed(Request request) {
        return request.has("boxes") ? choices(request) : ShareChoices.standard();
    }

    static ShareChoices choices(Request request) {
        Map<Branch, String> withheld = new EnumMap<>(Branch.class);
        for (Branch branch : Branch.values()) {
            if (!request.has("to-" + branch)) {
                withheld.put(branch, request.value("why-" + branch));
            }
        }
        Set<String> correspondents = new LinkedHashSet<>();
        for (String address : Counterparts.correspondents().keySet()) {
            if (request.has("with-" + address)) {
                correspondents.add(address);
            }
        }
        request.optional("with-other").ifPresent(correspondents::add);
        Set<Visibility> hidden = EnumSet.noneOf(Visibility.class);
        for (Visibility each : Visibility.values()) {
            if (request.has("hide-" + each)) {
                hidden.add(each);
            }
        }
        return new ShareChoices(withheld, correspondents, request.has("announce"), hidden);
    }

    /** The same as an address, so that a page asked for anew shows what was ticked. */
    static String query(Request request) {
        List<String> parts = new ArrayList<>(List.of("boxes=typed"));
        request.values().forEach((name, value) -> {
            if (name.startsWith("to-")
                    || name.startsWith("why-")
                    || name.startsWith("with-")
                    || name.startsWith("hide-")
                    || name.equals("announce")) {
                parts.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return "?" + String.join("&", parts);
    }

    static Html of(ShareChoices choices) {
        List<Html> boxes = new ArrayList<>();
        for (Branch branch : Branch.values()) {
            boxes.add(box(branch, choices));
        }
        String other = choices.correspondents().stream()
                .filter(each -> !Counterparts.correspondents().containsKey(each))
                .findFirst()
                .orElse("");
        List<Html> correspondents = new ArrayList<>();
        Counterparts.correspondents()
                .forEach((address, name) -> correspondents.add(Html.of(
                        "<p class=\"check\"><input type=\"checkbox\" id=\"with-{}\" name=\"with-{}\" value=\"yes\"{}><label"
                                + " for=\"with-{}\">{} <span class=\"sub\">{}</span></label></p>",
                        address,
                        address,
                        checked(choices.correspondents().contains(address)),
                        address,
                        name,
                        address)));
        return Html.of("""
                <input type="hidden" name="boxes" value="typed">
                <fieldset><legend>Partager avec</legend>{}</fieldset>
                <fieldset><legend>Correspondants</legend>{}<div class="field"><label for="with-other">Autre adresse MSSanté</label>\
                <input id="with-other" name="with-other" type="email" value="{}"></div></fieldset>
                <fieldset><legend>Visibilité dans le DMP</legend>{}</fieldset>
                <fieldset><legend>Annonce</legend><p class="check"><input type="checkbox" id="announce" name="announce"\
                 value="yes"{}><label for="announce">Consultation d'annonce nécessaire <span class="sub">le document reste caché\
                 au patient et son message est retenu jusqu'à ce que vous disiez l'annonce faite</span></label></p></fieldset>""", boxes, correspondents, other, hidden(choices), checked(choices.announce()));
    }

    private static List<Html> hidden(ShareChoices choices) {
        return Arrays.stream(Visibility.values())
                .map(each -> Html.of(
                        "<p class=\"check\"><input type=\"checkbox\" id=\"hide-{}\" name=\"hide-{}\" value=\"yes\"{}><label"
                                + " for=\"hide-{}\">{}</label></p>",
                        each,
                        each,
                        checked(choices.hidden().contains(each)),
                        each,
                        each.code().displayName()))
                .toList();
    }

    private static Html box(Branch branch, ShareChoices choices) {
        List<Html> reasons = REASON_ORDER.stream()
                .map(code -> Shell.option(
                        code,
                        REASONS.getOrDefault(code, code),
                        choices.reason(branch).equals(code)))
                .toList();
        return Html.of(
                "<div class=\"share\"><p class=\"check\"><input type=\"checkbox\" id=\"to-{}\" name=\"to-{}\" value=\"yes\"{}><label"
                        + " for=\"to-{}\">{}</label></p><p class=\"why\"><label for=\"why-{}\">sinon, pourquoi</label>{}</p></div>",
                branch,
                branch,
                checked(choices.includes(branch)),
                branch,
                Texts.branch(branch),
                branch,
                Shell.select("why-" + branch, "why-" + branch, reasons));
    }

    private static Html checked(boolean ticked) {
        return ticked ? Html.of(" checked") : Html.NONE;
    }
}
