package org.segursdk.conformance.checks.identity;

import static org.segursdk.conformance.checks.identity.People.SECRETARY;
import static org.segursdk.conformance.checks.identity.People.SUPER_USER;
import static org.segursdk.core.error.LocalizedText.of;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Answer;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Kept;
import org.segursdk.conformance.port.IdentityPort.Status;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** What is kept of an identity, and what may be typed: REM-INS-01, -05 to -08, -18, -19. */
final class TraitChecks {
    private static final LocalizedText LIFE_CYCLE = of(
            "faire passer chaque geste par IdentityLifeCycle (docs/ins.md), qui refuse et dit pourquoi",
            "make each gesture go through IdentityLifeCycle (docs/ins.md), which refuses and says why");
    private static final LocalizedText SEARCH = of(
            "chercher par PatientIndex.search : nom de naissance et nom utilisé, sans casse ni signe (docs/ins.md)",
            "search by PatientIndex.search: birth name and used name, without case nor signs (docs/ins.md)");

    private TraitChecks() {}

    static List<Check> all() {
        return List.of(
                new IdentityLook("ins-01-identity-fields-stored", "REM-INS-01", TraitChecks::everyField),
                new IdentityLook("ins-05-antecedence-search-by-birth-date", "REM-INS-05", TraitChecks::search),
                new IdentityLook("ins-06-search-ignores-diacritics", "REM-INS-06", TraitChecks::signs),
                new IdentityLook("ins-07-creation-blocked-without-strict-trait", "REM-INS-07", TraitChecks::missing),
                new IdentityLook("ins-08-optional-fields-stay-optional", "REM-INS-08", TraitChecks::minimal),
                new IdentityLook("ins-18-strict-traits-locked", "REM-INS-18", TraitChecks::locked),
                new IdentityLook("ins-19-downgrade-on-trait-change", "REM-INS-19", TraitChecks::downgraded));
    }

    private static void everyField(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        Map<Field, String> typed =
                new EnumMap<>(People.typed("ECETINSI", "PIERRE-ALAIN MURIEL FLORIANT", "M", "2009-07-14", "63220"));
        typed.put(Field.USED_NAME, "D'ÉTÉ-ŒUVRARD");
        typed.put(Field.USED_GIVEN_NAME, "MURIEL");
        Kept kept = product.read(People.created(product, typed));
        typed.forEach((field, value) -> {
            findings.saw(field.name());
            findings.require(
                    value.equals(kept.fields().get(field)),
                    "field-" + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    of(
                            "le champ " + field + " n'est pas rendu tel qu'il a été saisi",
                            "the field " + field + " does not come back as it was typed"),
                    of(
                            "garder chaque trait dans un champ à lui (PatientIdentity.state(), docs/ins.md)",
                            "keep each trait in a field of its own (PatientIdentity.state(), docs/ins.md)"));
        });
        Kept found = product.read(People.retrieved(product, People.adrun()));
        findings.saw("INSi 00");
        findings.require(
                "275126322074974".equals(found.fields().get(Field.MATRICULE))
                        && People.OID_NIR.equals(found.fields().get(Field.OID)),
                "matricule-and-oid",
                of("matricule et OID ne sont pas gardés chacun", "matricule and OID are not kept each"),
                of(
                        "garder le matricule de 15 caractères et l'OID (classe Ins)",
                        "keep the matricule of 15 characters and the OID (class Ins)"));
    }

    private static void search(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String birth = People.created(product, People.typed("DURAND", "ANNE", "F", "1980-04-12", "75056"));
        String used = People.created(
                product,
                People.with(People.typed("MARTIN", "LOUISE", "F", "1980-04-12", "75056"), Field.USED_NAME, "DURIEU"));
        String other = People.created(product, People.typed("DURAND", "PAUL", "M", "1980-04-13", "75056"));
        findings.saw("1980-04-12");
        expect(findings, "by-date", Set.of(birth, used), product.search("1980-04-12", ""));
        findings.saw("1980-04-12 DUR");
        expect(findings, "birth-and-used-names", Set.of(birth, used), product.search("1980-04-12", "DUR"));
        findings.saw("1980-04-13 DUR");
        expect(findings, "other-date", Set.of(other), product.search("1980-04-13", "DUR"));
    }

    private static void signs(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        Set<String> known = Set.of(
                People.created(product, People.typed("DUPRE-NOEL", "ANNE", "F", "1980-04-12", "75056")),
                People.created(
                        product,
                        People.with(
                                People.typed("MARTIN", "LOUISE", "F", "1980-04-12", "75056"),
                                Field.USED_NAME,
                                "DUPRÉ NOËL")));
        for (String typed : List.of("DUPRE-NOEL", "Dupré Noël", "dupre--noel", "DUPRÉ'NOEL")) {
            findings.saw(typed);
            expect(findings, "same-hits", known, product.search("1980-04-12", typed));
        }
    }

