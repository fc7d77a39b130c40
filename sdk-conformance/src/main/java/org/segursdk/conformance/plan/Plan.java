package org.segursdk.conformance.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.segursdk.conformance.catalogue.Condition;
import org.segursdk.conformance.catalogue.Obligation;
import org.segursdk.conformance.catalogue.ProofKind;
import org.segursdk.conformance.catalogue.ProofWay;
import org.segursdk.conformance.catalogue.Requirement;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.profile.Modes;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.core.error.LocalizedText;

/**
 * Every requirement of an edition, with whether and why it applies to one product. A requirement applies when the REM of one of the
 * product's types holds it, its wave is reached and one of its conditions holds.
 */
public final class Plan {
    private final RequirementCatalogue catalogue;
    private final SegurProfile profile;
    private final List<PlannedRequirement> requirements;

    private Plan(RequirementCatalogue catalogue, SegurProfile profile) {
        this.catalogue = catalogue;
        this.profile = profile;
        this.requirements = catalogue.requirements().stream().map(this::planned).toList();
    }

    public static Plan of(RequirementCatalogue catalogue, SegurProfile profile) {
        Objects.requireNonNull(catalogue, "catalogue");
        Objects.requireNonNull(profile, "profile");
        return new Plan(catalogue, profile);
    }

    public RequirementCatalogue catalogue() {
        return catalogue;
    }

    public SegurProfile profile() {
        return profile;
    }

    /** All requirements of the catalogue, in its order, those of other software included. */
    public List<PlannedRequirement> requirements() {
        return requirements;
    }

    /** Those the REM of the product's types hold, whether they apply or not. */
    public List<PlannedRequirement> inProfile() {
        return requirements.stream().filter(PlannedRequirement::inProfile).toList();
    }

    /** Those that apply. */
    public List<PlannedRequirement> applicable() {
        return requirements.stream().filter(PlannedRequirement::applies).toList();
    }

