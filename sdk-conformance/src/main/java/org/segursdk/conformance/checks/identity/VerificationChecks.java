package org.segursdk.conformance.checks.identity;

import static org.segursdk.conformance.checks.identity.People.DOCTOR;
import static org.segursdk.conformance.checks.identity.People.SECRETARY;
import static org.segursdk.core.error.LocalizedText.of;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.conformance.checks.identity.PlayedVerification.Question;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.IdentityPort.Answer;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Kept;
import org.segursdk.conformance.port.IdentityPort.Status;
import org.segursdk.conformance.port.InsReceptionPort;
import org.segursdk.conformance.port.InsVerificationPort;
import org.segursdk.conformance.port.InsVerificationPort.VerificationTrace;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;

/** What follows from a verification of an INS: REM-INS-27, -28, -31. */
final class VerificationChecks {
    private static final int BATCH = 50;
    private static final LocalizedText CONTRADICTED = of(
            "appliquer IdentityEvent.InsContradicted, comme le fait BatchVerification (docs/ins.md)",
            "apply IdentityEvent.InsContradicted, as BatchVerification does (docs/ins.md)");
    private static final LocalizedText RECEPTION = of(
            "créer le patient par IdentityLifeCycle.create, sans l'INS reçue (docs/ins.md)",
            "create the patient by IdentityLifeCycle.create, without the INS received (docs/ins.md)");
    private static final LocalizedText TRACED = of(
            "garder chaque InsTrace.Call que BatchVerification et ReceptionCheck donnent au journal (docs/ins.md)",
            "keep each InsTrace.Call that BatchVerification and ReceptionCheck give to the journal (docs/ins.md)");
    private static final LocalizedText BULK = of(
            "vérifier par lot avec BatchVerification (docs/ins.md)",
            "verify in bulk by BatchVerification (docs/ins.md)");

