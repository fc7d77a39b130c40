package org.segursdk.examples.cabinet.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.CareDocument;
import org.segursdk.examples.cabinet.Draft;
import org.segursdk.examples.cabinet.Reception;

/** A document of the practice: written and previewed, validated and shared, then followed. */
final class DocumentScreen implements Screen {
    private final Cabinet cabinet;

    DocumentScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    @Override
    public Answer show(Request request) throws IOException {
        Optional<CareDocument> found = cabinet.documents().find(request.part(1));
        if (found.isEmpty()) {
            return new Answer.Nothing();
        }
        CareDocument document = found.get();
        if (request.part(2).equals("preview")) {
            return preview(request, document);
        }
        Html banner = Banner.of(cabinet.patients(), document.recordId(), request);
        Html body = document.state() == CareDocument.State.DRAFT
                ? DraftPage.of(
                        request,
                        document,
                        ShareBoxes.typed(request),
                        document.replaces().isPresent())
                : SharedPage.of(
                        request,
                        document,
                        cabinet.sharing().sendings(document),
                        cabinet.reception().receipts(),
                        next(document),
                        cabinet.visits().hasConsent(document.recordId(), request.user()));
        return new Answer.Page(document.title(), "patients", Html.of("{}{}", banner, body));
    }

    private Optional<CareDocument> next(CareDocument document) {
        return cabinet.documents().ofRecord(document.recordId()).stream()
                .filter(each ->
                        each.replaces().filter(document.uniqueId()::equals).isPresent())
                .findFirst();
    }

    /** A draft as it would leave now; a shared document as it left. */
    private Answer preview(Request request, CareDocument document) throws IOException {
        Optional<byte[]> left = cabinet.documents().content(document);
        if (left.isPresent()) {
            return file(Reception.rendered(left.get()));
        }
        try {
            Document made = cabinet.sharing().preview(document, request.user());
            try (InputStream in = made.content().open()) {
                byte[] bytes = in.readAllBytes();
                return file(Reception.rendered(
                        org.segursdk.core.document.DocumentContent.of(() -> new ByteArrayInputStream(bytes))));
            }
        } catch (InvalidInputException e) {
            return new Answer.File(
                    "text/html; charset=utf-8",
                    Html.of(
                                    "<!DOCTYPE html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Aperçu</title>"
                                            + "<body style=\"font:1rem/1.5 system-ui,sans-serif;padding:1rem\"><p>Pas encore un"
                                            + " document :</p>{}</body></html>",
                                    Texts.violations(e))
                            .toString()
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    "");
        }
    }

    static Answer file(Reception.Shown shown) {
        return new Answer.File(shown.mediaType(), shown.bytes(), "");
    }

    @Override
    public Answer send(Request request) {
        CareDocument document = cabinet.documents()
                .find(request.part(1))
                .orElseThrow(() -> InvalidInputException.of(
                        "Document", "key", "CABINET-UNKNOWN", "ce document n'existe pas", "no such document"));
        String here = "/document/" + document.key();
        switch (request.part(2)) {
            case "write" -> {
                return write(request, document);
            }
            case "drop" -> {
                cabinet.documents().drop(document);
                request.memory().tell("le brouillon est abandonné.");
                return new Answer.Go("/patient/" + document.recordId());
            }
            case "replace" -> {
                CareDocument next = cabinet.documents().beginReplacement(document);
                return new Answer.Go("/document/" + next.key());
            }
            case "delete" -> {
                cabinet.sharing().delete(document, request.user());
                request.memory().tell("la suppression est demandée partout où le document est allé.");
            }
            case "feed" -> {
                cabinet.sharing().feed(document, request.user());
                request.memory().tell("le document part vers le DMP.");
            }
            case "send" -> {
                cabinet.sharing().sendTo(document, request.value("to"), request.user());
                request.memory().tell("le document part vers ce correspondant.");
            }
            case "announced" -> {
                if (request.has("agreed")) {
                    cabinet.visits().consent(document.recordId(), request.user());
                }
                cabinet.sharing().announced(document, request.user());
                request.memory().tell("l'annonce est faite : le document devient visible et le message part.");
            }
            default -> {
                return new Answer.Nothing();
            }
        }
        return new Answer.Go(here);
    }

    private Answer write(Request request, CareDocument document) {
        CareDocument saved = cabinet.documents().save(document.with(words(request, document)));
        if (!request.value("gesture").equals("share")) {
            request.memory().tell("brouillon enregistré, aperçu à jour.");
            return new Answer.Go("/document/" + document.key() + ShareBoxes.query(request));
        }
        try {
            cabinet.sharing().share(saved, ShareBoxes.choices(request), request.user());
        } catch (InvalidInputException e) {
            request.memory().tellRefusal(e.violations().get(0).message().french() + " – rien n'est parti.");
            return new Answer.Go("/document/" + document.key() + ShareBoxes.query(request));
        }
        request.memory().tell("document validé ; l'envoi se fait tout seul.");
        return new Answer.Go("/document/" + document.key());
    }

    private static Draft words(Request request, CareDocument document) {
        return new Draft(
                document.kind() == Draft.Kind.LETTER ? request.value("title") : "",
                request.value("text"),
                request.value("problems"),
                request.value("treatments"),
                request.value("allergies"),
                request.has("allergiesTold") ? request.value("allergiesTold") : "unknown",
                request.value("vigilance"));
    }
}
