package org.segursdk.examples.cabinet.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.Counterparts;
import org.segursdk.examples.cabinet.DmpWatch;
import org.segursdk.examples.cabinet.User;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorkStatus;
import org.segursdk.exchange.inbox.WorklistPage;
import org.segursdk.exchange.inbox.WorklistQuery;

/** What arrived, of all patients: unread first thing on opening, newest first, filtered at will. */
final class WorklistScreen implements Screen {
    private static final int PAGE = 50;

    private final Cabinet cabinet;

    WorklistScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    @Override
    public Answer show(Request request) {
        boolean opening = request.path().isEmpty();
        WorklistPage page = page(request, opening);
        String back = "/worklist" + search(request, opening);
        Html body = Html.of(
                "<div class=\"title\"><h1>Documents reçus</h1>{}</div>{}{}{}<p id=\"count\" role=\"status\">{}</p><ul"
                        + " class=\"rows worklist\" id=\"worklist\">{}</ul>{}{}",
                request.button("/worklist/fetch", "Relever la messagerie", "fetch"),
                awaited(),
                newInDmp(request),
                WorklistFilters.of(request, opening, cabinet.patients().all()),
                count(page.items().size(), opening || request.has("unread")),
                page.items().stream().map(item -> row(request, item, back)).toList(),
                page.next()
                        .map(cursor -> Html.of(
                                "<p><a class=\"button\" href=\"{}after={}\">Suite</a></p>",
                                back + (back.contains("?") ? "&" : "?"),
                                URLEncoder.encode(cursor, StandardCharsets.UTF_8))),
                Html.of("{}{}", messages(), delegation(request)));
        return new Answer.Page("Documents reçus", "worklist", body);
    }

    private static String count(int items, boolean unread) {
        String what = unread ? " non lu" : "";
        return items == 0
                ? "Aucun document" + what + "."
                : items + " document" + (items > 1 ? "s" : "") + what + (items > 1 && unread ? "s" : "");
    }

    private Html awaited() {
        List<Html> all = cabinet.documents().awaited().stream()
                .map(each -> Html.of(
                        "<li><a href=\"/document/{}\">{}</a> – {} {}</li>",
                        each.key(),
                        each.title(),
                        cabinet.patients().get(each.recordId()).traits().birthName(),
                        cabinet.patients().get(each.recordId()).traits().firstGivenName()))
                .toList();
        return all.isEmpty()
                ? Html.NONE
                : Html.of("<section class=\"card waiting\"><h2>Annonces à faire</h2><ul>{}</ul></section>", all);
    }

    /** Of the patients whose records the doctor opened today. */
    private Html newInDmp(Request request) {
        List<DmpWatch.Notice> notices =
                request.user().isProfessional() ? cabinet.watch().notices(request.user()) : List.of();
        return notices.isEmpty()
                ? Html.NONE
                : Html.of(
                        "<section class=\"card waiting\" id=\"new-in-dmp\"><h2>Nouveau dans le DMP de vos patients du jour</h2>"
                                + "<ul>{}</ul></section>",
                        notices.stream()
                                .map(each -> Html.of(
                                        "<li><a href=\"/patient/{}#dmp-card\">{} {}</a> – {}</li>",
                                        each.recordId(),
                                        cabinet.patients()
                                                .get(each.recordId())
                                                .traits()
                                                .birthName(),
                                        cabinet.patients()
                                                .get(each.recordId())
                                                .traits()
                                                .firstGivenName(),
                                        each.count() == 1
                                                ? "1 nouveau document"
                                                : each.count() + " nouveaux documents"))
                                .toList());
    }

