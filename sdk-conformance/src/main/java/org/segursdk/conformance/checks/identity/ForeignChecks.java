package org.segursdk.conformance.checks.identity;

import static org.segursdk.conformance.checks.identity.People.SECRETARY;
import static org.segursdk.core.error.LocalizedText.of;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.checks.identity.PlayedVerification.Question;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Proof;
import org.segursdk.conformance.port.IdentityPort.Status;
import org.segursdk.conformance.port.InsReceptionPort;
import org.segursdk.conformance.port.InsReceptionPort.Filing;
import org.segursdk.conformance.port.InsReceptionPort.Key;
import org.segursdk.conformance.port.InsReceptionPort.LookUp;
import org.segursdk.conformance.port.InsReceptionPort.Place;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** Data of other domains that bear an INS: REM-INS-21, -29, -30, -43. */
final class ForeignChecks {
    private static final LocalizedText NOT_TRANSITIVE = of(
            "passer par IdentityLifeCycle, qui ne suit que les référentiels déclarés d'IdentityPolicy.referential (docs/ins.md)",
            "go through IdentityLifeCycle, which follows the sources of IdentityPolicy.referential only (docs/ins.md)");
    private static final LocalizedText RECEPTION = of(
            "vérifier à la réception par ReceptionCheck et suivre son issue (docs/ins.md)",
            "verify on reception by ReceptionCheck and follow its outcome (docs/ins.md)");
    private static final LocalizedText MATCHING = of(
            "rechercher par ReceptionMatch, qui tient le journal de ce qu'il trouve (docs/ins.md)",
            "look up by ReceptionMatch, which journals what it finds (docs/ins.md)");

