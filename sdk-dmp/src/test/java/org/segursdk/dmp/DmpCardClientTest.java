package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.RecordedExchange;

/** A professional's card, and a secretary's, against the sandbox, strict. */
class DmpCardClientTest extends SandboxTest {
    private static final QualifiedIns INS = Samples.ins();
    private static final String USER = Samples.doctor().id().value();
    private static final String SECRETARY = "310B0193488/0001";

    private static DmpCardClient client(ClientCredentials card) {
        SegurContext context = context().credentials(card).build();
        return DmpCardClient.create(
                context, Consents.of(INS.ins(), USER, ConsentEvent.informed(), ConsentEvent.consultationDeclared()));
    }

    private static ProfessionalSession physician() {
        return ProfessionalSession.local(
                Samples.doctor(), AuthenticationMeans.CPS_CARD, Instant.now().minusSeconds(60));
    }

    private static ProfessionalSession secretary() {
        Professional holder = Professional.builder()
                .id(new ProfessionalId(SECRETARY))
                .familyName("CABINET")
                .givenName("SECRETARIAT")
                .specialty(CodedValue.of("SECRETARIAT_MEDICAL", "1.2.250.1.213.1.1.4.6", "Secrétariat médical"))
                .build();
        return ProfessionalSession.local(
                holder, AuthenticationMeans.CPS_CARD, Instant.now().minusSeconds(60));
    }

    private static FeedRequest document() {
        return FeedRequest.of(List.of(Samples.document(Oid.fromUuid(UUID.randomUUID()))));
    }

    private static List<String> operations() {
        return sandbox.recorder().exchanges().stream()
                .map(RecordedExchange::operation)
                .toList();
    }

    @Test
    void physician_feedsAndConsults() {
        sandbox.dmp().deposit(INS.ins(), DmpSeed.document());
        try (DmpCardClient client = client(sandbox.pki().card(USER))) {
            assertThat(client.feed(physician(), document())).isInstanceOf(FeedResult.Accepted.class);
            ConsultationAccess access = client.open(physician(), INS).access().orElseThrow();
            assertThat(access.search().size()).isEqualTo(2);
        }
        assertThat(operations()).containsExactly("TD2.1", "TD0.2", "TD3.1");
    }

    @Test
    void secretary_feedsForTheProfessional_andMayNotConsult() {
        try (DmpCardClient client = client(sandbox.pki().staffCard(SECRETARY))) {
            assertThat(client.feed(secretary(), document())).isInstanceOf(FeedResult.Accepted.class);
            assertThatThrownBy(() -> client.open(secretary(), INS))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("DMP-RIGHT-3.1");
            assertThat(client.checkExistence(secretary(), INS).isOpen()).isTrue();
            assertThat(client.administrativeData(secretary(), INS)).isPresent();
        }
        assertThat(operations()).containsExactly("TD2.2", "TD0.2", "TD1.3a");
    }

    @Test
    void sessionWithoutCard_isRefusedBeforeTheWire() {
        try (DmpCardClient client = client(sandbox.pki().card(USER))) {
            assertThatThrownBy(() -> client.open(session(), INS)).hasMessageContaining("DMP-AUTHENTICATION");
        }
        assertThat(operations()).isEmpty();
    }

    @Test
    void cardOfAnother_orRevoked_isATypedFailure() {
        try (DmpCardClient client = client(sandbox.pki().card("899700366241"))) {
            assertThatThrownBy(() -> client.checkExistence(physician(), INS)).isInstanceOf(SegurException.class);
        }
        try (DmpCardClient client = client(sandbox.pki().revokedCard(USER))) {
            assertThatThrownBy(() -> client.checkExistence(physician(), INS))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.code()).isEqualTo("TLS-CLIENT-REFUSED"));
        }
    }
}
