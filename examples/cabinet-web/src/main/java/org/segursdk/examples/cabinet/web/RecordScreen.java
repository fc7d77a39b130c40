package org.segursdk.examples.cabinet.web;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.CareDocument;
import org.segursdk.examples.cabinet.Draft;
import org.segursdk.examples.cabinet.Oppositions;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorklistQuery;

/** A patient's record: what the practice wrote, what it received, and the way into the DMP. */
final class RecordScreen implements Screen {
    private static final int MOST = 50;
    private static final String CONSULTATION = "DMP_CONSULTATION";

    private final Cabinet cabinet;
    private final DmpScreen dmp;

    RecordScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
        this.dmp = new DmpScreen(cabinet);
    }

    @Override
    public Answer show(Request request) {
        String recordId = request.part(1);
        if (cabinet.patients().load(recordId).isEmpty()) {
            return new Answer.Nothing();
        }
        dmp.tellOutcome(request, recordId);
        List<WorkItem> received = cabinet.reception()
                .worklist()
                .page(WorklistQuery.all().record(recordId).pageSize(MOST).build())
                .items();
        Html body = Html.of(
                "{}<h1>Dossier</h1><section class=\"card\"><h2>Documents du cabinet</h2>{}{}</section>{}<section"
                        + " class=\"card\"><h2>Documents reçus</h2>{}</section>{}",
                Banner.of(cabinet.patients(), recordId, request),
                own(cabinet.documents().ofRecord(recordId)),
                Html.when(request.user().isProfessional(), begin(request, recordId)),
                dmp.card(request, recordId),
                received.isEmpty()
                        ? Html.of("<p class=\"sub\">Aucun document reçu pour ce patient.</p>")
                        : Html.of(
                                "<ul class=\"rows\">{}</ul>",
                                received.stream().map(RecordScreen::row).toList()),
                oppositions(request, recordId));
        return new Answer.Page("Dossier", "patients", body);
    }

    private static Html own(List<CareDocument> documents) {
        if (documents.isEmpty()) {
            return Html.of("<p class=\"sub\">Aucun document.</p>");
        }
        return Html.of(
                "<ul class=\"rows\">{}</ul>",
                documents.stream()
                        .map(each -> Html.of(
                                "<li class=\"row\"><div><a href=\"/document/{}\"><strong>{}</strong></a><p class=\"sub\">{} –"
                                        + " version {} – {}</p></div><p class=\"marks\">{}</p></li>",
                                each.key(),
                                each.title(),
                                each.kind().label(),
                                each.version(),
                                Texts.moment(each.changedAt()),
                                state(each)))
                        .toList());
    }

    static Html state(CareDocument document) {
        String text =
                switch (document.state()) {
                    case DRAFT -> "brouillon";
                    case SHARED ->
                        document.announcement() == CareDocument.Announcement.AWAITED
                                ? "annonce à faire"
                                : "validé et partagé";
                    case REPLACED -> "remplacé";
                    case DELETED -> "supprimé";
                };
        return Html.of("<span class=\"badge\">{}</span>", text);
    }

    private static Html begin(Request request, String recordId) {
        return Html.of(
                "<div class=\"actions\">{}{}</div>",
                request.button("/patient/" + recordId + "/letter", "Nouveau compte rendu", "main new-letter"),
                request.button("/patient/" + recordId + "/summary", "Nouvelle synthèse (VSM)", "new-summary"));
    }

    private static Html row(WorkItem item) {
        return Html.of(
                "<li class=\"row\"><div><a href=\"/item/{}\"><strong>{}</strong></a><p class=\"sub\">{} – {} – reçu le"
                        + " {}</p></div>{}</li>",
                item.id(),
                item.document().title(),
                Marks.origin(item),
                String.join(", ", item.document().authors()),
                Texts.moment(item.source().receivedAt()),
                Marks.statuses(item));
    }

    /** What the patient does not want; anybody of the practice may write it down. */
    private Html oppositions(Request request, String recordId) {
        List<Html> lines = new ArrayList<>();
        for (Oppositions.Kind each : Oppositions.Kind.values()) {
            lines.add(opposition(
                    request,
                    recordId,
                    each.name(),
                    label(each),
                    cabinet.oppositions().opposes(recordId, each)));
        }
        lines.add(opposition(
                request,
                recordId,
                CONSULTATION,
                "Consultation du DMP",
                cabinet.visits().isOpposed(recordId)));
        return Html.of("<section class=\"card\"><h2>Oppositions</h2><ul class=\"rows\">{}</ul></section>", lines);
    }

    private static String label(Oppositions.Kind kind) {
        return switch (kind) {
            case DMP_FEED -> "Envoi des documents au DMP";
            case MESSAGES -> "Messages au patient";
            case PROFESSIONALS -> "Envoi des documents aux professionnels";
        };
    }

    private static Html opposition(Request request, String recordId, String kind, String label, boolean opposed) {
        return Html.of(
                "<li class=\"row\"><div><strong>{}</strong><p class=\"sub\">{}</p></div>{}</li>",
                label,
                opposed ? "Le patient s'y oppose" : "Pas d'opposition enregistrée",
                request.button(
                        "/patient/" + recordId + "/" + (opposed ? "allow" : "oppose") + "-" + kind,
                        opposed ? "Ne s'y oppose plus" : "S'y oppose",
                        "opposition"));
    }

    /** Whoever opens a DMP declares to have the patient's consent; asked once for each patient. */
    static Html agreement() {
        return Html.of(
                "<p class=\"check\"><input type=\"checkbox\" id=\"agreed\" name=\"agreed\" value=\"yes\" required><label"
                        + " for=\"agreed\">Le patient a été informé et consent à la consultation de son DMP</label></p>");
    }

    @Override
    public Answer send(Request request) {
        String recordId = request.part(1);
        return switch (request.part(2)) {
            case "letter" -> begun(recordId, Draft.Kind.LETTER);
            case "summary" -> begun(recordId, Draft.Kind.SUMMARY);
            case "dmp" -> visit(request, recordId);
            default -> opposition(request, recordId);
        };
    }

    private Answer opposition(Request request, String recordId) {
        for (Oppositions.Kind each : Oppositions.Kind.values()) {
            boolean opposes = request.part(2).equals("oppose-" + each);
            if (opposes || request.part(2).equals("allow-" + each)) {
                cabinet.oppositions().set(recordId, each, opposes, request.user());
                return new Answer.Go("/patient/" + recordId);
            }
        }
        boolean opposes = request.part(2).equals("oppose-" + CONSULTATION);
        if (opposes || request.part(2).equals("allow-" + CONSULTATION)) {
            cabinet.visits().oppose(recordId, opposes, request.user());
            cabinet.watch().forget(recordId, request.user());
            return new Answer.Go("/patient/" + recordId);
        }
        return new Answer.Nothing();
    }

    private Answer begun(String recordId, Draft.Kind kind) {
        return new Answer.Go(
                "/document/" + cabinet.documents().begin(recordId, kind).key());
    }

    private Answer visit(Request request, String recordId) {
        if (request.has("agreed")) {
            cabinet.visits().consent(recordId, request.user());
        }
        cabinet.watch().forget(recordId, request.user());
        dmp.search(request, recordId);
        return new Answer.Go("/patient/" + recordId);
    }
}
