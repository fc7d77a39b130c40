package org.segursdk.conformance.checks.identity;

import static org.segursdk.conformance.checks.identity.People.SECRETARY;
import static org.segursdk.core.error.LocalizedText.of;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Answer;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Kept;
import org.segursdk.conformance.port.IdentityPort.Status;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.identity.Sex;
import org.segursdk.sandbox.InsiPerson;

/** Answers of INSi that are taken in whole, and those that must not be: REM-INS-11, -12, -42. */
final class AnswerChecks {
    private static final LocalizedText DESK =
            of("demander et accepter par IdentityDesk (docs/ins.md)", "ask and accept by IdentityDesk (docs/ins.md)");
    private static final String NAME = "TESTEUSE";
    private static final String PLACE = "99352";
    private static final String ADRUN = "275126322074974";

    private AnswerChecks() {}

    static List<Check> all() {
        return List.of(
                new IdentityLook("ins-11-reject-dates-with-00", "REM-INS-11", AnswerChecks::zeroDates),
                new IdentityLook("ins-12-reject-empty-strict-traits", "REM-INS-12", AnswerChecks::emptyTraits),
                new IdentityLook("ins-42-patient-record-created-from-insi", "REM-INS-42", AnswerChecks::created));
    }

    private static void zeroDates(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        if (!soundIsTaken(product, bench, findings)) {
            return;
        }
        InsiPerson month = People.person("2850099352000", NAME, "ANNE", "1985-00-12", PLACE);
        InsiPerson day = People.person("2850799352000", NAME, "ALIX", "1985-07-00", PLACE);
        InsiPerson both = People.person("2860099352000", NAME, "LISE", "1986-00-00", PLACE);
        notTaken(product, bench, findings, month, "month-00", Set.of("1985-01-12"));
        notTaken(product, bench, findings, day, "day-00", Set.of("1985-07-01"));
        notTaken(product, bench, findings, both, "month-and-day-00", Set.of("1986-12-31", "1986-01-01"));
        statusUnchanged(product, bench, findings, day);
    }

    private static void emptyTraits(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        if (!soundIsTaken(product, bench, findings)) {
            return;
        }
        InsiPerson names = People.person("2850699352000", NAME, "", "1985-06-01", PLACE);
        InsiPerson name = People.person("2850899352000", "", "ALIX", "1985-08-01", PLACE);
        InsiPerson sex =
                InsiPerson.of(People.matricule("2850999352000"), NAME, "ALIX", Sex.UNKNOWN, "1985-09-01", PLACE);
        notTaken(product, bench, findings, names, "no-given-names", Set.of("1985-06-01"));
        notTaken(product, bench, findings, name, "no-birth-name", Set.of("1985-08-01"));
        notTaken(product, bench, findings, sex, "no-sex", Set.of("1985-09-01"));
    }

    /**
     * An answer that lacks nothing is taken: a product that takes none in would reject the others by chance.
     *
     * @return whether INSi was asked: a product that reads no cards is not looked at
     */
    private static boolean soundIsTaken(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        Answer answer = product.createFromCard(ADRUN, SECRETARY);
        if (bench.exchanges("insi").isEmpty()) {
            return false;
        }
        findings.saw("sound answer");
        findings.require(
                answer.patient().isPresent()
                        && hasMatricule(product, answer.patient().get(), ADRUN),
                "sound-answer-taken",
                of(
                        "une réponse d'INSi complète n'est pas intégrée : le refus des autres ne prouve rien",
                        "a complete answer of INSi is not taken in: refusing the others proves nothing"),
                DESK);
        return true;
    }

    private static boolean hasMatricule(IdentityPort product, String patient, String matricule) throws Exception {
        return matricule.equals(product.read(patient).fields().get(Field.MATRICULE));
    }

    /** @param dates under which a product that mends the answer would file it */
    private static void notTaken(
            IdentityPort product,
            KitBench bench,
            Findings findings,
            InsiPerson person,
            String condition,
            Set<String> dates)
            throws Exception {
        bench.sandbox().insi().add(person);
        String matricule = person.ins().matricule().value();
        Answer answer = product.createFromCard(matricule, SECRETARY);
        findings.saw(condition);
        Set<String> suspects = new HashSet<>(answer.patient().stream().toList());
        for (String date : dates) {
            suspects.addAll(product.search(date, ""));
        }
        boolean stored = false;
        for (String suspect : suspects) {
            stored |= hasMatricule(product, suspect, matricule);
        }
        findings.require(
                !stored,
                condition,
                of(
                        "une réponse d'INSi aux traits inutilisables est enregistrée avec son matricule",
                        "an answer of INSi whose traits cannot be used is stored with its matricule"),
                DESK);
        findings.require(
                People.refused(answer) && !answer.alerts().isEmpty(),
                condition + "-told",
                of("le refus n'est pas dit à l'utilisateur", "the refusal is not told to the user"),
                DESK);
    }

