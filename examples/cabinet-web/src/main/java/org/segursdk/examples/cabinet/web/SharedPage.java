package org.segursdk.examples.cabinet.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.examples.cabinet.CareDocument;
import org.segursdk.examples.cabinet.Counterparts;
import org.segursdk.examples.cabinet.Receipts;
import org.segursdk.examples.cabinet.SharingDesk.Sending;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;

/** A shared document: what became of each way out, in plain words, and what may follow. */
final class SharedPage {
    private SharedPage() {}

    static Html of(
            Request request,
            CareDocument document,
            List<Sending> sendings,
            Receipts receipts,
            Optional<CareDocument> next,
            boolean agreed) {
        String here = "/document/" + document.key();
        return Html.of(
                "<h1>{} {}</h1>{}{}<section class=\"card\"><h2>Envois</h2><ul class=\"rows\" id=\"sendings\">{}</ul><p><a"
                        + " class=\"button\" id=\"refresh\" href=\"{}\">Actualiser</a></p></section>{}<section class=\"card\"><h2>Le"
                        + " document</h2><iframe class=\"preview\" title=\"Document partagé\" src=\"{}/preview\"></iframe></section>",
                document.title(),
                RecordScreen.state(document),
                next.map(each -> Html.of(
                        "<p class=\"notice\">Une version {} existe : <a href=\"/document/{}\">la voir</a>.</p>",
                        each.version(),
                        each.key())),
                announcement(request, document, here, agreed),
                sendings.stream().map(each -> sending(each, receipts)).toList(),
                here,
                follow(request, document, here, keptOut(sendings)),
                here);
    }

    private static Html announcement(Request request, CareDocument document, String here, boolean agreed) {
        if (document.state() != CareDocument.State.SHARED) {
            return Html.NONE;
        }
        return switch (document.announcement()) {
            case NONE -> Html.NONE;
            case DONE -> Html.of("<p class=\"notice done\">L'annonce a été faite.</p>");
            case AWAITED ->
                Html.of(
                        "<section class=\"card waiting\"><h2>Consultation d'annonce à faire</h2><p>Le document est caché au patient"
                                + " dans Mon espace santé et son message est retenu. Rien ne part tout seul.</p>{}</section>",
                        request.user().isProfessional()
                                ? request.form(
                                        here + "/announced",
                                        Html.of(
                                                "{}<button class=\"main announced\">L'annonce est faite : montrer et envoyer</button>",
                                                agreed ? Html.NONE : RecordScreen.agreement()))
                                : Html.of("<p class=\"sub\">Le médecin dira l'annonce faite.</p>"));
        };
    }

    private static Html sending(Sending sending, Receipts receipts) {
        Delivery delivery = sending.delivery();
        return Html.of(
                "<li class=\"row sending\"><div><strong>{}</strong>{}<p class=\"sub\">{} – {}</p></div><p class=\"marks\"><span"
                        + " class=\"badge state-{}\">{}{}</span>{}</p></li>",
                Texts.branch(delivery.branch()),
                sending.to()
                        .map(to -> Html.of(
                                " <span class=\"to\">{}</span>",
                                Counterparts.correspondents().getOrDefault(to, to))),
                operation(delivery),
                Texts.moment(delivery.updatedAt()),
                delivery.state().name().toLowerCase(Locale.ROOT),
                mark(delivery.state()) + Texts.state(delivery),
                reason(delivery),
                receipts.of(delivery).map(SharedPage::receipt));
    }

    private static Html receipt(Receipts.Told told) {
        boolean arrived = told == Receipts.Told.DELIVERED || told == Receipts.Told.READ;
        return Html.of(
                "<span class=\"badge receipt {}\">{}</span>",
                arrived ? "state-confirmed" : "state-refused",
                switch (told) {
                    case DELIVERED -> "✓ remis";
                    case READ -> "✓ lu";
                    case CLOSED -> "✗ non remis : boîte fermée";
                    case UNKNOWN -> "✗ non remis : destinataire inconnu";
                    case ADDRESS -> "✗ non remis : adresse fausse";
                    case TOO_LARGE -> "✗ non remis : message trop lourd";
                    case FAILED -> "✗ non remis";
                });
    }

    /** A sign and words: colour alone tells nothing. */
    private static String mark(DeliveryState state) {
        return switch (state) {
            case CONFIRMED -> "✓ ";
            case REFUSED -> "✗ ";
            case HUMAN -> "⚠ ";
            case WAITING, SENDING, UNCERTAIN -> "… ";
            case HELD -> "‖ ";
            case SKIPPED, WITHHELD -> "– ";
        };
    }

    private static String reason(Delivery delivery) {
        if (delivery.code().isEmpty()) {
            return "";
        }
        return (delivery.state() == DeliveryState.REFUSED ? " parce que : " : " : ")
                + (delivery.state() == DeliveryState.WITHHELD
                        ? Texts.cause(ShareBoxes.reason(delivery.code()))
                        : Texts.cause(delivery.code()));
    }

    private static String operation(Delivery delivery) {
        return switch (delivery.operation()) {
            case SHARE -> "envoi";
            case REPLACE -> "nouvelle version";
            case DELETE -> "suppression";
            case RELEASE -> "visible après l'annonce";
        };
    }

    private static boolean keptOut(List<Sending> sendings) {
        return sendings.stream()
                .map(Sending::delivery)
                .filter(each -> each.branch() == Branch.DMP)
                .allMatch(each -> each.state() == DeliveryState.WITHHELD || each.state() == DeliveryState.SKIPPED);
    }

    private static Html follow(Request request, CareDocument document, String here, boolean keptOut) {
        if (document.state() != CareDocument.State.SHARED || !request.user().isProfessional()) {
            return Html.NONE;
        }
        List<Html> others = new ArrayList<>();
        Counterparts.correspondents().forEach((address, name) -> others.add(Shell.option(address, name, false)));
        return Html.of(
                "<section class=\"card\"><h2>Suites</h2>{}<div class=\"actions\">{}{}<details><summary>Supprimer partout</summary><p>Le"
                        + " document est supprimé du DMP et sa suppression est demandée à ceux qui l'ont reçu.</p>{}</details></div>"
                        + "</section>",
                request.form(
                        here + "/send",
                        Html.of(
                                "<div class=\"decide\"><div class=\"field\"><label for=\"to\">Envoyer aussi à</label>{}</div>"
                                        + "<div class=\"field\"><button class=\"send\">Envoyer</button></div></div>",
                                Shell.select("to", "to", others))),
                request.button(here + "/replace", "Écrire une nouvelle version", "replace"),
                Html.when(keptOut, request.button(here + "/feed", "Envoyer au DMP", "feed")),
                request.button(here + "/delete", "Oui, supprimer partout", "danger"));
    }
}
