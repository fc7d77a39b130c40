package org.segursdk.conformance.checks.reception;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.CareTeamPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/** Professionals are linked to a patient, listed and taken off, and each gesture is traced: REM-MSSR-18. */
final class CareTeam extends PortCheck<CareTeamPort> {
    private static final String ONE = "99700366240";
    private static final String OTHER = "99700245667";
    private static final String USER = "secretaire-kit";
    private static final LocalizedText HINT = LocalizedText.of(
            "tenir la liste des professionnels du patient, avec une trace par geste",
            "keep the list of the patient's professionals, with a trace of each gesture");

    CareTeam() {
        super("mssr-18-professionals-linked-to-the-patient", CareTeamPort.class, "REM-MSSR-18");
    }

    @Override
    protected void look(CareTeamPort product, KitBench bench, Findings findings) throws Exception {
        String patient = "patient-kit";
        product.link(patient, ONE, USER);
        product.link(patient, OTHER, USER);
        Optional<Set<String>> both = product.linked(patient);
        product.unlink(patient, ONE, USER);
        Optional<Set<String>> left = product.linked(patient);
        if (both.isEmpty() || left.isEmpty()) {
            return;
        }
        findings.saw("added, listed, removed");
        findings.require(
                both.get().equals(Set.of(ONE, OTHER)),
                "listed",
                LocalizedText.of(
                        "un professionnel rattaché manque à la liste", "a professional who was linked is not listed"),
                HINT);
        findings.require(
                left.get().equals(Set.of(OTHER)),
                "removed",
                LocalizedText.of(
                        "un professionnel détaché reste dans la liste",
                        "a professional who was taken off stays listed"),
                HINT);
        List<String> trace = product.trace(patient).orElse(List.of());
        findings.require(
                trace.stream()
                                        .filter(each -> each.contains(USER) && each.contains(ONE))
                                        .count()
                                == 2
                        && trace.stream().anyMatch(each -> each.contains(USER) && each.contains(OTHER)),
                "traced",
                LocalizedText.of(
                        "un geste n'a pas sa trace avec l'utilisateur", "a gesture has no trace with the user"),
                HINT);
    }
}
