package org.segursdk.exchange.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Confidentiality;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.sharing.PatientFacts.DmpRecord;

class SharingRulesTest {
    private static final Correspondent WARD = new Correspondent.AtMailbox(Samples.WARD);
    private static final Correspondent COLLEAGUE =
            new Correspondent.Person(Samples.doctor().id());

    private final SharingRules rules = new SharingRules(SharingPolicy.everything());

    private static ShareRequest.Builder request(Document document) {
        return ShareRequest.builder(document, Samples.session())
                .sender(Samples.DOCTOR)
                .plan(SharePlan.standard().with(WARD));
    }

    private static ShareRequest.Builder request() {
        return request(Samples.document());
    }

    /** One word for each destination: SEND, HELD, LOOK_UP, a reason or a rule. */
    private static List<String> words(SharingRules rules, ShareRequest.Builder request) {
        return rules.decide(request.build()).stream()
                .map(each -> {
                    if (each.decision() instanceof Decision.Skipped skipped) {
                        assertThat(skipped.explanation().french()).isNotBlank();
                        return skipped.rule();
                    }
                    if (each.decision() instanceof Decision.Withheld withheld) {
                        return withheld.reason();
                    }
                    return each.decision().getClass().getSimpleName();
                })
                .toList();
    }

    @Test
    @Tag("REM-MSSS-28")
    void standardPlan_hasThreeBoxesTicked_eachMayBeUnticked() {
        for (Branch branch : Branch.values()) {
            assertThat(SharePlan.standard().includes(branch)).isTrue();
            SharePlan without = SharePlan.standard().without(branch, "patient present");
            assertThat(without.includes(branch)).isFalse();
            assertThat(without.with(branch).includes(branch)).isTrue();
        }
        assertThat(SharePlan.standard().with(WARD).with(WARD).correspondents()).containsExactly(WARD);
        assertThat(words(rules, request())).containsExactly("Send", "Send", "Send");
        assertThat(words(rules, request().plan(SharePlan.standard().without(Branch.PATIENT, "remis en main propre"))))
                .containsExactly("Send", "remis en main propre", "SHARE-NO-CORRESPONDENT");
    }

    @Test
    void reason_withAnythingButACode_isRefused() {
        for (String reason : List.of("", "M. Dupont : refus", "x".repeat(91))) {
            assertThatThrownBy(() -> SharePlan.standard().without(Branch.DMP, reason))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void withoutQualifiedIns_professionalsAlone() {
        Document local = Samples.document(
                Samples.metadata(Samples.newId()).patient(Samples.local()).build());
        assertThat(words(rules, request(local))).containsExactly("SHARE-INS-QUALIFIED", "SHARE-INS-QUALIFIED", "Send");
    }

    @Test
    void oppositions_countEachForItsBranch() {
        assertThat(words(rules, request().facts(new PatientFacts(true, false, DmpRecord.OPEN))))
                .containsExactly("SHARE-DMP-OPPOSED", "Send", "Send");
        assertThat(words(rules, request().facts(new PatientFacts(false, true, DmpRecord.OPEN))))
                .containsExactly("Send", "SHARE-MESSAGES-OPPOSED", "Send");
    }

    @Test
    void closedOrAbsentRecord_isNotFed_unknownOneIsAsked() {
        assertThat(words(rules, request().facts(new PatientFacts(false, false, DmpRecord.CLOSED))))
                .containsExactly("SHARE-DMP-CLOSED", "Send", "Send");
        assertThat(words(rules, request().facts(new PatientFacts(false, false, DmpRecord.ABSENT))))
                .containsExactly("SHARE-DMP-ABSENT", "Send", "Send");
        assertThat(words(rules, request().facts(PatientFacts.noOpposition()))).startsWith("Send");
    }

    @Test
    void typeKeptBack_isSentWhereItMay() {
        SharingRules strict = new SharingRules(new SharingPolicy(Map.of(Branch.PATIENT, Set.of("11488-4"))));
        assertThat(words(strict, request())).containsExactly("Send", "SHARE-TYPE", "Send");
    }

    @Test
    void restrictedDocument_goesNowhere() {
        Document restricted = Samples.document(Samples.metadata(Samples.newId())
                .confidentiality(Confidentiality.RESTRICTED)
                .build());
        assertThat(words(rules, request(restricted)))
                .containsExactly("SHARE-CONFIDENTIALITY", "SHARE-CONFIDENTIALITY", "SHARE-CONFIDENTIALITY");
    }

    @Test
    @Tag("REM-VIS-01")
    void announcement_holdsTheMessageToThePatientAlone() {
        assertThat(words(rules, request().announceFirst())).containsExactly("Send", "Held", "Send");
        Document hidden = Samples.document(Samples.metadata(Samples.newId())
                .addVisibility(Visibility.INVISIBLE_TO_PATIENT)
                .build());
        assertThat(words(rules, request(hidden))).containsExactly("Send", "Held", "Send");
    }

    @Test
    void unknownMailbox_isLookedUp() {
        assertThat(words(
                        rules,
                        request().plan(SharePlan.standard().with(COLLEAGUE).with(WARD))))
                .containsExactly("Send", "Send", "NeedsLookUp", "Send");
    }
}