    /** The same filters in an address. */
    private static String search(Request request, boolean opening) {
        Map<String, String> kept = opening ? Map.of("unread", "yes") : request.values();
        String joined = kept.entrySet().stream()
                .filter(each -> !each.getValue().isBlank()
                        && !each.getKey().equals("after")
                        && each.getKey().matches("[a-z]+"))
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    private WorklistPage page(Request request, boolean opening) {
        WorklistQuery.Builder query = query(request, opening);
        Optional<WorklistQuery.Sort> sort = request.optional("sort").map(WorklistQuery.Sort::valueOf);
        if (sort.filter(each -> each == WorklistQuery.Sort.PATIENT).isPresent()
                && request.optional("after").isEmpty()) {
            return cabinet.reception().byPatient(query);
        }
        sort.ifPresent(query::sort);
        WorklistQuery built = query.build();
        return cabinet.reception()
                .worklist()
                .page(request.optional("after").map(built::after).orElse(built));
    }

    private static WorklistQuery.Builder query(Request request, boolean opening) {
        WorklistQuery.Builder query = WorklistQuery.all().pageSize(PAGE);
        if (opening || request.has("unread")) {
            query.unread(true);
        }
        request.optional("patient").ifPresent(query::record);
        request.optional("type").ifPresent(type -> query.types(Set.of(type)));
        Optional<Instant> from = request.optional("from").map(LocalDate::parse).map(Texts::startOf);
        Optional<Instant> before =
                request.optional("to").map(LocalDate::parse).map(day -> Texts.startOf(day.plusDays(1)));
        if (from.isPresent() || before.isPresent()) {
            query.receivedBetween(from.orElse(Instant.EPOCH), before.orElse(Instant.parse("2999-01-01T00:00:00Z")));
        }
        Set<WorklistQuery.Flag> flags = EnumSet.noneOf(WorklistQuery.Flag.class);
        for (WorklistQuery.Flag flag : WorklistQuery.Flag.values()) {
            if (request.has(WorklistFilters.name(flag))) {
                flags.add(flag);
            }
        }
        query.flags(flags);
        if (request.has("deleted")) {
            query.statuses(Set.of(WorkStatus.DELETED));
        }
        if (request.has("mine")) {
            query.assignee(request.user().account());
        }
        return query;
    }

    private Html row(Request request, WorkItem item, String back) {
        int behind = cabinet.reception().worklist().behind(item.id()).size();
        return Html.of(
                """
                <li class="row item{}"><div class="what"><a class="open" href="/item/{}"><strong>{}</strong></a>
                <p>{}</p><p class="sub">{} – {} – reçu le {} par {}{}{}</p></div>
                {}<div class="side">{}{}</div></li>""",
                item.progress().readAt().isEmpty() ? " unread" : "",
                item.id(),
                item.document().title(),
                Marks.patient(item),
                item.document().type().map(type -> type.displayName()).orElse("type non renseigné"),
                item.document().createdAt().map(at -> "du " + Texts.moment(at)).orElse("sans date"),
                Texts.moment(item.source().receivedAt()),
                Marks.origin(item),
                item.document().authors().isEmpty()
                        ? ""
                        : " – " + String.join(", ", item.document().authors())
                                + item.document()
                                        .organization()
                                        .map(name -> ", " + name)
                                        .orElse(""),
                behind == 0 ? "" : " – " + behind + " autre" + (behind > 1 ? "s" : "") + " derrière",
                Marks.flags(item.flags()),
                Marks.statuses(item),
                gesture(request, item, back));
    }

    /** Filing in one gesture when the identity is exact; otherwise a person chooses. */
    private Html gesture(Request request, WorkItem item, String back) {
        if (item.progress().deletedAt().isPresent()) {
            return gesture(request, item, "restore", "Restaurer", back);
        }
        if (item.progress().filedAt().isPresent()) {
            return item.progress().readAt().isEmpty() ? gesture(request, item, "read", "Marquer lu", back) : Html.NONE;
        }
        return item.filing().recordId().isPresent()
                ? gesture(
                        request,
                        item,
                        "file",
                        "Classer (" + item.filing().recordId().get() + ")",
                        back)
                : Html.of("<a class=\"button small\" href=\"/item/{}\">Choisir le dossier</a>", item.id());
    }

    private static Html gesture(Request request, WorkItem item, String gesture, String label, String back) {
        return Html.of(
                "<form method=\"post\" action=\"/item/{}/{}\" class=\"one\"><input type=\"hidden\" name=\"token\" value=\"{}\"><input"
                        + " type=\"hidden\" name=\"back\" value=\"{}\"><button class=\"small {}\">{}<span class=\"hidden\"> :"
                        + " {}</span></button></form>",
                item.id(),
                gesture,
                request.token(),
                back,
                gesture,
                label,
                item.document().title());
    }

    private Html messages() {
        int count = cabinet.reception().messages().countWithoutDocuments();
        return Html.when(
                count > 0,
                Html.of("<p><a id=\"messages\" href=\"/messages\">Messages sans document ({})</a></p>", count));
    }

    private Html answers(Request request) {
        return Html.of(
                "<section class=\"card\">{}</section>",
                request.form(
                        "/worklist/answers",
                        Html.of(
                                "<div class=\"decide\"><div class=\"field\"><label for=\"answers\">Adresse MSSanté où reviennent les"
                                        + " réponses (vide : la boîte du cabinet)</label><input id=\"answers\" name=\"answers\" value=\"{}\"></div><div"
                                        + " class=\"field\"><button class=\"small\">Enregistrer</button></div></div>",
                                cabinet.sharing().answersTo().orElse(""))));
    }

    private Html automatic(Request request) {
        boolean on = cabinet.reception().isAutomatic();
        return Html.of(
                "<section class=\"card delegation\"><p>{}</p>{}</section>",
                on
                        ? "Les documents dont l'identité est exactement celle d'un patient qualifié se classent tout seuls."
                        : "Aucun document ne se classe tout seul.",
                request.button(
                        "/worklist/" + (on ? "by-hand" : "automatic"),
                        on ? "Tout classer à la main" : "Classer tout seul ce qui est sûr",
                        "small quiet automatic"));
    }

    private Html delegation(Request request) {
        if (!request.user().isProfessional()) {
            return Html.of("<p class=\"sub\">Vous traitez cette liste par délégation du médecin.</p>");
        }
        boolean given =
                cabinet.reception().delegations().delegatorsOf(User.SECRETARY).contains(Counterparts.DOCTOR);
        return Html.of(
                "<h2>Réglages</h2>{}{}<section class=\"card delegation\"><p>{}</p>{}</section>",
                automatic(request),
                answers(request),
                given
                        ? "Le secrétariat peut traiter cette liste pour vous."
                        : "Le secrétariat ne peut pas traiter cette liste.",
                request.button(
                        "/worklist/" + (given ? "revoke" : "grant"),
                        given ? "Retirer la délégation" : "Déléguer au secrétariat",
                        "small quiet"));
    }

    @Override
    public Answer send(Request request) throws IOException {
        switch (request.part(1)) {
            case "fetch" -> {
                cabinet.reception().fetch();
                request.memory().tell("la messagerie est relevée.");
            }
            case "answers" -> {
                if (request.user().isProfessional()) {
                    cabinet.sharing().answersTo(request.value("answers"));
                    request.memory().tell("l'adresse de retour vaut pour les prochains messages.");
                }
            }
            case "automatic", "by-hand" -> {
                if (request.user().isProfessional()) {
                    cabinet.reception().automatic(request.part(1).equals("automatic"));
                    request.memory().tell("le réglage vaut pour les prochains documents reçus.");
                }
            }
            case "grant" -> {
                if (request.user().isProfessional()) {
                    cabinet.reception().delegations().grant(Counterparts.DOCTOR, User.SECRETARY, Optional.empty());
                }
            }
            case "revoke" -> {
                if (request.user().isProfessional()) {
                    cabinet.reception().delegations().revoke(Counterparts.DOCTOR, User.SECRETARY);
                }
            }
            default -> {
                return new Answer.Nothing();
            }
        }
        return new Answer.Go("/worklist");
    }
}