    private ForeignChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "ins-21-no-transitivity-of-qualification",
                        InsReceptionPort.class,
                        ForeignChecks::transitivity,
                        "REM-INS-21"),
                new AskedCheck<>(
                        "ins-29-automatic-verification-on-foreign-data",
                        InsReceptionPort.class,
                        ForeignChecks::verification,
                        "REM-INS-29"),
                new AskedCheck<>(
                        "ins-30-quarantine-on-ko", InsReceptionPort.class, ForeignChecks::quarantine, "REM-INS-30"),
                new AskedCheck<>(
                        "ins-43-search-for-known-identity-on-reception",
                        InsReceptionPort.class,
                        ForeignChecks::lookUps,
                        "REM-INS-43"));
    }

    private static Optional<String> taken(
            InsReceptionPort product, Findings findings, String document, String domain, InsiPerson person)
            throws Exception {
        product.receive(Foreign.data(document, domain, person));
        Optional<String> patient = product.takeIn(document, SECRETARY).patient();
        findings.require(
                patient.isPresent(),
                document + "-taken-in",
                of(
                        "une identité reçue d'un autre domaine, que la vérification confirme, ne peut être créée",
                        "an identity received from another domain, which the verification confirms, cannot be created"),
                NOT_TRANSITIVE);
        return patient;
    }

    private static void transitivity(InsReceptionPort product, KitBench bench, Findings findings) throws Exception {
        List.of(Foreign.JEANNE, Foreign.ALIX, Foreign.LOUISE)
                .forEach(each -> bench.sandbox().insi().add(each));
        PlayedVerification service = PlayedVerification.right();
        product.verifyBy(service);
        Optional<String> foreign = taken(product, findings, "document-1", Foreign.CLINIC, Foreign.JEANNE);
        if (foreign.isEmpty()) {
            return;
        }
        findings.saw("qualified elsewhere, no contract of trust");
        boolean called =
                !service.questions().isEmpty() || !bench.exchanges("insi").isEmpty();
        notQualified(product, findings, foreign.get(), "without-contract");
        findings.require(
                product.read(foreign.get()).status() == Status.PROVISIONAL || called,
                "asked-again",
                of(
                        "l'identité reçue est récupérée ici sans appel à INSi",
                        "the identity received is retrieved here without a call to INSi"),
                NOT_TRANSITIVE);
        if (product.read(foreign.get()).status() == Status.PROVISIONAL) {
            product.retrieve(foreign.get(), SECRETARY);
        }
        product.prove(foreign.get(), Proof.PASSPORT, SECRETARY);
        product.validate(foreign.get(), SECRETARY);
        findings.saw("checked here");
        findings.require(
                product.read(foreign.get()).status() == Status.QUALIFIED,
                "qualified-here",
                of(
                        "INSi appelé et identité contrôlée ici, elle n'est pas qualifiée",
                        "INSi called and identity checked here, it is not qualified"),
                NOT_TRANSITIVE);
        if (product.trust("LABORATOIRE-B")) {
            trusted(product, findings);
        }
    }

    private static void notQualified(InsReceptionPort product, Findings findings, String patient, String condition)
            throws Exception {
        Status status = product.read(patient).status();
        findings.require(
                status == Status.PROVISIONAL || status == Status.RETRIEVED,
                condition,
                of(
                        "une identité qualifiée par un autre domaine est ici " + status + " sans contrôle",
                        "an identity qualified by another domain is " + status + " here without a check"),
                NOT_TRANSITIVE);
    }

    private static void trusted(InsReceptionPort product, Findings findings) throws Exception {
        Optional<String> partner = taken(product, findings, "document-2", "LABORATOIRE-B", Foreign.ALIX);
        if (partner.isPresent()) {
            findings.saw("qualified elsewhere, contract of trust");
            findings.require(
                    product.read(partner.get()).status() == Status.QUALIFIED,
                    "with-contract",
                    of(
                            "le contrat de confiance est enregistré, l'identité du domaine n'est pas qualifiée",
                            "the contract of trust is entered, the domain's identity is not qualified"),
                    NOT_TRANSITIVE);
        }
        Optional<String> other = taken(product, findings, "document-3", Foreign.CLINIC, Foreign.LOUISE);
        if (other.isPresent()) {
            findings.saw("contract of trust with another domain");
            notQualified(product, findings, other.get(), "contract-with-another");
        }
    }

    /** The published test person of that matricule. */
    private static InsiPerson known(String matricule) {
        return InsiSimulator.testPersons().stream()
                .filter(each -> each.ins().matricule().value().equals(matricule))
                .findFirst()
                .orElseThrow();
    }

    private static void verification(InsReceptionPort product, KitBench bench, Findings findings) throws Exception {
        String qualified = People.qualified(product, People.adrun());
        String retrieved = People.retrieved(product, People.adrdeux());
        PlayedVerification service = PlayedVerification.right();
        product.verifyBy(service);
        product.receive(Foreign.data("document-1", Foreign.JEANNE));
        List<Question> asked = service.questions();
        findings.saw("INS not known here");
        findings.require(
                asked.equals(List.of(new Question(Foreign.JEANNE.ins(), Foreign.JEANNE.traits()))),
                "unknown-verified-once",
                of(
                        "une INS inconnue ici donne " + asked.size()
                                + " vérifications ; une seule est attendue, avec l'INS et les traits reçus",
                        "an INS not known here makes " + asked.size()
                                + " verifications; one is expected, with the INS and the traits received"),
                RECEPTION);
        held(product, findings, service, qualified, Status.QUALIFIED, "document-2");
        held(product, findings, service, retrieved, Status.RETRIEVED, "document-3");
    }

    private static void held(
            InsReceptionPort product,
            Findings findings,
            PlayedVerification service,
            String patient,
            Status status,
            String document)
            throws Exception {
        String matricule = product.read(patient).fields().getOrDefault(Field.MATRICULE, "");
        if (product.read(patient).status() != status || matricule.isEmpty()) {
            return;
        }
        int before = service.questions().size();
        product.receive(Foreign.data(document, known(matricule)));
        String name = status.name().toLowerCase(java.util.Locale.ROOT);
        findings.saw("INS " + name + " here");
        findings.require(
                service.questions().size() == before,
                name + "-not-verified",
                of(
                        "une INS qui est ici " + name + " est vérifiée de nouveau à la réception",
                        "an INS that is " + name + " here is verified again on reception"),
                RECEPTION);
    }

    private static void quarantine(InsReceptionPort product, KitBench bench, Findings findings) throws Exception {
        // somebody with the same traits is known: a temptation
        String known = People.created(product, Foreign.typed(Foreign.JEANNE));
        PlayedVerification service = PlayedVerification.wrong();
        product.verifyBy(service);
        product.receive(Foreign.data("document-1", Foreign.JEANNE));
        if (service.questions().isEmpty()) {
            return;
        }
        Filing filing = product.filing("document-1");
        findings.saw("KO on reception");
        findings.require(
                filing.place() == Place.WAITING,
                "waiting",
                of(
                        "les données dont l'INS est démentie n'attendent pas : " + filing.place(),
                        "the data whose INS is contradicted do not wait: " + filing.place()),
                RECEPTION);
        findings.require(
                filing.patients().isEmpty(),
                "no-link",
                of(
                        "les données dont l'INS est démentie sont rattachées à "
                                + (filing.patients().contains(known) ? "l'homonyme connu" : "un patient"),
                        "the data whose INS is contradicted are linked to "
                                + (filing.patients().contains(known) ? "the known namesake" : "a patient")),
                RECEPTION);
        findings.require(
                !filing.alerts().isEmpty(),
                "user-alerted",
                of("l'utilisateur n'est pas alerté du démenti", "the user is not alerted to the contradiction"),
                RECEPTION);
    }

    private static void lookUps(InsReceptionPort product, KitBench bench, Findings findings) throws Exception {
        if (product.lookUps().isEmpty()) {
            return;
        }
        Instant begin = bench.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        product.verifyBy(PlayedVerification.right());
        String holder = People.qualified(product, People.adrun());
        String matricule = product.read(holder).fields().getOrDefault(Field.MATRICULE, "");
        String alike = People.created(product, Foreign.typed(Foreign.JEANNE));
        if (!matricule.isEmpty()) {
            product.receive(Foreign.data("document-1", known(matricule)));
            findings.saw("INS held by a patient");
            looked(product, bench, findings, "document-1", Key.MATRICULE, Set.of(holder), begin);
        }
        product.receive(Foreign.data("document-2", Foreign.JEANNE));
        findings.saw("INS of nobody, traits of a patient");
        looked(product, bench, findings, "document-2", Key.MATRICULE, Set.of(), begin);
        looked(product, bench, findings, "document-2", Key.TRAITS, Set.of(alike), begin);
        findings.require(
                keys(product, "document-2").equals(List.of(Key.MATRICULE, Key.TRAITS)),
                "matricule-then-traits",
                of(
                        "la recherche par traits ne suit pas celle par matricule",
                        "the look-up by traits does not follow the one by matricule"),
                MATCHING);
        product.receive(Foreign.data("document-3", Foreign.ALIX));
        findings.saw("nobody");
        looked(product, bench, findings, "document-3", Key.TRAITS, Set.of(), begin);
    }

    private static List<Key> keys(InsReceptionPort product, String document) throws Exception {
        return product.lookUps().orElse(List.of()).stream()
                .filter(each -> each.document().equals(document))
                .map(LookUp::key)
                .toList();
    }

    private static void looked(
            InsReceptionPort product,
            KitBench bench,
            Findings findings,
            String document,
            Key key,
            Set<String> found,
            Instant begin)
            throws Exception {
        List<LookUp> lines = product.lookUps().orElse(List.of()).stream()
                .filter(each -> each.document().equals(document) && each.key() == key)
                .toList();
        Instant end = bench.clock().instant();
        String condition = document + "-" + key.name().toLowerCase(java.util.Locale.ROOT);
        findings.require(
                lines.size() == 1
                        && !lines.get(0).at().isBefore(begin)
                        && !lines.get(0).at().isAfter(end),
                condition + "-journaled",
                of(
                        "le journal n'a pas, une fois et à sa date, la recherche par " + key + " du document reçu",
                        "the journal has not, once and at its date, the look-up by " + key
                                + " for the document received"),
                MATCHING);
        findings.require(
                lines.stream().allMatch(each -> each.found().equals(found)),
                condition + "-found",
                of(
                        "la recherche par " + key + " ne trouve pas qui elle doit trouver",
                        "the look-up by " + key + " does not find whom it has to find"),
                MATCHING);
    }
}
