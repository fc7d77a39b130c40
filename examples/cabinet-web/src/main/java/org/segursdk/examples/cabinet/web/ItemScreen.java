package org.segursdk.examples.cabinet.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.Counterparts;
import org.segursdk.examples.cabinet.DmpReading;
import org.segursdk.examples.cabinet.Messages;
import org.segursdk.examples.cabinet.User;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.exchange.inbox.WorkEvent;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.Worklist;
import org.segursdk.mss.received.FilingStatus;

/** One item: the document, whom it is about, what may be done with it, what was done. */
final class ItemScreen implements Screen {
    private final Cabinet cabinet;

    ItemScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    private Optional<WorkItem> item(Request request) {
        return request.part(1).matches("[0-9]{1,18}")
                ? cabinet.reception().worklist().find(Long.parseLong(request.part(1)))
                : Optional.empty();
    }

    @Override
    public Answer show(Request request) throws IOException {
        Optional<WorkItem> found = item(request);
        if (found.isEmpty()) {
            return new Answer.Nothing();
        }
        WorkItem item = found.get();
        if (request.part(2).equals("content")) {
            return content(item, request);
        }
        boolean filed = item.progress().filedAt().isPresent();
        Html banner = filed && item.filing().recordId().isPresent()
                ? Banner.of(cabinet.patients(), item.filing().recordId().get(), request)
                : Html.NONE;
        Html body = Html.of(
                "{}<h1>{}</h1>{}<section class=\"card\"><div class=\"two\"><div><p>{}</p><p class=\"sub\">{}</p></div>{}</div>{}{}</section>{}<section"
                        + " class=\"card\"><h2>Document</h2><iframe class=\"preview tall\" title=\"Document reçu\""
                        + " src=\"/item/{}/content\"></iframe></section>{}{}",
                banner,
                item.document().title(),
                Marks.statuses(item),
                Marks.patient(item),
                about(item),
                Marks.flags(item.flags()),
                actions(request, item),
                item.source().mailId().isPresent()
                        ? cabinet.reception()
                                .messages()
                                .find(item.source().mailId().getAsLong())
                                .map(message -> from(request, message))
                        : Html.NONE,
                filed || item.progress().deletedAt().isPresent()
                        ? Html.NONE
                        : RecordChoice.of(request, item, cabinet.reception().identity(item), cabinet.patients()),
                item.id(),
                behind(item),
                trace(item));
        return new Answer.Page("Document reçu", "worklist", body);
    }

    /** In its frame; the page around it never waits for the DMP. */
    private Answer content(WorkItem item, Request request) throws IOException {
        return shown(cabinet.reception().open(item, request.user()));
    }

    static Answer shown(Optional<DmpReading.Opening> opening) {
        if (opening.isEmpty()) {
            return new Answer.Frame(
                    Html.of("<p role=\"status\">Le DMP n'a pas encore répondu. Le document s'affichera ici dès qu'il"
                            + " l'aura fait. Vous pouvez continuer à travailler.</p>"),
                    true);
        }
        return opening.get()
                .shown()
                .map(DocumentScreen::file)
                .orElseGet(() -> new Answer.Frame(
                        Html.of("<p>Ce document n'est pas disponible : le DMP ne le donne pas ou ne l'a plus.</p>"),
                        false));
    }

    private static String about(WorkItem item) {
        return item.document().type().map(type -> type.displayName()).orElse("type non renseigné")
                + " – " + String.join(", ", item.document().authors())
                + item.document().organization().map(name -> " – " + name).orElse("")
                + " – reçu le " + Texts.moment(item.source().receivedAt()) + " par "
                + Marks.origin(item)
                + item.source().sender().map(name -> " de " + name).orElse("")
                + (item.document().version().isPresent()
                        ? " – version " + item.document().version().getAsInt()
                        : "")
                + item.progress()
                        .assignee()
                        .map(who -> " – attribué à " + Texts.who(who))
                        .orElse("");
    }

    private static Html from(Request request, Messages.Message message) {
        return Html.of(
                "<p class=\"sub\" id=\"message\">Message « {} » d'un {}.</p>{}",
                message.subject(),
                MessagesScreen.kind(message.kind()),
                MessagesScreen.receipt(request, message));
    }

    private Html actions(Request request, WorkItem item) {
        String here = "/item/" + item.id() + "/";
        if (item.progress().deletedAt().isPresent()) {
            return Html.of(
                    "<div class=\"actions\">{}</div>", request.button(here + "restore", "Restaurer", "main restore"));
        }
        boolean read = item.progress().readAt().isPresent();
        boolean validated = item.progress().validatedAt().isPresent();
        boolean filed = item.progress().filedAt().isPresent();
        boolean secretary =
                item.progress().assignee().filter(User.SECRETARY::equals).isPresent();
        return Html.of(
                "<div class=\"actions\">{}{}{}{}{}{}</div>",
                request.button(
                        here + (read ? "unread" : "read"),
                        read ? "Marquer non lu" : "Marquer lu",
                        read ? "quiet" : "main read"),
                Html.when(
                        request.user().isProfessional(),
                        request.button(
                                here + (validated ? "withdraw" : "validate"),
                                validated ? "Retirer la validation" : "Valider",
                                validated ? "quiet" : "validate")),
                filed
                        ? request.button(here + "unfile", "Retirer du dossier", "quiet")
                        : item.filing()
                                .recordId()
                                .map(record ->
                                        request.button(here + "file", "Classer dans le dossier " + record, "file"))
                                .orElse(Html.NONE),
                request.button(
                        here + (secretary ? "assign-doctor" : "assign-secretary"),
                        secretary ? "Attribuer au médecin" : "Confier au secrétariat",
                        "assign"),
                Html.when(
                        item.filing().status() == FilingStatus.DELETE_REQUESTED,
                        request.button(here + "confirm", "Confirmer la suppression demandée", "danger")),
                request.button(here + "delete", "Supprimer de la liste", "danger delete"));
    }

