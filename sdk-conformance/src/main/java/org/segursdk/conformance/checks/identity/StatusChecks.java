package org.segursdk.conformance.checks.identity;

import static org.segursdk.conformance.checks.identity.People.SECRETARY;
import static org.segursdk.core.error.LocalizedText.of;

import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Action;
import org.segursdk.conformance.port.IdentityPort.Kept;
import org.segursdk.conformance.port.IdentityPort.Mark;
import org.segursdk.conformance.port.IdentityPort.Proof;
import org.segursdk.conformance.port.IdentityPort.Status;
import org.segursdk.conformance.port.IdentityPort.Trace;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** The life of an identity between its statuses: REM-INS-14 to -17, -45. */
final class StatusChecks {
    static final LocalizedText MACHINE = of(
            "laisser IdentityLifeCycle tenir les statuts : sa table est celle du guide (docs/ins.md)",
            "let IdentityLifeCycle keep the statuses: its table is the guide's (docs/ins.md)");

    private StatusChecks() {}

    static List<Check> all() {
        return List.of(
                new IdentityLook("ins-14-identity-proof-recorded", "REM-INS-14", StatusChecks::proofs),
                new IdentityLook("ins-15-manual-validation", "REM-INS-15", StatusChecks::manual),
                new IdentityLook("ins-16-four-status-life-cycle", "REM-INS-16", StatusChecks::lifeCycle),
                new IdentityLook("ins-17-doubtful-and-fictitious", "REM-INS-17", MarkedIdentity::look),
                new IdentityLook("ins-45-status-history-kept", "REM-INS-45", StatusChecks::history));
    }

    private static void status(
            IdentityPort product, Findings findings, String patient, Status expected, String condition)
            throws Exception {
        Status status = product.read(patient).status();
        findings.saw(condition);
        findings.require(
                status == expected,
                condition,
                of("statut " + status + " au lieu de " + expected, "status " + status + " instead of " + expected),
                MACHINE);
    }

    private static void proofs(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.created(product, People.adrun());
        product.prove(patient, Proof.DRIVING_LICENCE, SECRETARY);
        Kept low = product.read(patient);
        findings.saw("driving licence");
        findings.require(
                low.proof().isPresent(),
                "kind-recorded",
                of("la nature du document présenté n'est pas gardée", "the kind of document shown is not kept"),
                MACHINE);
        product.validate(patient, SECRETARY);
        status(product, findings, patient, Status.PROVISIONAL, "low-trust-does-not-validate");
        product.prove(patient, Proof.PASSPORT, SECRETARY);
        findings.require(
                product.read(patient).proof().isPresent()
                        && !product.read(patient).proof().equals(low.proof()),
                "other-kind-recorded",
                of("un passeport laisse la nature du document d'avant", "a passport leaves the kind of before"),
                MACHINE);
        product.validate(patient, SECRETARY);
        status(product, findings, patient, Status.VALIDATED, "high-trust-validates");
    }

    private static void manual(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String provisional = People.created(product, People.adrdeux());
        product.prove(provisional, Proof.PASSPORT, SECRETARY);
        status(product, findings, provisional, Status.PROVISIONAL, "proof-alone-leaves-provisional");
        String retrieved = People.retrieved(product, People.adrun());
        product.prove(retrieved, Proof.PASSPORT, SECRETARY);
        status(product, findings, retrieved, Status.RETRIEVED, "proof-alone-leaves-retrieved");
        findings.require(
                product.validate(retrieved, SECRETARY).accepted(),
                "explicit-validation",
                of(
                        "un utilisateur ne peut valider l'identité d'un geste explicite",
                        "a user cannot validate the identity by an explicit gesture"),
                MACHINE);
        status(product, findings, retrieved, Status.QUALIFIED, "validated-by-hand");
    }

    private static void lifeCycle(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.created(product, People.adrun());
        status(product, findings, patient, Status.PROVISIONAL, "created");
        product.validate(patient, SECRETARY);
        status(product, findings, patient, Status.PROVISIONAL, "not-validated-without-proof");
        product.retrieve(patient, SECRETARY);
        status(product, findings, patient, Status.RETRIEVED, "retrieved");
        product.prove(patient, Proof.PASSPORT, SECRETARY);
        product.validate(patient, SECRETARY);
        status(product, findings, patient, Status.QUALIFIED, "qualified-after-retrieval");
        String other = People.created(product, People.adrdeux());
        product.prove(other, Proof.PASSPORT, SECRETARY);
        product.validate(other, SECRETARY);
        status(product, findings, other, Status.VALIDATED, "validated-without-insi");
        product.retrieve(other, SECRETARY);
        status(product, findings, other, Status.QUALIFIED, "qualified-after-validation");
        String unknown = People.created(product, People.typed("INCONNUE", "ALIX", "F", "1990-02-03", "75056"));
        product.retrieve(unknown, SECRETARY);
        status(product, findings, unknown, Status.PROVISIONAL, "nobody-at-insi");
        product.prove(unknown, Proof.PASSPORT, SECRETARY);
        product.validate(unknown, SECRETARY);
        status(product, findings, unknown, Status.VALIDATED, "never-qualified-without-insi");
    }

    private static void history(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.created(product, People.adrun());
        product.prove(patient, Proof.PASSPORT, SECRETARY);
        product.validate(patient, SECRETARY);
        product.retrieve(patient, People.DOCTOR);
        product.mark(patient, Mark.DOUBTFUL, SECRETARY);
        List<Trace> changes = product.traces(patient).stream()
                .filter(each -> each.action() == Action.STATUS)
                .toList();
        List<Status> before =
                changes.stream().map(Trace::before).flatMap(Optional::stream).toList();
        List<Status> after =
                changes.stream().map(Trace::after).flatMap(Optional::stream).toList();
        findings.saw("provisional, validated, qualified, provisional");
        findings.require(
                after.equals(List.of(Status.VALIDATED, Status.QUALIFIED, Status.PROVISIONAL)),
                "three-changes",
                of("l'historique donne les statuts " + after, "the history gives the statuses " + after),
                MACHINE);
        findings.require(
                before.equals(List.of(Status.PROVISIONAL, Status.VALIDATED, Status.QUALIFIED)),
                "previous-status",
                of(
                        "l'historique donne pour statuts précédents " + before,
                        "the history gives as previous statuses " + before),
                of(
                        "garder chaque ligne d'IdentityDecision.journal telle quelle",
                        "keep each line of IdentityDecision.journal as it is"));
        findings.require(
                changes.stream().allMatch(each -> !each.user().isEmpty())
                        && changes.stream().anyMatch(each -> each.user().equals(People.DOCTOR.id())),
                "author",
                of(
                        "l'historique ne dit pas qui a changé le statut",
                        "the history does not tell who changed the status"),
                MACHINE);
    }
}
