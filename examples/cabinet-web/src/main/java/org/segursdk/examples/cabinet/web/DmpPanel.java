package org.segursdk.examples.cabinet.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.dmp.DmpOverview;
import org.segursdk.examples.cabinet.DmpFamilies;
import org.segursdk.examples.cabinet.DmpWatch;
import org.segursdk.exchange.glance.Glance;
import org.segursdk.exchange.glance.GlanceDocument;

/** What a record shows of the patient's DMP without a click: state, what is new, the latest documents, the medical summary. */
final class DmpPanel {
    private static final int LATEST = 5;

    private DmpPanel() {}

    /**
     * Of what is known now.
     *
     * @param again where the user asks anew after a failure
     */
    static Html of(DmpWatch.Sight sight, DmpFamilies families, String since, String again) {
        if (sight.failure().isPresent()) {
            return Html.of(
                    "<p role=\"status\"><span class=\"badge state-uncertain\">État du DMP inconnu</span> Le DMP n'a pas pu"
                            + " répondre : {}. <a href=\"{}\">Redemander</a></p>",
                    sight.failure(),
                    again);
        }
        return sight.glance()
                .map(glance -> known(glance, families, since))
                .orElseGet(() ->
                        Html.of("<p role=\"status\">Le DMP n'a pas encore répondu. Son état et ses derniers documents"
                                + " s'afficheront ici. Vous pouvez continuer à travailler.</p>"));
    }

    private static Html known(Glance glance, DmpFamilies families, String since) {
        return Html.of(
                "<p><span class=\"badge dmp-{}\" id=\"dmp-state\">{}</span> <span class=\"sub\">demandé le {}</span></p>{}",
                glance.overview().state().name().toLowerCase(java.util.Locale.ROOT),
                state(glance.overview().state()),
                Texts.moment(glance.askedAt()),
                glance.listed() ? listed(glance, families, since) : Html.NONE);
    }

    private static String state(DmpOverview.State state) {
        return switch (state) {
            case AUTHORISED -> "✓ DMP créé, accès autorisé";
            case NOT_AUTHORISED -> "⚠ DMP créé, accès non autorisé";
            case NOT_CREATED -> "∅ Pas de DMP";
            case CLOSED -> "✕ DMP fermé";
        };
    }

    private static Html listed(Glance glance, DmpFamilies families, String since) {
        String counts = families.news(glance).entrySet().stream()
                .map(each -> each.getKey().displayName() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
        long news = families.countNew(glance);
        return Html.of(
                "<p id=\"dmp-news\">{}</p><p class=\"sub\">{}</p>{}",
                news == 0
                        ? Html.of("Aucun nouveau document d'autres professionnels {}.", since)
                        : Html.of(
                                "<strong>{}</strong> {} : {}",
                                news == 1 ? "1 nouveau document" : news + " nouveaux documents",
                                since,
                                counts),
                DmpFamilies.synthesis(glance)
                        .map(at -> "Synthèse médicale (VSM) du " + Texts.date(at))
                        .orElse("Pas de synthèse médicale (VSM) dans le DMP"),
                latest(glance.latest()));
    }

    private static Html latest(List<GlanceDocument> all) {
        if (all.isEmpty()) {
            return Html.NONE;
        }
        String more = all.size() > LATEST
                ? "Les " + LATEST + " derniers documents, sur " + all.size()
                : "Les derniers documents";
        return Html.of(
                "<h3>{}</h3><ul class=\"plain\" id=\"dmp-latest\">{}</ul>",
                more,
                all.stream()
                        .limit(LATEST)
                        .map(each -> Html.of(
                                "<li><span>{} – {}</span>{}</li>",
                                each.type().map(CodedValue::displayName).orElse("type non renseigné"),
                                each.createdAt().map(Texts::date).orElse("date non renseignée"),
                                Html.when(
                                        each.newSinceLastVisit(),
                                        Html.of("<span class=\"badge work-new\">nouveau</span>"))))
                        .toList());
    }

    /** Whether the doctor has something to acknowledge. */
    static boolean hasNews(DmpWatch.Sight sight, DmpFamilies families) {
        return Optional.of(sight)
                        .flatMap(DmpWatch.Sight::glance)
                        .map(families::countNew)
                        .orElse(0L)
                > 0;
    }
}
