package org.segursdk.conformance.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.conformance.catalogue.Obligation;
import org.segursdk.conformance.catalogue.OfficialReference;
import org.segursdk.conformance.catalogue.Requirement;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;

/**
 * A spreadsheet in the columns of the national import: one row for each official reference of an applicable requirement and each piece
 * of evidence. Texts are those of this project; scenarios and official wording are left empty, since the catalogue does not hold them.
 * Source: fact sheet of the kit §1.2. How the national tool takes files in is not known: the kit only prepares them.
 */
public final class ConvergenceSheet {
    /** The columns, in their order. */
    public static final List<String> COLUMNS = List.of(
            "Périmètre",
            "ID",
            "Chapitre",
            "Fonction",
            "Exigence",
            "Commentaire",
            "Profil",
            "N° scénario",
            "Scénario de conformité",
            "N° preuve",
            "Preuve",
            "Profil historique",
            "Criticité",
            "Ordre");

    private ConvergenceSheet() {}

    /** The rows without the head. */
    public static List<List<String>> rows(RunResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (RequirementResult each : result.requirements()) {
            if (each.verdict() == Verdict.NOT_APPLICABLE) {
                continue;
            }
            List<OfficialReference> references =
                    each.planned().requirement().origin().references();
            if (references.isEmpty()) {
                row(result, each, Optional.empty(), rows);
            }
            references.stream()
                    .filter(reference -> concerns(reference, result))
                    .forEach(reference -> row(result, each, Optional.of(reference), rows));
        }
        return rows;
    }

    private static boolean concerns(OfficialReference reference, RunResult result) {
        return reference.profiles().isEmpty()
                || reference.profiles().stream()
                        .anyMatch(result.plan().profile().types()::contains);
    }

    private static void row(
            RunResult run, RequirementResult result, Optional<OfficialReference> reference, List<List<String>> rows) {
        Requirement requirement = result.planned().requirement();
        String id = reference.map(OfficialReference::id).orElse("");
        List<SuppliedEvidence> evidence = result.evidence().stream()
                .filter(each -> each.proof().isEmpty()
                        || id.isEmpty()
                        || each.proof().get().startsWith(id))
                .toList();
        String comment = result.id() + " : " + result.verdict().title().french() + ", "
                + result.why().french();
        if (evidence.isEmpty()) {
            rows.add(row(run, requirement, reference, comment, "", "", rows.size() + 1));
        }
        for (SuppliedEvidence each : evidence) {
            String proof = each.proof().orElse("");
            rows.add(row(run, requirement, reference, comment, proof, each.name(), rows.size() + 1));
        }
    }

    private static List<String> row(
            RunResult run,
            Requirement requirement,
            Optional<OfficialReference> reference,
            String comment,
            String proof,
            String name,
            int order) {
        String types = run.plan().profile().types().stream()
                .sorted(Comparator.naturalOrder())
                .map(SoftwareType::code)
                .collect(Collectors.joining(", "));
        String profiles = requirement.scope().conditions().values().stream()
                .flatMap(each -> each.stream())
                .filter(run.plan().profile().conditions()::contains)
                .distinct()
                .sorted()
                .map(each -> each.title().french())
                .collect(Collectors.joining(" ; "));
        Obligation obligation = reference
                .map(OfficialReference::obligation)
                .filter(each -> each != Obligation.UNKNOWN)
                .orElse(requirement.scope().obligation());
        String past = requirement.origin().wave1().entrySet().stream()
                .filter(each -> run.plan().profile().types().contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .collect(Collectors.joining(", "));
        return List.of(
                types,
                reference.map(OfficialReference::id).orElse(""),
                requirement.domain().title().french(),
                requirement.title().french(),
                requirement.asks().french(),
                comment,
                profiles.isEmpty() ? "Général" : profiles,
                proof.contains(".") ? proof.substring(0, proof.lastIndexOf('.')) : "",
                "",
                proof,
                name,
                past,
                obligation.title().french(),
                Integer.toString(order));
    }

    /** Writes the rows as an Office Open XML workbook of one sheet. */
    public static void writeXlsx(RunResult result, OutputStream out) throws IOException {
        XlsxWriter.write("REM", COLUMNS, rows(result), out);
    }

    /** The rows as CSV: semicolons, quotes, UTF-8 with a mark, and no cell that a spreadsheet would take for a formula. */
    public static String csv(RunResult result) {
        StringBuilder out = new StringBuilder("\uFEFF");
        line(COLUMNS, out);
        rows(result).forEach(row -> line(row, out));
        return out.toString();
    }

    private static void line(List<String> cells, StringBuilder out) {
        out.append(cells.stream().map(ConvergenceSheet::cell).collect(Collectors.joining(";")))
                .append("\r\n");
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return String.format(Locale.ROOT, "\"%s%s\"", formula ? "'" : "", text.replace("\"", "\"\""));
    }
}
