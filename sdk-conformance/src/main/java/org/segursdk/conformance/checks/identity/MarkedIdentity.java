package org.segursdk.conformance.checks.identity;

import static org.segursdk.conformance.checks.identity.People.SECRETARY;
import static org.segursdk.core.error.LocalizedText.of;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Answer;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Kept;
import org.segursdk.conformance.port.IdentityPort.Mark;
import org.segursdk.conformance.port.IdentityPort.Status;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** An identity marked doubtful or fictitious: provisional whatever it was before, without INS, and never sent to INSi (REM-INS-17). */
final class MarkedIdentity {
    private static final LocalizedText NO_CALL = of(
            "demander par IdentityDesk.retrieve, qui n'appelle pas (docs/ins.md)",
            "ask by IdentityDesk.retrieve, which does not call (docs/ins.md)");
    /** Public test persons of whom INSi has one identity, each used once: a product may refuse to create somebody twice. */
    private static final List<String> NAMES = List.of("ADRUN", "ADRDEUX", "ADRTROIS", "TCHITCHI", "CORSE");

    private final IdentityPort product;
    private final KitBench bench;
    private final Findings findings;

    private MarkedIdentity(IdentityPort product, KitBench bench, Findings findings) {
        this.product = product;
        this.bench = bench;
        this.findings = findings;
    }

    static void look(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        MarkedIdentity identity = new MarkedIdentity(product, bench, findings);
        Iterator<InsiPerson> persons = InsiSimulator.testPersons().stream()
                .filter(each -> NAMES.contains(each.traits().birthName()))
                .iterator();
        for (Mark mark : Mark.values()) {
            for (Status from : List.of(Status.QUALIFIED, Status.VALIDATED, Status.RETRIEVED)) {
                identity.marked(mark, from, People.typed(persons.next()));
            }
        }
    }

    private String patient(Status status, Map<Field, String> typed) throws Exception {
        return switch (status) {
            case QUALIFIED -> People.qualified(product, typed);
            case VALIDATED -> People.validated(product, typed);
            default -> People.retrieved(product, typed);
        };
    }

    private void marked(Mark mark, Status from, Map<Field, String> typed) throws Exception {
        String patient = patient(from, typed);
        String suffix = from == Status.QUALIFIED ? "" : "-from-" + from.name().toLowerCase(Locale.ROOT);
        String name = mark.name().toLowerCase(Locale.ROOT) + suffix;
        Status before = product.read(patient).status();
        findings.saw(name);
        findings.require(
                before == from,
                name + "-before",
                of(
                        "avant l'attribut l'identité est " + before + " au lieu de " + from,
                        "before the attribute the identity is " + before + " instead of " + from),
                StatusChecks.MACHINE);
        int calls = bench.exchanges("insi").size();
        product.mark(patient, mark, SECRETARY);
        provisional(patient, name + "-is-provisional");
        Kept kept = product.read(patient);
        findings.require(
                kept.marks().contains(mark)
                        && !kept.fields().containsKey(Field.MATRICULE)
                        && !kept.fields().containsKey(Field.OID),
                name + "-without-ins",
                of(
                        "l'attribut n'est pas gardé, ou le matricule ou l'OID reste",
                        "the attribute is not kept, or the matricule or the OID stays"),
                StatusChecks.MACHINE);
        Answer answer = product.retrieve(patient, SECRETARY);
        findings.require(
                People.refused(answer) && !answer.alerts().isEmpty(),
                name + "-refusal-told",
                of(
                        "la recherche de l'INS n'est pas refusée, ou rien ne dit pourquoi",
                        "the search of the INS is not refused, or nothing tells why"),
                NO_CALL);
        product.prove(patient, IdentityPort.Proof.PASSPORT, SECRETARY);
        product.validate(patient, SECRETARY);
        provisional(patient, name + "-stays-provisional");
        findings.require(
                bench.exchanges("insi").size() == calls,
                name + "-not-sent-to-insi",
                of(
                        "INSi est appelé pour une identité douteuse ou fictive",
                        "INSi is called for a doubtful or fictitious identity"),
                NO_CALL);
    }

    private void provisional(String patient, String condition) throws Exception {
        Status status = product.read(patient).status();
        findings.require(
                status == Status.PROVISIONAL,
                condition,
                of(
                        "statut " + status + " au lieu de PROVISIONAL : l'attribut ramène à provisoire et y tient",
                        "status " + status + " instead of PROVISIONAL: the attribute brings it there and keeps it"),
                StatusChecks.MACHINE);
    }
}
