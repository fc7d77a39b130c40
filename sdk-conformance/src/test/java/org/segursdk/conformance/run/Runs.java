package org.segursdk.conformance.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.core.error.LocalizedText;

/** Runs of an example profile with checks whose outcome is given. */
public final class Runs {
    public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private Runs() {}

    public static Plan plan(SoftwareType type, String more) {
        byte[] profile = (ProfileExamples.of(type) + more).getBytes(StandardCharsets.UTF_8);
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        return Plan.of(catalogue, SegurProfile.read(profile, catalogue, LocalDate.of(2026, 11, 23)));
    }

    public static String waiver(String requirement, String condition, String kind, String until) {
        return "  - {requirement: " + requirement + (condition.isEmpty() ? "" : ", condition: " + condition)
                + ", reason: \"pour l'essai\", kind: " + kind + ", owner: j.dupont, until: " + until + "}\n";
    }

    public static RunResult run(String waivers, List<SuppliedEvidence> evidence, Check... checks) {
        return ConformanceRun.of(plan(SoftwareType.LGC, waivers.isEmpty() ? "" : "waivers:\n" + waivers))
                .checks(Arrays.asList(checks))
                .evidence(evidence)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .kitVersion("test")
                .run();
    }

    /** What one check says of files, whatever the product. */
    public static CheckResult look(Check check, Artefacts artefacts) {
        SegurProfile profile = plan(SoftwareType.LGC, "").profile();
        return CheckResult.of(check, new CheckContext(profile, artefacts, Clock.systemUTC(), Map.of()));
    }

    /** What one check says of files of a declared product. */
    public static CheckResult look(Check check, SegurProfile profile, Artefacts artefacts) {
        return CheckResult.of(check, new CheckContext(profile, artefacts, Clock.systemUTC(), Map.of()));
    }

    /** What one check says of a declared product without files. */
    public static CheckResult look(Check check, SegurProfile profile) {
        return CheckResult.of(check, new CheckContext(profile, Artefacts.NONE, Clock.systemUTC(), Map.of()));
    }

    /** A check that sees something and notes those conditions: {@code name} fails, {@code ~name} warns, {@code ?name} asks for a review. */
    public static Check check(String id, String requirement, Check.Necessity necessity, String... conditions) {
        return new Check() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Set<String> verifies() {
                return Set.of(requirement);
            }

            @Override
            public CheckMode mode() {
                return CheckMode.ARTEFACT;
            }

            @Override
            public Necessity necessity() {
                return necessity;
            }

            @Override
            public void run(CheckContext context, CheckNotes notes) {
                for (String each : conditions) {
                    switch (each) {
                        case "blind" -> {}
                        case "crash" -> throw new IllegalStateException("DUPONT 190017512345678");
                        default -> note(notes, each);
                    }
                }
                if (!Arrays.asList(conditions).contains("blind")) {
                    notes.saw("out/a.xml");
                }
            }
        };
    }

    public static Check check(String id, String requirement, String... conditions) {
        return check(id, requirement, Check.Necessity.ALTERNATIVE, conditions);
    }

    private static void note(CheckNotes notes, String condition) {
        FailedCondition.Effect effect = condition.startsWith("~")
                ? FailedCondition.Effect.WARNING
                : condition.startsWith("?") ? FailedCondition.Effect.REVIEW : FailedCondition.Effect.FAILURE;
        notes.failed(new FailedCondition(
                condition.replaceAll("[~?]", ""),
                effect,
                new Location("out/a <b>.xml", 12, "/ClinicalDocument/code"),
                LocalizedText.of("ce n'est pas <bon>", "it is not <good>"),
                LocalizedText.of("à corriger", "mend it")));
    }
}
