package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;

/** New versions, deletions and releases follow a document to where it went, and nowhere else. */
class FollowUpTest {
    private final RunFixture fixture = new RunFixture();
    private final Sharing sharing =
            new Sharing(fixture.database, fixture.outbox, new SharingRules(SharingPolicy.everything()));

    private static ShareRequest.Builder request(Document document) {
        return ShareRequest.builder(document, Samples.session())
                .sender(Samples.DOCTOR)
                .plan(SharePlan.standard().with(new Correspondent.AtMailbox(Samples.WARD)));
    }

    private static Document next(Document document) {
        return Samples.document(Samples.metadata(Samples.newId())
                .addRelation(
                        new Relation(Relation.Type.RPLC, document.metadata().uniqueId()))
                .build());
    }

    private void share(ShareRequest.Builder request) {
        Sql.inTransaction(fixture.database, c -> sharing.share(request.build(), c));
    }

    private void replace(ShareRequest.Builder request) {
        Sql.inTransaction(fixture.database, c -> sharing.replace(request.build(), c));
    }

    private void delete(Document document) {
        Sql.inTransaction(
                fixture.database,
                c -> sharing.delete(document.metadata().uniqueId(), Samples.session(), Optional.of(Samples.DOCTOR), c));
    }

    private void drain() {
        for (int i = 0; i < 3; i++) {
            fixture.deliveries.inState(DeliveryState.WAITING).forEach(fixture::step);
        }
    }

    private List<String> sent(FakePort port) {
        return port.got.stream()
                .map(each -> each.delivery().branch() + " " + each.delivery().operation())
                .toList();
    }

    @Test
    void newVersion_goesToTheSameRecipientsAlone() {
        Document first = Samples.document();
        share(request(first).plan(SharePlan.standard().without(Branch.PATIENT, "present")));
        drain();
        replace(request(next(first)));
        drain();
        assertThat(sent(fixture.dmp)).containsExactly("DMP SHARE", "DMP REPLACE");
        assertThat(fixture.mail.got).isEmpty();

        Document second = Samples.document();
        share(request(second));
        drain();
        replace(request(next(second)).plan(SharePlan.standard()));
        drain();
        assertThat(sent(fixture.mail))
                .containsExactlyInAnyOrder(
                        "PATIENT SHARE", "PROFESSIONALS SHARE", "PATIENT REPLACE", "PROFESSIONALS REPLACE");
        DeliveryOrder last = fixture.mail.got.get(3);
        assertThat(fixture.mail.got.stream()
                        .flatMap(each -> each.messageId().stream())
                        .map(each -> each.value()))
                .contains(last.delivery().originalMessageId().orElseThrow());
    }

    @Test
    void deletedBeforeAnythingWasTried_isNotSentAtAll() {
        Document document = Samples.document();
        share(request(document));
        delete(document);
        drain();
        assertThat(fixture.dmp.got).isEmpty();
        assertThat(fixture.mail.got).isEmpty();
        assertThat(fixture.deliveries.pending()).isZero();
    }

    @Test
    void newVersionNotSentYet_andDeleted_takesTheEarlierOneAwayToo() {
        Document first = Samples.document();
        share(request(first));
        drain();
        Document second = next(first);
        replace(request(second));
        delete(second);
        drain();
        assertThat(sent(fixture.dmp)).containsExactly("DMP SHARE", "DMP REPLACE", "DMP DELETE");
        assertThat(fixture.dmp.got.get(2).document().metadata().uniqueId())
                .isEqualTo(second.metadata().uniqueId());
    }

    @Test
    @Tag("REM-VIS-02")
    void heldMessage_followsTheNewVersion_andLeavesOnceReleased() {
        Document first = Samples.document();
        share(request(first).announceFirst());
        drain();
        assertThat(sent(fixture.mail)).containsExactly("PROFESSIONALS SHARE");
        Document second = next(first);
        replace(request(second).announceFirst());
        drain();
        assertThat(sent(fixture.mail)).containsExactly("PROFESSIONALS SHARE", "PROFESSIONALS REPLACE");
        boolean released = Sql.inTransaction(
                fixture.database, c -> sharing.release(second.metadata().uniqueId(), Samples.session(), c));
        assertThat(released).isTrue();
        drain();
        assertThat(sent(fixture.dmp)).containsExactly("DMP SHARE", "DMP REPLACE", "DMP RELEASE");
        assertThat(sent(fixture.mail)).contains("PATIENT SHARE").hasSize(3);
        assertThat(fixture.mail.got.get(2).document().metadata().uniqueId())
                .isEqualTo(second.metadata().uniqueId());
    }

    @Test
    @Tag("REM-VIS-02")
    void releaseByReplacing_sharesAVisibleVersionAndTheHeldMessage() {
        Document first = Samples.document();
        share(request(first).announceFirst());
        drain();
        Document visible = next(first);
        Sql.inTransaction(
                fixture.database,
                c -> sharing.releaseByReplacing(request(visible).build(), c));
        drain();
        assertThat(sent(fixture.dmp)).containsExactly("DMP SHARE", "DMP REPLACE");
        assertThat(fixture.dmp.got.get(0).document().metadata().visibility()).hasSize(1);
        assertThat(fixture.dmp.got.get(1).document().metadata().visibility()).isEmpty();
        assertThat(sent(fixture.mail))
                .containsExactlyInAnyOrder("PROFESSIONALS SHARE", "PROFESSIONALS REPLACE", "PATIENT SHARE");
        assertThatThrownBy(() -> Sql.inTransaction(
                        fixture.database,
                        c -> sharing.releaseByReplacing(
                                request(next(visible)).announceFirst().build(), c)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("SHARE-STILL-HIDDEN");
    }

    @Test
    void documentNobodyShared_isRefused() {
        assertThatThrownBy(() -> delete(Samples.document()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("EXCHANGE-NOT-SHARED");
        assertThatThrownBy(() -> replace(request(next(Samples.document()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("EXCHANGE-NOT-SHARED");
        assertThatThrownBy(() -> replace(request(Samples.document())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("SHARE-REPLACES-NOTHING");
    }
}
