package org.segursdk.conformance.run;

import java.util.List;
import org.segursdk.conformance.catalogue.ProofKind;
import org.segursdk.conformance.catalogue.Requirement;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.core.error.LocalizedText;

/** Makes the verdict of a requirement of those of its checks and of what was supplied. Source: fact sheet of the kit §2. */
final class Judge {
    private Judge() {}

    /** @param why in one sentence */
    record Judgement(Verdict verdict, LocalizedText why) {
        static Judgement of(Verdict verdict, String french, String english) {
            return new Judgement(verdict, LocalizedText.of(french, english));
        }
    }

    static Judgement judge(Requirement requirement, List<CheckResult> checks, List<SuppliedEvidence> evidence) {
        ProofKind kind = requirement.proof().kind();
        if (kind == ProofKind.EVIDENCE || kind == ProofKind.MANUAL) {
            return worse(supplied(kind, evidence), checks);
        }
        Judgement machine = machine(checks);
        if (kind == ProofKind.SDK_SIDE && machine.verdict() == Verdict.PASS) {
            return demonstrated(evidence);
        }
        return machine;
    }

    /** What the checks say together. */
    static Judgement machine(List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return Judgement.of(
                    Verdict.INCOMPLETE,
                    "cette version du kit n'a pas encore de contrôle pour elle",
                    "this version of the kit has no check for it yet");
        }
        List<CheckResult> counted = counted(checks);
        Verdict verdict =
                Verdict.first(counted.stream().map(CheckResult::verdict).toList());
        long seen = counted.stream().mapToLong(each -> each.seen().size()).sum();
        long failed = counted.stream().mapToLong(each -> each.failures().size()).sum();
        return switch (verdict) {
            case ERROR -> Judgement.of(verdict, "un contrôle n'a pas pu travailler", "a check could not work");
            case FAIL, WARN, REVIEW ->
                Judgement.of(
                        verdict,
                        failed + " point(s) à corriger sur " + seen + " élément(s) regardés",
                        failed + " point(s) to mend in " + seen + " item(s) looked at");
            case INCOMPLETE ->
                Judgement.of(
                        verdict,
                        "rien à regarder : " + ways(counted, true),
                        "nothing to look at: " + ways(counted, false));
            default ->
                Judgement.of(
                        verdict,
                        seen + " élément(s) regardés sans remarque",
                        seen + " item(s) looked at without a remark");
        };
    }

    /** Alternatives that saw nothing do not count beside one that did. */
    private static List<CheckResult> counted(List<CheckResult> checks) {
        List<CheckResult> told = checks.stream()
                .filter(each -> each.necessity() == Check.Necessity.NECESSARY || each.verdict() != Verdict.INCOMPLETE)
                .toList();
        return told.isEmpty() ? checks : told;
    }

    private static String ways(List<CheckResult> checks, boolean french) {
        List<String> ways = checks.stream()
                .map(CheckResult::mode)
                .distinct()
                .sorted()
                .map(mode -> switch (mode) {
                    case ARTEFACT -> french ? "aucun fichier de ce genre" : "no file of that kind";
                    case LIVE -> french ? "aucun échange avec le bac à sable" : "no exchange with the sandbox";
                    case PORT -> french ? "pas d'adaptateur" : "no adapter";
                })
                .toList();
        return String.join(", ", ways);
    }

    private static Judgement demonstrated(List<SuppliedEvidence> evidence) {
        if (evidence.stream().anyMatch(SuppliedEvidence::isRefused)) {
            return Judgement.of(Verdict.FAIL, "la démonstration a été refusée", "the demonstration was refused");
        }
        if (evidence.stream().anyMatch(SuppliedEvidence::isAccepted)) {
            return Judgement.of(
                    Verdict.PASS,
                    "la part de la machine est prouvée et la démonstration acceptée",
                    "the machine part is proven and the demonstration accepted");
        }
        return Judgement.of(
                Verdict.PARTIAL,
                "la part de la machine est prouvée ; l'écran reste à démontrer",
                "the machine part is proven; the screen remains to be demonstrated");
    }

    private static Judgement supplied(ProofKind kind, List<SuppliedEvidence> evidence) {
        if (evidence.stream().anyMatch(SuppliedEvidence::isRefused)) {
            return Judgement.of(Verdict.FAIL, "le relecteur a refusé", "the reviewer refused");
        }
        if (evidence.isEmpty()) {
            return kind == ProofKind.EVIDENCE
                    ? Judgement.of(Verdict.INCOMPLETE, "aucune pièce fournie", "no evidence supplied")
                    : Judgement.of(Verdict.REVIEW, "une personne doit regarder", "a person has to look");
        }
        if (evidence.stream().allMatch(SuppliedEvidence::isAccepted)) {
            return Judgement.of(Verdict.PASS, "pièces acceptées par un relecteur", "evidence accepted by a reviewer");
        }
        return Judgement.of(Verdict.REVIEW, "pièce fournie, à relire", "evidence supplied, to review");
    }

    /** Checks never prove what evidence has to, but they can break it. */
    private static Judgement worse(Judgement supplied, List<CheckResult> checks) {
        List<CheckResult> told = checks.stream()
                .filter(each -> each.verdict() != Verdict.INCOMPLETE)
                .toList();
        if (told.isEmpty()) {
            return supplied;
        }
        Judgement machine = machine(told);
        return machine.verdict().compareTo(supplied.verdict()) < 0 ? machine : supplied;
    }
}