    public Optional<PlannedRequirement> find(String id) {
        return requirements.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** What one type of software makes of a requirement. */
    private record Answer(boolean inProfile, Weight weight, LocalizedText reason) {}

    private PlannedRequirement planned(Requirement requirement) {
        List<Answer> answers = new ArrayList<>();
        for (SoftwareType type : EnumSet.copyOf(profile.types())) {
            answers.add(answer(requirement, type));
        }
        boolean inProfile = answers.stream().anyMatch(Answer::inProfile);
        Weight weight =
                answers.stream().map(Answer::weight).min(Weight::compareTo).orElse(Weight.NONE);
        List<LocalizedText> reasons = answers.stream()
                .filter(each -> each.inProfile() || !inProfile)
                .map(Answer::reason)
                .distinct()
                .toList();
        List<Need> needs = weight == Weight.NONE ? List.of() : needs(requirement);
        return new PlannedRequirement(requirement, inProfile, weight, reasons, needs);
    }

    private Answer answer(Requirement requirement, SoftwareType type) {
        Requirement.Scope scope = requirement.scope();
        boolean picked = scope.profiles().contains(type);
        boolean inferred = scope.inferred().contains(type);
        boolean draft = scope.drafts().contains(type);
        if (!picked && !inferred && !(draft && profile.drafts())) {
            return outside(scope, type, draft);
        }
        if (!scope.waves().isEmpty() && scope.waves().stream().allMatch(wave -> wave > profile.wave())) {
            return new Answer(
                    true,
                    Weight.NONE,
                    LocalizedText.of(
                            type.code() + " : demandée à partir de la vague 2",
                            type.code() + ": asked from wave 2 on"));
        }
        Set<Condition> conditions = scope.conditionsOf(type);
        Optional<Condition> held =
                conditions.stream().filter(profile.conditions()::contains).min(Condition::compareTo);
        if (!conditions.isEmpty() && held.isEmpty()) {
            return new Answer(
                    true,
                    Weight.NONE,
                    LocalizedText.of(
                            type.code() + " : seulement si " + titles(conditions, true)
                                    + ", ce que le profil ne déclare pas",
                            type.code() + ": only if " + titles(conditions, false)
                                    + ", which the profile does not declare"));
        }
        return applies(scope, type, picked ? "" : inferred ? "inferred" : "draft", held);
    }

    private static Answer outside(Requirement.Scope scope, SoftwareType type, boolean draft) {
        if (draft) {
            return new Answer(
                    false,
                    Weight.NONE,
                    LocalizedText.of(
                            type.code() + " : projet non approuvé dans cette édition (drafts: true pour le voir)",
                            type.code() + ": draft not approved in this edition (drafts: true to see it)"));
        }
        String others =
                scope.profiles().stream().sorted().map(SoftwareType::code).collect(Collectors.joining(", "));
        return new Answer(
                false,
                Weight.NONE,
                LocalizedText.of(
                        type.code() + " : ne la concerne pas (" + (others.isEmpty() ? "projets seuls" : others) + ")",
                        type.code() + ": not concerned (" + (others.isEmpty() ? "drafts only" : others) + ")"));
    }

    private static Answer applies(Requirement.Scope scope, SoftwareType type, String pick, Optional<Condition> held) {
        Set<String> french = new TreeSet<>();
        Set<String> english = new TreeSet<>();
        if (!pick.isEmpty()) {
            french.add(pick.equals("draft") ? "projet" : "par déduction");
            english.add(pick.equals("draft") ? "draft" : "by deduction");
        }
        if (scope.waves().isEmpty()) {
            french.add("vague non dite par la source");
            english.add("wave not told by the source");
        }
        if (scope.obligation() == Obligation.UNKNOWN) {
            french.add("force non dite par la source");
            english.add("strength not told by the source");
        }
        if (scope.obligation() == Obligation.CONDITIONAL
                && scope.conditionsOf(type).isEmpty()) {
            french.add("condition non dite par la source");
            english.add("condition not told by the source");
        }
        Weight weight = !french.isEmpty()
                ? Weight.UNSETTLED
                : scope.obligation() == Obligation.RECOMMENDED ? Weight.RECOMMENDED : Weight.REQUIRED;
        held.ifPresent(condition -> {
            french.add(condition.title().french());
            english.add(condition.title().english());
        });
        String waves = scope.waves().isEmpty()
                ? ""
                : scope.waves().stream().sorted().map(String::valueOf).collect(Collectors.joining("+"));
        return new Answer(
                true,
                weight,
                LocalizedText.of(
                        type.code() + (waves.isEmpty() ? "" : ", vague " + waves) + ", "
                                + weight.title().french() + join(french),
                        type.code() + (waves.isEmpty() ? "" : ", wave " + waves) + ", "
                                + weight.title().english() + join(english)));
    }

    private static String join(Set<String> details) {
        return details.isEmpty() ? "" : " (" + String.join(" ; ", details) + ")";
    }

    private static String titles(Set<Condition> conditions, boolean french) {
        return conditions.stream()
                .sorted()
                .map(each -> french ? each.title().french() : each.title().english())
                .collect(Collectors.joining(french ? " ou " : " or "));
    }

    private List<Need> needs(Requirement requirement) {
        List<Need> needs = new ArrayList<>();
        Modes modes = profile.modes();
        Set<ProofWay> ways = requirement.proof().ways();
        if (ways.contains(ProofWay.ARTEFACT)) {
            needs.add(new Need(Need.Kind.ARTEFACT, modes.artefacts().isPresent()));
        }
        if (ways.contains(ProofWay.LIVE)) {
            needs.add(new Need(Need.Kind.LIVE, modes.live()));
        }
        if (ways.contains(ProofWay.PORT)) {
            needs.add(new Need(Need.Kind.PORT, modes.adapter().isPresent()));
        }
        ProofKind kind = requirement.proof().kind();
        if (kind == ProofKind.SDK_SIDE) {
            needs.add(new Need(Need.Kind.DEMONSTRATION, false));
        } else if (kind == ProofKind.EVIDENCE) {
            needs.add(new Need(Need.Kind.EVIDENCE, false));
        } else if (kind == ProofKind.MANUAL) {
            needs.add(new Need(Need.Kind.MANUAL, false));
        }
        return needs;
    }
}
