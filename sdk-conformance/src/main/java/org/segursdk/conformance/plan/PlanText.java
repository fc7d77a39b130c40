package org.segursdk.conformance.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.segursdk.conformance.catalogue.Domain;
import org.segursdk.core.error.LocalizedText;

/** A plan as text for a terminal. */
public final class PlanText {
    private final Plan plan;
    private final Locale locale;
    private final StringBuilder out = new StringBuilder();

    private PlanText(Plan plan, Locale locale) {
        this.plan = plan;
        this.locale = locale;
    }

    /** @param all also lists the requirements of other software */
    public static String of(Plan plan, Locale locale, boolean all) {
        PlanText text = new PlanText(plan, locale);
        text.head();
        text.domains();
        text.list(plan.applicable(), "S'appliquent", "Apply", true);
        text.list(
                plan.inProfile().stream().filter(each -> !each.applies()).toList(),
                "Ne s'appliquent pas à ce produit",
                "Do not apply to this product",
                false);
        List<PlannedRequirement> others =
                plan.requirements().stream().filter(each -> !each.inProfile()).toList();
        if (all) {
            text.list(others, "D'autres logiciels", "Of other software", false);
        } else {
            text.line(
                    "\n" + others.size() + " exigences d'autres logiciels (--all pour les voir)",
                    "\n" + others.size() + " requirements of other software (--all to see them)");
        }
        return text.out.toString();
    }

    private void line(String french, String english) {
        out.append(LocalizedText.of(french, english).in(locale)).append('\n');
    }

    private void head() {
        String types = plan.profile().types().stream()
                .sorted()
                .map(each -> each.code())
                .collect(Collectors.joining("+"));
        String product =
                plan.profile().product().name() + " " + plan.profile().product().version() + ", " + types;
        String edition = plan.catalogue().label();
        int wave = plan.profile().wave();
        line(product + ", vague " + wave + ", édition " + edition, product + ", wave " + wave + ", edition " + edition);
        line(plan.catalogue().basis().french(), plan.catalogue().basis().english());
    }

    private void domains() {
        Map<Domain, long[]> counts = new EnumMap<>(Domain.class);
        for (PlannedRequirement each : plan.inProfile()) {
            long[] row = counts.computeIfAbsent(each.requirement().domain(), key -> new long[3]);
            row[0]++;
            row[1] += each.applies() ? 1 : 0;
            row[2] += each.weight() == Weight.REQUIRED ? 1 : 0;
        }
        line(
                String.format(locale, "%n%-6s %9s %12s %8s", "", "au profil", "applicables", "exigées"),
                String.format(locale, "%n%-6s %9s %12s %8s", "", "profile", "applicable", "required"));
        counts.forEach((domain, row) -> out.append(String.format(
                locale,
                "%-6s %9d %12d %8d  %s%n",
                domain.code(),
                row[0],
                row[1],
                row[2],
                domain.title().in(locale))));
        out.append(String.format(locale, "%-6s %9d %12d %8d%n", "", sum(counts, 0), sum(counts, 1), sum(counts, 2)));
    }

    private static long sum(Map<Domain, long[]> counts, int column) {
        return counts.values().stream().mapToLong(row -> row[column]).sum();
    }

    private void list(List<PlannedRequirement> requirements, String french, String english, boolean needs) {
        line("\n" + french + " (" + requirements.size() + ")", "\n" + english + " (" + requirements.size() + ")");
        for (PlannedRequirement each : requirements) {
            out.append(each.id())
                    .append("  ")
                    .append(each.requirement().title().in(locale))
                    .append('\n');
            for (LocalizedText reason : each.reasons()) {
                out.append("    ").append(reason.in(locale)).append('\n');
            }
            if (needs) {
                out.append("    ").append(needs(each)).append('\n');
            }
        }
    }

    private String needs(PlannedRequirement requirement) {
        String given = LocalizedText.of(" [déclaré]", " [declared]").in(locale);
        String ways = requirement.needs().stream()
                .filter(each -> each.kind().compareTo(Need.Kind.PORT) <= 0)
                .map(each -> each.kind().title().in(locale) + (each.declared() ? given : ""))
                .collect(Collectors.joining(LocalizedText.of(" ou ", " or ").in(locale)));
        String rest = requirement.needs().stream()
                .filter(each -> each.kind().compareTo(Need.Kind.PORT) > 0)
                .map(each -> each.kind().title().in(locale))
                .collect(Collectors.joining(", "));
        String joined = ways.isEmpty() || rest.isEmpty() ? ways + rest : ways + " + " + rest;
        return LocalizedText.of("il faut : ", "needs: ").in(locale) + joined;
    }
}
