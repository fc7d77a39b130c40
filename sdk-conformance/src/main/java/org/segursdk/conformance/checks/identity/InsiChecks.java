package org.segursdk.conformance.checks.identity;

import static org.segursdk.conformance.checks.identity.People.DOCTOR;
import static org.segursdk.conformance.checks.identity.People.SECRETARY;
import static org.segursdk.conformance.checks.identity.People.TRAINEE;
import static org.segursdk.core.error.LocalizedText.of;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.IdentityPort.Action;
import org.segursdk.conformance.port.IdentityPort.Answer;
import org.segursdk.conformance.port.IdentityPort.Field;
import org.segursdk.conformance.port.IdentityPort.Kept;
import org.segursdk.conformance.port.IdentityPort.Trace;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiSituation;
import org.segursdk.sandbox.RecordedExchange;

/** What becomes of the answers of INSi, and who sees them: REM-INS-03, -04, -09, -10, -13, -25, -26. */
final class InsiChecks {
    private static final LocalizedText DESK =
            of("demander et accepter par IdentityDesk (docs/ins.md)", "ask and accept by IdentityDesk (docs/ins.md)");
    private static final LocalizedText JOURNAL = of(
            "garder chaque InsTrace d'IdentityDesk et chaque ligne d'IdentityDecision.journal (docs/ins.md)",
            "keep each InsTrace of IdentityDesk and each line of IdentityDecision.journal (docs/ins.md)");

    /** Known to the sandbox alone. */
    private static final String NOBODY = "2800299352000";

    private InsiChecks() {}

    static List<Check> all() {
        return List.of(
                new IdentityLook("ins-03-access-to-ins-and-to-insi-traced", "REM-INS-03", InsiChecks::accesses),
                new IdentityLook("ins-04-fine-grained-habilitation", "REM-INS-04", InsiChecks::rights),
                new IdentityLook("ins-09-insi-answer-populates-traits", "REM-INS-09", InsiChecks::populates),
                new IdentityLook("ins-10-first-given-name-consistent", "REM-INS-10", InsiChecks::firstGivenName),
                new IdentityLook("ins-13-identity-change-log", "REM-INS-13", InsiChecks::changeLog),
                new BothSearches(),
                new IdentityLook("ins-26-insi-retrieval-traced", "REM-INS-26", InsiChecks::retrievals));
    }

    private static List<Trace> traces(IdentityPort product, String patient, Action action) throws Exception {
        return product.traces(patient).stream()
                .filter(each -> each.action() == action)
                .toList();
    }

    private static void accesses(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.created(product, People.adrun());
        product.retrieve(patient, SECRETARY);
        product.showIns(patient, DOCTOR);
        List<Trace> calls = traces(product, patient, Action.INSI_CALL);
        findings.saw("call");
        findings.require(
                calls.size() == bench.exchanges("insi").size()
                        && calls.stream().allMatch(each -> each.user().equals(SECRETARY.id())),
                "call-traced",
                of(
                        "un appel à INSi n'a pas sa trace, ou sans l'utilisateur",
                        "a call to INSi has no trace, or one without the user"),
                JOURNAL);
        List<Trace> seen = traces(product, patient, Action.INS_SEEN);
        findings.saw("access");
        findings.require(
                seen.stream().anyMatch(each -> each.user().equals(DOCTOR.id())),
                "access-traced",
                of("l'accès à l'INS n'a pas sa trace", "the access to the INS has no trace"),
                JOURNAL);
    }

    private static void rights(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.created(product, People.adrun());
        Answer denied = product.retrieve(patient, TRAINEE);
        findings.saw("INSi without the right");
        findings.require(
                People.refused(denied) && bench.exchanges("insi").isEmpty(),
                "insi-not-called",
                of("un utilisateur sans le droit appelle INSi", "a user without the right calls INSi"),
                DESK);
        findings.require(
                product.traces(patient).stream().anyMatch(each -> each.user().equals(TRAINEE.id())),
                "refusal-traced",
                of("l'appel refusé n'a pas de trace", "the refused call has no trace"),
                JOURNAL);
        product.retrieve(patient, SECRETARY);
        findings.saw("INS without the right");
        findings.require(
                product.showIns(patient, TRAINEE).isEmpty(),
                "ins-not-shown",
                of("un utilisateur sans le droit voit le matricule", "a user without the right sees the matricule"),
                DESK);
        findings.require(
                product.showIns(patient, DOCTOR).isPresent(),
                "ins-shown",
                of(
                        "un utilisateur qui a le droit ne voit pas le matricule",
                        "a user who may does not see the matricule"),
                DESK);
    }

    private static void populates(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        bench.sandbox().insi().add(People.person(NOBODY, "TESTEUSE", "JEANNE MARIE LOUISE", "1980-02-14", "99352"));
        String patient = People.retrieved(
                product,
                People.without(
                        People.with(
                                People.typed("TESTEUSE", "JEANNE", "F", "1980-02-14", "99352"),
                                Field.BIRTH_GIVEN_NAMES,
                                "JEANNE"),
                        Field.USED_NAME));
        Kept kept = product.read(patient);
        Map<Field, String> expected = Map.of(
                Field.BIRTH_NAME, "TESTEUSE",
                Field.BIRTH_GIVEN_NAMES, "JEANNE MARIE LOUISE",
                Field.SEX, "F",
                Field.BIRTH_DATE, "1980-02-14",
                Field.BIRTH_PLACE, "99352",
                Field.MATRICULE, People.matricule(NOBODY),
                Field.OID, People.OID_NIR);
        findings.saw("INSi 00");
        expected.forEach((field, value) -> findings.require(
                value.equals(kept.fields().get(field)),
                "from-insi-" + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                of(
                        "le champ " + field + " n'est pas celui de la réponse d'INSi",
                        "the field " + field + " is not that of the answer of INSi"),
                DESK));
    }

