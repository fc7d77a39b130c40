package org.segursdk.conformance.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.segursdk.core.error.LocalizedText;

/**
 * One requirement, under the stable id of this project.
 *
 * @param id {@code REM-<domain>-<number>}
 * @param domain the chapter
 * @param title a few words
 * @param asks what is asked, one or two sentences of our own
 * @param scope whom it concerns
 * @param proof how it is proven
 * @param origin where it comes from
 */
public record Requirement(
        String id, Domain domain, LocalizedText title, LocalizedText asks, Scope scope, Proof proof, Origin origin) {
    public Requirement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(asks, "asks");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * Whom a requirement concerns.
     *
     * @param obligation how strongly
     * @param profiles the REM it is picked into
     * @param inferred software concerned by deduction
     * @param drafts software whose REM had it as a pick not yet approved
     * @param waves 1, 2 or both; empty when the source names none
     * @param conditions for each software, what has to hold (one of them is enough); none: no named condition
     */
    public record Scope(
            Obligation obligation,
            Set<SoftwareType> profiles,
            Set<SoftwareType> inferred,
            Set<SoftwareType> drafts,
            Set<Integer> waves,
            Map<SoftwareType, Set<Condition>> conditions) {
        public Scope {
            Objects.requireNonNull(obligation, "obligation");
            profiles = Set.copyOf(profiles);
            inferred = Set.copyOf(inferred);
            drafts = Set.copyOf(drafts);
            waves = Set.copyOf(waves);
            conditions = Map.copyOf(conditions);
        }

        /** What has to hold for that software; one is enough, none asked when empty. */
        public Set<Condition> conditionsOf(SoftwareType type) {
            return conditions.getOrDefault(type, Set.of());
        }
    }

    /**
     * How a requirement is proven.
     *
     * @param kind by the kit, by evidence or by people
     * @param ways by which ways the kit can look; none unless the kind is automatic
     * @param asked what official scenarios ask for
     */
    public record Proof(ProofKind kind, Set<ProofWay> ways, List<AskedEvidence> asked) {
        public Proof {
            Objects.requireNonNull(kind, "kind");
            ways = Set.copyOf(ways);
            asked = List.copyOf(asked);
        }

        /** Whether the kit proves at least the machine part. */
        public boolean isAutomated() {
            return kind == ProofKind.AUTOMATED || kind == ProofKind.SDK_SIDE;
        }
    }

    /**
     * Where a requirement comes from.
     *
     * @param status how settled it is
     * @param sources keys of {@link RequirementCatalogue#sources()}
     * @param references official ids covered
     * @param wave1 numbers it had in the REM of wave 1
     */
    public record Origin(
            RequirementStatus status,
            List<String> sources,
            List<OfficialReference> references,
            Map<SoftwareType, List<String>> wave1) {
        public Origin {
            Objects.requireNonNull(status, "status");
            sources = List.copyOf(sources);
            references = List.copyOf(references);
            wave1 = Map.copyOf(wave1);
        }
    }
}