    private Html behind(WorkItem item) {
        List<WorkItem> hidden = cabinet.reception().worklist().behind(item.id());
        List<Html> lines = new java.util.ArrayList<>(hidden.stream()
                .map(each -> Html.of(
                        "<li><a href=\"/item/{}\">{}</a> – {} – reçu le {} par {}</li>",
                        each.id(),
                        each.document().title(),
                        why(each),
                        Texts.moment(each.source().receivedAt()),
                        Marks.origin(each)))
                .toList());
        item.progress().replacedBy().ifPresent(id -> lines.add(link(id, "remplacé par une version plus récente")));
        item.progress().duplicateOf().ifPresent(id -> lines.add(link(id, "répète cette ligne")));
        return lines.isEmpty()
                ? Html.NONE
                : Html.of(
                        "<section class=\"card\" id=\"behind\"><h2>Doublons et versions</h2><ul>{}</ul></section>",
                        lines);
    }

    private static Html link(long id, String label) {
        return Html.of("<li><a href=\"/item/{}\">{}</a></li>", id, label);
    }

    private static String why(WorkItem item) {
        if (item.progress().replacedBy().isPresent()) {
            return "version remplacée";
        }
        return item.progress()
                .duplicateKind()
                .map(kind -> switch (kind) {
                    case SAME_DOCUMENT -> "reçu deux fois";
                    case OTHER_CHANNEL -> "reçu par une autre voie";
                    case OTHER_LEVEL -> "autre niveau du même document";
                    case OLDER_VERSION -> "version plus ancienne";
                })
                .orElse("masqué");
    }

    private Html trace(WorkItem item) {
        List<WorkEvent> events = cabinet.reception().worklist().trace(item.id());
        return Html.of(
                "<details class=\"card\"><summary>Trace ({})</summary><ul class=\"trace\">{}</ul></details>",
                events.size(),
                events.stream()
                        .map(event -> Html.of(
                                "<li>{} – {}{} – {} {}</li>",
                                Texts.moment(event.at()),
                                event.actor().equals(Actor.RULE)
                                        ? "le logiciel"
                                        : Texts.who(event.actor().userId()),
                                event.actor()
                                        .onBehalfOf()
                                        .map(other -> " pour " + Texts.who(other))
                                        .orElse(""),
                                Texts.action(event.action()),
                                Texts.who(event.detail())))
                        .toList());
    }

    @Override
    public Answer send(Request request) {
        WorkItem item = item(request)
                .orElseThrow(() -> InvalidInputException.of(
                        "Liste", "item", "CABINET-UNKNOWN", "cette ligne n'existe pas", "no such item"));
        Worklist list = cabinet.reception().worklist();
        Actor actor = request.user().actor();
        long id = item.id();
        switch (request.part(2)) {
            case "read" -> list.markRead(id, actor);
            case "unread" -> list.markUnread(id, actor);
            case "validate" -> list.validate(id, doctor(request));
            case "withdraw" -> list.withdrawValidation(id, doctor(request));
            case "file" -> file(request, list, id, actor);
            case "unfile" -> list.unfile(id, actor);
            case "assign-secretary" -> list.assign(id, Optional.of(User.SECRETARY), actor);
            case "assign-doctor" -> list.assign(id, Optional.of(Counterparts.DOCTOR), actor);
            case "confirm" -> list.confirmDeletion(id, actor);
            case "delete" -> list.delete(id, actor);
            case "restore" -> list.restore(id, actor);
            default -> {
                return new Answer.Nothing();
            }
        }
        request.memory().tell("« " + item.document().title() + " » : " + done(request.part(2)) + ".");
        return new Answer.Go(request.value("back").startsWith("/worklist") ? request.value("back") : "/item/" + id);
    }

    private static Actor doctor(Request request) {
        if (!request.user().isProfessional()) {
            throw InvalidInputException.of(
                    "Liste",
                    "validation",
                    "CABINET-PROFESSIONAL",
                    "seul le médecin valide un document",
                    "a document is validated by the doctor alone");
        }
        return request.user().actor();
    }

    private void file(Request request, Worklist list, long id, Actor actor) {
        if (request.has("record")) {
            cabinet.patients().get(request.value("record"));
            list.file(id, request.value("record"), actor);
        } else {
            list.file(id, actor);
        }
    }

    private static String done(String gesture) {
        return switch (gesture) {
            case "read" -> "marqué lu";
            case "unread" -> "marqué non lu";
            case "validate" -> "validé";
            case "withdraw" -> "validation retirée";
            case "file" -> "classé";
            case "unfile" -> "retiré du dossier";
            case "assign-secretary" -> "confié au secrétariat";
            case "assign-doctor" -> "attribué au médecin";
            case "restore" -> "restauré";
            default -> "supprimé de la liste";
        };
    }
}