    private static void firstGivenName(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        bench.sandbox().insi().add(People.person(NOBODY, "TESTEUSE", "JEANNE MARIE", "1980-02-14", "99352"));
        String patient = People.created(product, People.typed("TESTEUSE", "MARIE", "F", "1980-02-14", "99352"));
        Answer answer = product.retrieve(patient, SECRETARY);
        if (bench.exchanges("insi").isEmpty()) {
            return;
        }
        findings.saw("INSi 00, another first given name");
        Kept kept = product.read(patient);
        boolean taken = kept.fields().containsKey(Field.MATRICULE);
        findings.require(
                taken || !answer.alerts().isEmpty(),
                "alert",
                of(
                        "le premier prénom de la réponse diffère de celui saisi, et rien n'alerte",
                        "the first given name of the answer differs from the one typed, and nothing alerts"),
                DESK);
        findings.require(
                !taken && "MARIE".equals(kept.fields().get(Field.FIRST_GIVEN_NAME)),
                "not-overwritten",
                of(
                        "le prénom saisi est écrasé sans décision de l'utilisateur",
                        "the given name typed is overwritten without a decision of the user"),
                DESK);
    }

    private static void changeLog(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String patient = People.created(product, People.adrun());
        product.change(patient, Map.of(Field.USED_NAME, "DURIEU"), DOCTOR);
        List<Trace> all = product.traces(patient);
        findings.saw("creation and change");
        for (Action action : List.of(Action.CREATION, Action.CHANGE)) {
            String author = action == Action.CREATION ? SECRETARY.id() : DOCTOR.id();
            findings.require(
                    all.stream()
                            .anyMatch(each ->
                                    each.action() == action && each.user().equals(author)),
                    action.name().toLowerCase(java.util.Locale.ROOT),
                    of(
                            "la trace " + action + " manque, ou ne dit pas son auteur",
                            "the trace " + action + " is missing, or does not tell its author"),
                    JOURNAL);
        }
    }

    private static void retrievals(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        String found = People.retrieved(product, People.adrun());
        retrieval(product, findings, found, "00");
        String none = People.retrieved(product, People.typed("INCONNUE", "ALIX", "F", "1990-02-03", "75056"));
        retrieval(product, findings, none, "01");
        bench.sandbox().insi().always(InsiSituation.SEVERAL);
        String several = People.retrieved(product, People.adrdeux());
        retrieval(product, findings, several, "02");
    }

    private static void retrieval(IdentityPort product, Findings findings, String patient, String code)
            throws Exception {
        Set<String> outcomes = traces(product, patient, Action.INSI_CALL).stream()
                .filter(each -> each.user().equals(SECRETARY.id()))
                .map(Trace::outcome)
                .collect(Collectors.toSet());
        findings.saw("INSi " + code);
        findings.require(
                outcomes.stream().anyMatch(each -> each.contains(code)),
                "answer-" + code,
                of(
                        "la recherche dont la réponse est " + code + " n'est pas tracée avec ce code et son auteur",
                        "the search answered " + code + " is not traced with that code and its author"),
                JOURNAL);
    }

    /** REM-INS-25: by traits and by card, each as the guide wants it; the sandbox refuses what is not well formed. */
    private static final class BothSearches extends LiveCheck<IdentityPort> {
        BothSearches() {
            super("ins-25-insi-search-by-traits-and-by-vitale", IdentityPort.class, "REM-INS-25");
        }

        @Override
        protected LocalizedText instruction() {
            return of(
                    "Créez ADRUN Zoé, née le 31/12/1975 à 63220, cherchez son INS par ses traits ; puis cherchez un INS avec une"
                            + " carte Vitale de l'assuré 275126322074974.",
                    "Create ADRUN Zoé, female, born 1975-12-31 in 63220, search her INS by her traits; then search an INS with a"
                            + " Vitale card of the insured person 275126322074974.");
        }

        @Override
        protected void act(IdentityPort product, KitBench bench) throws Exception {
            People.retrieved(product, People.adrun());
            product.createFromCard("275126322074974", SECRETARY);
        }

        @Override
        protected void judge(KitBench bench, Findings findings) {
            List<RecordedExchange> calls = bench.exchanges("insi");
            for (String operation : List.of("WS_INS2", "WS_INS1")) {
                List<RecordedExchange> own = calls.stream()
                        .filter(each -> each.operation().equals(operation))
                        .toList();
                findings.saw(operation);
                findings.require(
                        !own.isEmpty(),
                        operation.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-called",
                        of("INSi n'a pas reçu " + operation, "INSi received no " + operation),
                        DESK);
                findings.require(
                        own.stream().allMatch(each -> each.verdict().equals("accepted")),
                        operation.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-well-formed",
                        of(
                                "une demande " + operation + " n'est pas celle du guide : "
                                        + own.stream()
                                                .map(RecordedExchange::verdict)
                                                .distinct()
                                                .toList(),
                                "a request " + operation + " is not the guide's: "
                                        + own.stream()
                                                .map(RecordedExchange::verdict)
                                                .distinct()
                                                .toList()),
                        of("demander par InsiClient (docs/insi.md)", "ask by InsiClient (docs/insi.md)"));
            }
        }
    }
}
