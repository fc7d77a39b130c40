package org.segursdk.conformance.artefact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.check.Finding;
import org.segursdk.conformance.check.KitRules;
import org.segursdk.conformance.check.Severity;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Capture;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;

/**
 * A requirement proven by rules of the linter on files of some kinds.
 *
 * @param id of the check
 * @param verifies its requirements
 * @param kinds labels of {@code FileKind}, or content models such as {@code cda/vsm}
 * @param contains only files that hold this text; empty for all of the kinds; <code>{citizens}</code> is the domain of patients' mailboxes
 * @param rules ids of rules, the last letter may be {@code *}
 * @param strict whether a warning of the linter fails too
 */
record RuleCheck(
        String id, Set<String> verifies, Set<String> kinds, String contains, List<String> rules, boolean strict)
        implements Check {
    private static final long LARGEST_CAPTURE = 512 * 1024;

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) throws IOException {
        boolean kept = false;
        for (Artefact artefact : context.artefacts().all()) {
            if (!concerns(artefact, context.profile().modes().citizenDomain())) {
                continue;
            }
            notes.saw(artefact.name());
            for (Finding finding : artefact.checked().findings()) {
                if (finding.severity() != Severity.INFO && matches(finding.rule())) {
                    notes.failed(failure(artefact, finding));
                    kept = kept || keep(artefact, notes);
                }
            }
        }
    }

    /** Keeps the first file at fault, when it is small. */
    private boolean keep(Artefact artefact, CheckNotes notes) throws IOException {
        if (Files.size(artefact.file()) <= LARGEST_CAPTURE) {
            String name = artefact.name().replaceAll("[^A-Za-z0-9._-]", "_");
            String bounded = name.length() <= 70 ? name : name.substring(name.length() - 70);
            notes.capture(new Capture("file-" + bounded, Files.readAllBytes(artefact.file())));
        }
        return true;
    }

    private boolean concerns(Artefact artefact, String citizenDomain) throws IOException {
        String label = artefact.checked().kind().label();
        if (!kinds.contains(label) && !kinds.contains(artefact.checked().model())) {
            return false;
        }
        return contains.isEmpty()
                || new String(Files.readAllBytes(artefact.file()), StandardCharsets.ISO_8859_1)
                        .contains(contains.replace("{citizens}", citizenDomain));
    }

    private boolean matches(String rule) {
        return rules.stream()
                .anyMatch(each ->
                        each.endsWith("*") ? rule.startsWith(each.substring(0, each.length() - 1)) : rule.equals(each));
    }

    private FailedCondition failure(Artefact artefact, Finding finding) {
        boolean fails = strict || finding.severity() == Severity.ERROR;
        Optional<LocalizedText> hint = KitRules.find(finding.rule()).map(each -> each.explanation());
        return new FailedCondition(
                finding.rule(),
                fails ? FailedCondition.Effect.FAILURE : FailedCondition.Effect.WARNING,
                Location.of(artefact.name(), finding.path()),
                finding.message(),
                hint.orElse(LocalizedText.of(
                        "segur-kit check --explain " + finding.rule(), "segur-kit check --explain " + finding.rule())));
    }
}
