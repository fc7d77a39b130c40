package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.RecordedExchange;

/** What a structure does in a record beside feeding it (AI), against the sandbox, strict. */
class ReplaceAndReconcileTest extends SandboxTest {
    private static final QualifiedIns INS = Samples.ins();

    private static Oid fresh() {
        return Oid.fromUuid(UUID.randomUUID());
    }

    private static Document replacing(Oid replaced) {
        Oid id = fresh();
        return new Document(
                Samples.metadata(id)
                        .addRelation(new Relation(Relation.Type.RPLC, replaced))
                        .build(),
                DocumentContent.of(Samples.cda(id, "version 2")));
    }

    private static String status(Oid uniqueId) {
        return sandbox.dmp().documents(Samples.MATRICULE).stream()
                .filter(each -> each.uniqueId().equals(uniqueId.value()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static List<String> operations() {
        return sandbox.recorder().exchanges().stream()
                .map(RecordedExchange::operation)
                .toList();
    }

    @Test
    @Tag("REM-DMPA-08")
    @Tag("REM-DMPA-09")
    void replace_thenDelete_leavesTheVersionsAsTheyAre() {
        sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Authorisation.NON_EXISTE));
        Oid first = fresh();
        try (DmpClient client = client()) {
            client.feed(session(), Samples.document(first));
            Document second = replacing(first);
            assertThat(client.replace(session(), second)).isInstanceOf(FeedResult.Accepted.class);
            assertThat(status(first)).isEqualTo(DmpDocument.DEPRECATED);
            Oid secondId = second.metadata().uniqueId();
            assertThat(status(secondId)).isEqualTo(DmpDocument.APPROVED);

            assertThat(client.delete(session(), INS, secondId)).isTrue();
            assertThat(status(secondId)).isEqualTo(DmpDocument.DELETED);
            assertThat(client.delete(session(), INS, fresh())).isFalse();
        }
        assertThat(operations()).containsExactly("TD2.1", "TD3.1b", "TD2.1", "TD3.1b", "TD3.3c", "TD3.1b");
    }

    @Test
    void replace_nothingOrUnknown_isRefused() {
        try (DmpClient client = client()) {
            assertThatThrownBy(() -> client.replace(session(), Samples.document(fresh())))
                    .hasMessageContaining("DMP-RPLC-NONE");
            assertThat(operations()).isEmpty();
            assertThatThrownBy(() -> client.replace(session(), replacing(fresh())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("DMP-RPLC-ENTRY");
        }
        assertThat(operations()).containsExactly("TD3.1b");
    }

    @Test
    void delete_documentOfAnotherStructure_isRefusedByTheDmp() {
        DmpDocument other = sandbox.dmp().deposit(INS.ins(), DmpSeed.document().fedBy("10B0193489"));
        try (DmpClient client = client()) {
            assertThatThrownBy(() -> client.delete(session(), INS, Oid.of(other.uniqueId())))
                    .isInstanceOf(ServiceFaultException.class);
        }
        assertThat(status(Oid.of(other.uniqueId()))).isEqualTo(DmpDocument.APPROVED);
    }

    @Test
    void reconcile_answerLostAfterStoring_tellsThatItIsThere() {
        Document document = Samples.document(fresh());
        sandbox.dmp().next(DmpSituation.COMMIT_THEN_RESET);
        try (DmpClient client = client()) {
            SegurException lost = catchThrowableOfType(SegurException.class, () -> client.feed(session(), document));
            assertThat(lost.outcome()).isEqualTo(Outcome.UNCERTAIN);
            Reconciliation found = client.reconcile(session(), List.of(document), lost);
            assertThat(found.isStored()).isTrue();
            assertThat(found.maySendAgain()).isFalse();
            assertThat(found.stored()).containsExactly(document.metadata().uniqueId());
        }
    }

    @Test
    void reconcile_requestLost_tellsThatNothingArrived() {
        Document document = Samples.document(fresh());
        sandbox.dmp().next(DmpSituation.RESET);
        try (DmpClient client = client()) {
            SegurException lost = catchThrowableOfType(SegurException.class, () -> client.feed(session(), document));
            Reconciliation found = client.reconcile(session(), List.of(document), lost);
            assertThat(found.maySendAgain()).isTrue();
            assertThat(client.feed(session(), document)).isInstanceOf(FeedResult.Accepted.class);
        }
    }

    @Test
    void reconcile_certainFailure_asksNothing() {
        Document document = Samples.document(fresh());
        sandbox.dmp().next(DmpSituation.REGISTRY_ERROR);
        try (DmpClient client = client()) {
            SegurException refused = catchThrowableOfType(SegurException.class, () -> client.feed(session(), document));
            sandbox.recorder().clear();
            assertThatThrownBy(() -> client.reconcile(session(), List.of(document), refused))
                    .hasMessageContaining("DMP-RECONCILE-CERTAIN");
        }
        assertThat(operations()).isEmpty();
    }

    @Test
    @Tag("REM-DMPA-12")
    @Tag("REM-DMPA-23")
    void feed_withARegister_obeysThePatient() {
        String user = Samples.doctor().id().value();
        Consents consents = Consents.of(INS.ins(), user);
        try (DmpClient client = DmpClient.create(context().build(), DmpProfile.defaults(), consents)) {
            assertThatThrownBy(() -> client.feed(session(), Samples.document(fresh())))
                    .hasMessageContaining("DMP-NOT-INFORMED");
            consents.happen(INS.ins(), user, ConsentEvent.informed());
            assertThat(client.feed(session(), Samples.document(fresh()))).isInstanceOf(FeedResult.Accepted.class);
            consents.happen(INS.ins(), user, ConsentEvent.feedingOpposed("motif légitime"));
            sandbox.recorder().clear();
            assertThatThrownBy(() -> client.feed(session(), Samples.document(fresh())))
                    .hasMessageContaining("DMP-OPPOSITION");
            assertThat(operations()).isEmpty();
            consents.happen(INS.ins(), user, ConsentEvent.feedingOppositionLifted());
            assertThat(client.feed(session(), Samples.document(fresh()))).isInstanceOf(FeedResult.Accepted.class);
        }
    }

    @Test
    void administrativeDataAndLists_areReadInTheModeOfTheStructure() {
        try (DmpClient client = client()) {
            assertThat(client.administrativeData(session(), INS)).isPresent();
            sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Status.ABSENT));
            assertThat(client.administrativeData(session(), INS)).isEmpty();
            assertThat(client.authorisedSince(session(), Instant.now().minusSeconds(86_400)))
                    .isNotNull();
            assertThat(client.searchWithoutIns(session(), PatientSearch.of("ADRUN"))
                            .candidates())
                    .isNotEmpty();
        }
        assertThat(operations()).containsExactly("TD1.3a", "TD1.3a", "TD0.4", "TD0.5");
    }
}
