package org.segursdk.examples.cabinet.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.XdsPerson;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.DmpCriteria;
import org.segursdk.examples.cabinet.DmpReading;

/** The documents of a patient's DMP, searched by criteria, and one of them. */
final class DmpListScreen implements Screen {
    private final Cabinet cabinet;

    DmpListScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    @Override
    public Answer show(Request request) {
        String recordId = request.part(1);
        return switch (request.part(2)) {
            case "list" -> list(request, recordId);
            case "wait" -> waiting(request, recordId);
            case "document" -> document(request, recordId);
            default -> ItemScreen.shown(cabinet.reading().open(recordId, request.value("id"), request.user()));
        };
    }

    private Answer list(Request request, String recordId) {
        Html found;
        try {
            found = cabinet.reading()
                    .list(recordId, DmpSearchForm.criteria(request), request.user())
                    .map(listing -> listing(request, recordId, listing))
                    .orElseGet(() -> Html.of(
                            "<iframe class=\"dmp\" title=\"Attente du DMP\" src=\"/dmp/{}/wait{}\"></iframe>",
                            recordId,
                            DmpSearchForm.query(request)));
        } catch (InvalidInputException e) {
            found = Texts.violations(e);
        }
        return new Answer.Page(
                "Documents du DMP",
                "patients",
                Html.of(
                        "{}<h1>Documents du DMP</h1>{}<section class=\"card\">{}</section>",
                        Banner.of(cabinet.patients(), recordId, request),
                        DmpSearchForm.of(request, recordId),
                        found));
    }

    /** Fills when the DMP has answered. */
    private Answer waiting(Request request, String recordId) {
        boolean there = cabinet.reading()
                .list(recordId, DmpSearchForm.criteria(request), request.user())
                .isPresent();
        return new Answer.Frame(
                there
                        ? Html.of(
                                "<p role=\"status\">Le DMP a répondu. <a href=\"/dmp/{}/list{}\">Voir la liste</a></p>",
                                recordId,
                                DmpSearchForm.query(request))
                        : Html.of(
                                "<p role=\"status\">Le DMP n'a pas encore répondu. Vous pouvez continuer à travailler.</p>"),
                !there);
    }

    private static Html listing(Request request, String recordId, DmpReading.Listing listing) {
        String refusal =
                switch (listing.visit()) {
                    case DONE -> "";
                    case NO_DMP -> "Ce patient n'a pas de DMP.";
                    case CLOSED -> "Le DMP de ce patient est fermé.";
                    case REFUSED -> "Le patient n'autorise pas cet accès à son DMP.";
                };
        if (!refusal.isEmpty()) {
            return Html.of("<p>{}</p>", refusal);
        }
        List<FoundDocument> shown = listing.documents().stream()
                .sorted(Comparator.comparing(
                        each -> each.creationTime().orElse(Instant.MIN), Comparator.reverseOrder()))
                .toList();
        return Html.of(
                "<p role=\"status\">{} – demandé le {}</p><ul class=\"rows\" id=\"dmp-documents\">{}</ul>{}",
                shown.isEmpty() ? "Aucun document" : shown.size() + (shown.size() > 1 ? " documents" : " document"),
                Texts.moment(listing.askedAt()),
                shown.stream().map(each -> row(recordId, each)).toList(),
                request.button("/dmp/" + recordId + "/list", "Redemander au DMP", "small again"));
    }

    private static Html row(String recordId, FoundDocument document) {
        String authors = document.authors().stream()
                .flatMap(author -> author.person().stream())
                .map(XdsPerson::familyName)
                .collect(Collectors.joining(", "));
        return Html.of(
                "<li class=\"row\"><div><a href=\"/dmp/{}/document?id={}\"><strong>{}</strong></a><p class=\"sub\">{} – {} –"
                        + " {}</p></div></li>",
                recordId,
                document.uniqueId().orElse(""),
                document.title().filter(title -> !title.isBlank()).orElse("Sans titre"),
                document.typeCode().map(CodedValue::displayName).orElse("type non renseigné"),
                document.creationTime().map(Texts::date).orElse("date non renseignée"),
                authors.isEmpty() ? "auteur non renseigné" : authors);
    }

    private Answer document(Request request, String recordId) {
        if (!request.value("id").matches("[0-9.]{1,128}")) {
            return new Answer.Nothing();
        }
        Optional<FoundDocument> known = cabinet.reading()
                .list(recordId, DmpCriteria.NONE, request.user())
                .flatMap(listing -> listing.documents().stream()
                        .filter(each -> each.uniqueId()
                                .filter(request.value("id")::equals)
                                .isPresent())
                        .findFirst());
        String title = known.flatMap(FoundDocument::title).orElse("Document du DMP");
        return new Answer.Page(
                title,
                "patients",
                Html.of(
                        "{}<h1>{}</h1><p><a href=\"/dmp/{}/list\">← Documents du DMP</a></p><section class=\"card\"><iframe"
                                + " class=\"preview tall\" title=\"Document du DMP\" src=\"/dmp/{}/content?id={}\"></iframe></section>",
                        Banner.of(cabinet.patients(), recordId, request),
                        title,
                        recordId,
                        recordId,
                        request.value("id")));
    }

    @Override
    public Answer send(Request request) {
        cabinet.reading().forget(request.part(1), request.user());
        return new Answer.Go("/dmp/" + request.part(1) + "/list");
    }
}
