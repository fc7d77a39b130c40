package org.segursdk.mss.message;

import java.util.Objects;
import org.segursdk.mss.message.OutgoingMessage.Purpose;

/** The body: what the message does first, what the author wrote, then what an application mailbox has to say of itself. */
final class BodyText {
    private BodyText() {}

    static String of(OutgoingMessage.Builder message) {
        StringBuilder out = new StringBuilder();
        if (message.purpose == Purpose.REPLACEMENT) {
            out.append(message.profile.replaceSentence().value()).append("\n\n");
        }
        if (message.purpose == Purpose.DELETION) {
            out.append(message.profile.deleteSentence().value()).append("\n\n");
        }
        out.append(Objects.requireNonNull(message.body).stripTrailing()).append('\n');
        message.sender.humanMailbox().ifPresent(human -> {
            out.append("\n-- \nCe message a été envoyé automatiquement")
                    .append(message.repliesClosed ? " et n'accepte pas de réponse. Service à contacter : " : ". ")
                    .append(message.repliesClosed ? "" : "Pour répondre, écrivez à ")
                    .append(message.answersTo().orElse(human).shown())
                    .append(".\n");
        });
        return out.toString();
    }

    /** The same text for those who show HTML; nothing in it is markup of the author's. */
    static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        String lines = escaped.replace("\r\n", "\n").replace("\r", "\n").strip().replace("\n", "<br>\n");
        return "<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"UTF-8\"><title></title></head><body><p>\n"
                + lines + "\n</p></body></html>\n";
    }
}