    private VerificationChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "ins-27-handling-of-ko-on-verification",
                        InsReceptionPort.class,
                        VerificationChecks::contradicted,
                        "REM-INS-27"),
                new AskedCheck<>(
                        "ins-28-insi-verification-traced",
                        InsVerificationPort.class,
                        VerificationChecks::traced,
                        "REM-INS-28"),
                new AskedCheck<>(
                        "ins-31-bulk-verification", InsVerificationPort.class, VerificationChecks::bulk, "REM-INS-31"));
    }

    private static boolean withoutIns(Kept kept) {
        return !kept.fields().containsKey(Field.MATRICULE) && !kept.fields().containsKey(Field.OID);
    }

    private static void contradicted(InsReceptionPort product, KitBench bench, Findings findings) throws Exception {
        String qualified = People.qualified(product, People.adrun());
        String retrieved = People.retrieved(product, People.adrdeux());
        PlayedVerification service = PlayedVerification.wrong();
        product.verifyBy(service);
        local(product, findings, qualified, Status.QUALIFIED);
        local(product, findings, retrieved, Status.RETRIEVED);
        findings.require(
                service.questions().size() == 2,
                "asked",
                of(
                        "l'INS d'un patient n'est pas vérifiée quand on le demande",
                        "the INS of a patient is not verified on demand"),
                CONTRADICTED);
        thirdParty(product, findings);
    }

    private static void local(InsReceptionPort product, Findings findings, String patient, Status before)
            throws Exception {
        if (product.read(patient).status() != before) {
            return;
        }
        String name = before.name().toLowerCase(java.util.Locale.ROOT);
        product.verify(patient, SECRETARY);
        Kept after = product.read(patient);
        findings.saw("KO of a local identity, " + name);
        findings.require(
                after.status() == Status.PROVISIONAL
                        || before == Status.QUALIFIED && after.status() == Status.VALIDATED,
                name + "-downgraded",
                of(
                        "une identité locale que la vérification dément garde un statut avec INS",
                        "a local identity that the verification contradicts keeps a status with INS"),
                CONTRADICTED);
        findings.require(
                withoutIns(after),
                name + "-ins-withdrawn",
                of(
                        "matricule ou OID d'une identité démentie restent en place",
                        "matricule or OID of a contradicted identity stay in place"),
                CONTRADICTED);
    }

    private static void thirdParty(InsReceptionPort product, Findings findings) throws Exception {
        product.receive(Foreign.data("document-1", Foreign.JEANNE));
        Answer taken = product.takeIn("document-1", SECRETARY);
        findings.saw("KO of an identity of a third party, nobody known");
        findings.require(
                taken.patient().isPresent(),
                "third-party-created",
                of(
                        "l'identité d'un tiers, démentie, ne peut être créée sans son INS",
                        "the identity of a third party, contradicted, cannot be created without its INS"),
                RECEPTION);
        if (taken.patient().isPresent()) {
            findings.require(
                    withoutIns(product.read(taken.patient().get())),
                    "third-party-without-ins",
                    of(
                            "l'identité d'un tiers, démentie, est créée avec son matricule ou son OID",
                            "the identity of a third party, contradicted, is created with its matricule or OID"),
                    RECEPTION);
        }
        String known = People.created(product, Foreign.typed(Foreign.ALIX));
        Kept before = product.read(known);
        product.receive(Foreign.data("document-2", Foreign.ALIX));
        product.takeIn("document-2", SECRETARY);
        findings.saw("KO of an identity of a third party, patient known");
        findings.require(
                product.read(known).equals(before),
                "known-unchanged",
                of(
                        "l'identité locale existante est modifiée par celle d'un tiers, pourtant démentie",
                        "the existing local identity is changed by that of a third party, although contradicted"),
                RECEPTION);
    }

    private static void traced(InsVerificationPort product, KitBench bench, Findings findings) throws Exception {
        Instant begin = bench.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String first = People.retrieved(product, People.adrun());
        String second = People.retrieved(product, People.adrdeux());
        PlayedVerification right = PlayedVerification.right();
        product.verifyBy(right);
        product.verify(first, SECRETARY);
        trace(product, bench, findings, right.codes(), SECRETARY.id(), begin, "ok");
        PlayedVerification wrong = PlayedVerification.wrong();
        product.verifyBy(wrong);
        product.verify(second, DOCTOR);
        trace(product, bench, findings, wrong.codes(), DOCTOR.id(), begin, "ko");
    }

    private static void trace(
            InsVerificationPort product,
            KitBench bench,
            Findings findings,
            List<String> codes,
            String user,
            Instant begin,
            String answer)
            throws Exception {
        List<VerificationTrace> own = product.verificationTraces().stream()
                .filter(each -> codes.contains(each.code()))
                .toList();
        findings.saw("verification " + answer);
        findings.require(
                !codes.isEmpty() && own.size() == codes.size(),
                answer + "-traced",
                of(
                        "l'appel de vérification et sa réponse ne sont pas tracés une fois chacun",
                        "the call of verification and its answer are not traced once each"),
                TRACED);
        Instant end = bench.clock().instant();
        findings.require(
                own.stream()
                        .allMatch(each -> each.user().equals(user)
                                && !each.at().isBefore(begin)
                                && !each.at().isAfter(end)),
                answer + "-by-whom-and-when",
                of(
                        "la trace d'une vérification ne dit pas qui l'a demandée, ou quand",
                        "the trace of a verification does not tell who asked for it, or when"),
                TRACED);
    }

    /** People known to the sandbox alone, one born each year from 1940. */
    private static List<InsiPerson> many() {
        List<InsiPerson> many = new ArrayList<>();
        for (int year = 40; year < 40 + BATCH; year++) {
            many.add(People.person("2" + year + "0699352000", "TESTEUSE", "ALIX", "19" + year + "-06-15", "99352"));
        }
        return many;
    }

    private static void bulk(InsVerificationPort product, KitBench bench, Findings findings) throws Exception {
        List<InsiPerson> people = many();
        List<String> patients = new ArrayList<>();
        for (InsiPerson each : people) {
            bench.sandbox().insi().add(each);
            patients.add(product.createFromCard(each.ins().matricule().value(), SECRETARY)
                    .patient()
                    .orElseThrow(() -> new IllegalStateException("not created")));
        }
        List<InsiPerson> wrong = people.subList(10, 13);
        PlayedVerification service =
                PlayedVerification.wrongOf(wrong.stream().map(InsiPerson::ins).toList());
        product.verifyBy(service);
        if (!product.verifyAll(patients, SECRETARY)) {
            return;
        }
        findings.saw("batch of " + BATCH);
        List<Question> asked = service.questions();
        findings.require(
                asked.size() == BATCH && new HashSet<>(asked).size() == BATCH,
                "each-once",
                of(
                        "le lot de " + BATCH + " identités donne " + asked.size()
                                + " demandes, ou des demandes répétées",
                        "the batch of " + BATCH + " identities makes " + asked.size() + " requests, or repeated ones"),
                BULK);
        Set<Question> expected = new HashSet<>();
        people.forEach(each -> expected.add(new Question(each.ins(), each.traits())));
        long odd = asked.stream().filter(each -> !expected.contains(each)).count();
        findings.require(
                odd == 0,
                "well-formed",
                of(
                        odd
                                + " demandes du lot ne portent pas matricule, OID et cinq traits tels qu'ils sont conservés",
                        odd + " requests of the batch do not bear matricule, OID and five traits as they are kept"),
                BULK);
        for (int i = 0; i < BATCH; i++) {
            boolean kept = !withoutIns(product.read(patients.get(i)));
            findings.require(
                    kept != wrong.contains(people.get(i)),
                    kept ? "ko-withdrawn" : "ok-kept",
                    of(
                            "la réponse à une identité du lot n'est pas suivie de sa conséquence",
                            "the answer to an identity of the batch is not followed by its consequence"),
                    CONTRADICTED);
        }
    }
}
