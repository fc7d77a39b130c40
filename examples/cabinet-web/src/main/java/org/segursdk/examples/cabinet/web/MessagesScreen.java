package org.segursdk.examples.cabinet.web;

import java.io.IOException;
import java.util.List;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.Messages.Message;
import org.segursdk.mss.received.MessageSender;

/** Messages that came without a document: there is nothing to file, and something to read. */
final class MessagesScreen implements Screen {
    private final Cabinet cabinet;

    MessagesScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    @Override
    public Answer show(Request request) {
        List<Message> all = cabinet.reception().messages().withoutDocuments();
        List<Html> rows = new java.util.ArrayList<>(
                all.stream().map(each -> row(request, each)).toList());
        java.util.Collections.reverse(rows);
        return new Answer.Page(
                "Messages sans document",
                "worklist",
                Html.of(
                        "<h1>Messages sans document</h1><p><a href=\"/worklist\">← Documents reçus</a></p>{}",
                        rows.isEmpty()
                                ? Html.of("<p class=\"sub\">Aucun message.</p>")
                                : Html.of("<ul class=\"rows\" id=\"messages\">{}</ul>", rows)));
    }

    static String kind(MessageSender.Kind kind) {
        return switch (kind) {
            case PROFESSIONAL -> "professionnel";
            case PATIENT -> "patient";
            case UNKNOWN -> "expéditeur inconnu";
        };
    }

    private static Html row(Request request, Message message) {
        return Html.of(
                "<li class=\"row\"><div><strong>{}</strong><p class=\"sub\"><span class=\"badge\">{}</span> {} – reçu le"
                        + " {}</p><p class=\"text\">{}</p></div>{}</li>",
                message.subject().isBlank() ? "Sans objet" : message.subject(),
                kind(message.kind()),
                message.sender(),
                Texts.moment(message.at()),
                message.text(),
                receipt(request, message));
    }

    /** The sender asked for it; whoever has read the message decides. */
    static Html receipt(Request request, Message message) {
        return Html.when(
                message.receipt(),
                request.button(
                        "/messages/" + message.mailId() + "/receipt", "Envoyer l'accusé de lecture", "small receipt"));
    }

    @Override
    public Answer send(Request request) throws IOException {
        if (!request.part(1).matches("[0-9]{1,18}") || !request.part(2).equals("receipt")) {
            return new Answer.Nothing();
        }
        cabinet.reception().messages().acknowledge(Long.parseLong(request.part(1)));
        request.memory().tell("l'accusé de lecture est parti.");
        return new Answer.Go("/worklist");
    }
}