    /** A record that is there already, typed with the date as INSi has it; a product that refuses such a date is not asked. */
    private static void statusUnchanged(IdentityPort product, KitBench bench, Findings findings, InsiPerson person)
            throws Exception {
        Answer typed = product.create(People.typed(person), SECRETARY);
        if (People.refused(typed) || typed.patient().isEmpty()) {
            return;
        }
        String patient = typed.patient().get();
        product.prove(patient, IdentityPort.Proof.PASSPORT, SECRETARY);
        product.validate(patient, SECRETARY);
        Kept before = product.read(patient);
        int calls = bench.exchanges("insi").size();
        Answer answer = product.retrieve(patient, SECRETARY);
        if (bench.exchanges("insi").size() == calls) {
            return;
        }
        findings.saw("record with " + before.status());
        Kept after = product.read(patient);
        findings.require(
                after.status() == before.status() && !after.fields().containsKey(Field.MATRICULE),
                "record-unchanged",
                of(
                        "une réponse d'INSi dont la date a 00 change le statut du dossier ou y met le matricule",
                        "an answer of INSi whose date has 00 changes the status of the record or puts the matricule into it"),
                DESK);
        findings.require(
                People.refused(answer) && !answer.alerts().isEmpty(),
                "record-unchanged-told",
                of(
                        "le refus de la réponse n'est pas dit à l'utilisateur du dossier",
                        "the refusal of the answer is not told to the user of the record"),
                DESK);
    }

    private static void created(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        Map<Field, String> adrun = new EnumMap<>(People.adrun());
        adrun.remove(Field.FIRST_GIVEN_NAME);
        adrun.put(Field.MATRICULE, ADRUN);
        fromCard(product, bench, findings, "", adrun);
        // nobody that a product could know by heart
        InsiPerson own = People.person("2800299352000", NAME, "JEANNE MARIE LOUISE", "1980-02-14", PLACE);
        bench.sandbox().insi().add(own);
        Map<Field, String> traits = new EnumMap<>(People.typed(own));
        traits.remove(Field.FIRST_GIVEN_NAME);
        traits.put(Field.MATRICULE, own.ins().matricule().value());
        fromCard(product, bench, findings, "-of-anybody", traits);
    }

    private static void fromCard(
            IdentityPort product, KitBench bench, Findings findings, String whose, Map<Field, String> expected)
            throws Exception {
        String date = expected.getOrDefault(Field.BIRTH_DATE, "");
        Set<String> before = Set.copyOf(product.search(date, ""));
        int calls = bench.exchanges("insi").size();
        Answer answer = product.createFromCard(expected.getOrDefault(Field.MATRICULE, ""), SECRETARY);
        findings.saw("INSi 00, nobody known" + whose.replace('-', ' '));
        findings.require(
                bench.exchanges("insi").size() == calls + 1,
                "asked-once" + whose,
                of(
                        "INSi n'est pas appelé une fois pour créer le dossier",
                        "INSi is not called once to create the record"),
                DESK);
        findings.require(
                answer.accepted() && answer.patient().isPresent(),
                "created" + whose,
                of(
                        "aucun patient n'est créé depuis la réponse d'INSi",
                        "no patient is created from the answer of INSi"),
                DESK);
        if (answer.patient().isEmpty()) {
            return;
        }
        String patient = answer.patient().get();
        Kept kept = product.read(patient);
        findings.require(
                kept.status() == Status.RETRIEVED
                        && Stream.of(Field.BIRTH_NAME, Field.BIRTH_GIVEN_NAMES, Field.BIRTH_DATE)
                                .allMatch(each -> Objects.equals(
                                        expected.get(each), kept.fields().get(each))),
                "filled-and-retrieved" + whose,
                of(
                        "le dossier créé n'a pas les traits d'INSi ou le statut récupérée",
                        "the record created has not the traits of INSi or the status retrieved"),
                DESK);
        for (Field each : List.of(Field.SEX, Field.BIRTH_PLACE, Field.MATRICULE)) {
            filled(findings, kept, each, expected.getOrDefault(each, ""), whose);
        }
        filled(findings, kept, Field.OID, People.OID_NIR, whose);
        Set<String> more = new HashSet<>(product.search(date, ""));
        more.removeAll(before);
        findings.require(
                more.equals(Set.of(patient)),
                "one-new-record" + whose,
                of(
                        "la recherche trouve " + more.size() + " nouveau(x) dossier(s), un seul est attendu",
                        "the search finds " + more.size() + " new record(s), one is expected"),
                of("garder un dossier par création", "keep one record for one creation"));
    }

    private static void filled(Findings findings, Kept kept, Field field, String value, String whose) {
        findings.require(
                value.equals(kept.fields().get(field)),
                "filled-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-') + whose,
                of(
                        "le champ " + field + " du dossier créé n'est pas rempli par la réponse d'INSi",
                        "the field " + field + " of the record created is not filled from the answer of INSi"),
                DESK);
    }
}