    private static void expect(Findings findings, String condition, Set<String> expected, List<String> found) {
        findings.require(
                new TreeSet<>(expected).equals(new TreeSet<>(found)),
                condition,
                of(
                        found.size() + " patient(s) trouvé(s), " + expected.size() + " attendu(s), ou pas les mêmes",
                        found.size() + " patient(s) found, " + expected.size() + " expected, or not the same"),
                SEARCH);
    }

    private static void missing(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        for (Field field :
                List.of(Field.BIRTH_NAME, Field.FIRST_GIVEN_NAME, Field.SEX, Field.BIRTH_DATE, Field.BIRTH_PLACE)) {
            Map<Field, String> typed = People.without(People.adrun(), field);
            if (field == Field.FIRST_GIVEN_NAME) {
                typed = People.without(typed, Field.BIRTH_GIVEN_NAMES);
            }
            Answer answer = product.create(typed, SECRETARY);
            findings.saw("without " + field);
            findings.require(
                    People.refused(answer) && !answer.alerts().isEmpty(),
                    "refused-without-"
                            + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    of(
                            "une identité sans " + field + " est créée, ou refusée sans dire pourquoi",
                            "an identity without " + field + " is created, or refused without saying why"),
                    LIFE_CYCLE);
        }
    }

    private static void minimal(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        Map<Field, String> five = People.without(People.adrun(), Field.BIRTH_GIVEN_NAMES);
        findings.saw("five traits");
        findings.require(
                product.create(five, SECRETARY).accepted(),
                "five-traits-suffice",
                of(
                        "les cinq traits stricts ne suffisent pas pour créer une identité",
                        "the five strict traits do not suffice to create an identity"),
                LIFE_CYCLE);
    }

    private static void locked(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.qualified(product, People.adrun());
        Answer strict = product.change(patient, Map.of(Field.BIRTH_DATE, "1975-12-30"), SECRETARY);
        findings.saw("ordinary user");
        findings.require(
                People.refused(strict)
                        && "1975-12-31".equals(product.read(patient).fields().get(Field.BIRTH_DATE)),
                "strict-trait-locked",
                of(
                        "un utilisateur ordinaire change un trait strict d'une identité qualifiée",
                        "an ordinary user changes a strict trait of a qualified identity"),
                LIFE_CYCLE);
        Answer used = product.change(patient, Map.of(Field.USED_NAME, "DURIEU"), SECRETARY);
        findings.saw("used name");
        findings.require(
                used.accepted()
                        && "DURIEU".equals(product.read(patient).fields().get(Field.USED_NAME)),
                "used-name-editable",
                of(
                        "le nom utilisé d'une identité qualifiée ne peut être changé",
                        "the used name of a qualified identity cannot be changed"),
                LIFE_CYCLE);
        Answer granted = product.change(patient, Map.of(Field.BIRTH_DATE, "1975-12-30"), SUPER_USER);
        findings.saw("super-user");
        findings.require(
                granted.accepted(),
                "super-user-may",
                of(
                        "l'utilisateur habilité ne peut pas corriger un trait strict",
                        "the user who has the right cannot correct a strict trait"),
                LIFE_CYCLE);
    }

    private static void downgraded(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String qualified = People.qualified(product, People.adrun());
        product.change(qualified, Map.of(Field.BIRTH_PLACE, "63113"), SUPER_USER);
        downgraded(findings, "qualified", product.read(qualified), Status.VALIDATED);
        String retrieved = People.retrieved(product, People.adrdeux());
        product.change(retrieved, Map.of(Field.BIRTH_PLACE, "63113"), SUPER_USER);
        downgraded(findings, "retrieved", product.read(retrieved), Status.PROVISIONAL);
    }

    private static void downgraded(Findings findings, String from, Kept kept, Status expected) {
        findings.saw(from);
        findings.require(
                kept.status() == expected,
                from + "-status",
                of(
                        "un trait strict changé laisse le statut " + kept.status() + " au lieu de " + expected,
                        "a strict trait changed leaves the status " + kept.status() + " instead of " + expected),
                LIFE_CYCLE);
        findings.require(
                !kept.fields().containsKey(Field.MATRICULE) && !kept.fields().containsKey(Field.OID),
                from + "-ins-removed",
                of(
                        "matricule ou OID restent après le changement d'un trait strict",
                        "matricule or OID stay after a strict trait was changed"),
                LIFE_CYCLE);
    }
}
