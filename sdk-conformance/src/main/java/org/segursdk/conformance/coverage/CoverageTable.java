package org.segursdk.conformance.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.segursdk.conformance.catalogue.Domain;
import org.segursdk.conformance.catalogue.Requirement;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;

/**
 * Which automated requirements have a check, by domain, and why one has no live check. Made from the catalogue and the checks themselves.
 */
public final class CoverageTable {
    /** Line before the table in a page that holds it. */
    public static final String BEGIN = "<!-- segur-kit coverage: begin -->";

    /** Line after it. */
    public static final String END = "<!-- segur-kit coverage: end -->";

    /** Why a requirement has no live check. */
    private enum Reason {
        STATE("état interne du produit, demandé à l'adaptateur", "the product's own state, asked through the adapter"),
        FILES("prouvée par les fichiers que le produit écrit", "proven by the files the product makes"),
        ADAPTER_OR_FILES("adaptateur et fichiers la prouvent", "proven through the adapter and by files"),
        LATER("flux d'un module à venir : incomplète", "flows of a module to come: incomplete"),
        NONE("aucun contrôle encore : incomplète", "no check yet: incomplete");

        private final String french;
        private final String english;

        Reason(String french, String english) {
            this.french = french;
            this.english = english;
        }

        String in(Locale locale) {
            return LocalizedText.of(french, english).in(locale);
        }
    }

    private final RequirementCatalogue catalogue;
    private final Map<String, Set<CheckMode>> modes = new HashMap<>();

    private CoverageTable(RequirementCatalogue catalogue, Collection<? extends Check> checks) {
        this.catalogue = catalogue;
        for (Check check : checks) {
            for (String id : check.verifies()) {
                modes.computeIfAbsent(id, key -> EnumSet.noneOf(CheckMode.class))
                        .add(check.mode());
            }
        }
    }

    public static CoverageTable of(RequirementCatalogue catalogue, Collection<? extends Check> checks) {
        return new CoverageTable(catalogue, checks);
    }

    private Set<CheckMode> modes(Requirement requirement) {
        return modes.getOrDefault(requirement.id(), Set.of());
    }

    private List<Requirement> automated() {
        return catalogue.requirements().stream()
                .filter(each -> each.proof().isAutomated())
                .toList();
    }

    /** Automated requirements without any check, in the catalogue's order. */
    public List<String> unchecked() {
        return automated().stream()
                .filter(each -> modes(each).isEmpty())
                .map(Requirement::id)
                .toList();
    }

    /** Two tables in Markdown, each line ended by LF. */
    public String markdown(Locale locale) {
        StringBuilder out = new StringBuilder();
        row(
                out,
                say(
                        locale,
                        "Domaine|automatiques|contrôle en direct|contrôle",
                        "Domain|automated|live check|any check"));
        out.append("|---|---:|---:|---:|\n");
        Map<Domain, List<Requirement>> domains = new EnumMap<>(Domain.class);
        automated().forEach(each -> domains.computeIfAbsent(each.domain(), key -> new ArrayList<>())
                .add(each));
        domains.forEach((domain, all) -> row(out, domain.title().in(locale) + counts(all)));
        row(out, say(locale, "**Total**", "**Total**") + counts(automated()));
        out.append('\n')
                .append(say(locale, "Sans contrôle en direct :", "Without a live check:"))
                .append("\n\n");
        row(out, say(locale, "Domaine|raison|exigences", "Domain|reason|requirements"));
        out.append("|---|---|---|\n");
        domains.forEach((domain, all) -> reasons(all)
                .forEach((reason, ids) ->
                        row(out, domain.code() + "|" + reason.in(locale) + "|" + String.join(", ", ids))));
        return out.toString();
    }

    private String counts(List<Requirement> all) {
        long live = all.stream()
                .filter(each -> modes(each).contains(CheckMode.LIVE))
                .count();
        long any = all.stream().filter(each -> !modes(each).isEmpty()).count();
        return "|" + all.size() + "|" + live + "|" + any;
    }

    private Map<Reason, List<String>> reasons(List<Requirement> all) {
        Map<Reason, List<String>> reasons = new TreeMap<>();
        for (Requirement each : all) {
            if (!modes(each).contains(CheckMode.LIVE)) {
                reasons.computeIfAbsent(reason(each), key -> new ArrayList<>()).add(each.id());
            }
        }
        return reasons;
    }

    private Reason reason(Requirement requirement) {
        Set<CheckMode> own = modes(requirement);
        if (own.isEmpty()) {
            boolean later = requirement.domain() == Domain.HOSP || requirement.domain() == Domain.DRIM;
            return later ? Reason.LATER : Reason.NONE;
        }
        if (own.size() > 1) {
            return Reason.ADAPTER_OR_FILES;
        }
        return own.contains(CheckMode.PORT) ? Reason.STATE : Reason.FILES;
    }

    /** A page whose part between {@link #BEGIN} and {@link #END} is this table; the page itself when it holds none. */
    public String into(String page, Locale locale) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            return page;
        }
        return page.substring(0, begin) + BEGIN + "\n\n" + markdown(locale) + "\n" + page.substring(end);
    }

    private static String say(Locale locale, String french, String english) {
        return LocalizedText.of(french, english).in(locale);
    }

    private static void row(StringBuilder out, String cells) {
        out.append("| ").append(cells.replace("|", " | ")).append(" |\n");
    }
}
