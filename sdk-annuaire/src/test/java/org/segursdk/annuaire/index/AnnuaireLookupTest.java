package org.segursdk.annuaire.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.FakeAnnuaire.Answer;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.annuaire.index.LookedUp.Source;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.ServiceFaultException;

/** The look-up at the validation of a report. */
class AnnuaireLookupTest extends SyncTestBase {
    private static final ProfessionalId ONE = ProfessionalId.rpps("99700000001");

    @Test
    @Tag("REM-ANN-06")
    void lookUp_asksTheDirectory_offlineTheCopyWithItsAge() {
        fill(3);
        try (AnnuaireIndex index = open();
                AnnuaireClient client = AnnuaireClient.create(context(), settings())) {
            run(index);
            AnnuaireLookup lookup = AnnuaireLookup.of(client, index, clock);
            client.professional(ONE);
            data.put(new Person(1).name("NOUVEAU", "Prénom").row());
            LookedUp<DirectoryProfessional> now = lookup.professional(ONE);
            assertThat(now.source()).isEqualTo(Source.DIRECTORY);
            assertThat(now.value().orElseThrow().familyName())
                    .as("not what was cached")
                    .isEqualTo("NOUVEAU");
            assertThat(now.age()).isZero();

            clock.forward(Duration.ofHours(30));
            server.close();
            LookedUp<DirectoryProfessional> offline = lookup.professional(ONE);
            assertThat(offline.source()).isEqualTo(Source.LOCAL_COPY);
            assertThat(offline.value().orElseThrow().familyName()).isEqualTo("NOM1");
            assertThat(offline.age()).isEqualTo(Duration.ofHours(30));
            assertThat(offline.asOf()).isEqualTo(clock.instant().minus(Duration.ofHours(30)));
            // By somebody else's server, when the port was given away at once.
            assertThat(offline.failure().orElseThrow()).isIn("CONNECT-REFUSED", "TLS-HANDSHAKE-FAILED");
            assertThat(lookup.structure(StructureId.finess("990000001"))
                            .value()
                            .orElseThrow()
                            .name())
                    .isEqualTo("CABINET 1");
            assertThat(lookup.professional(ProfessionalId.rpps("99700000099")).value())
                    .isEmpty();
        }
    }

    @Test
    void lookUp_withoutUsableCopy_failsAsTheDirectoryDid() {
        fill(3);
        try (AnnuaireIndex index = open();
                AnnuaireClient client = AnnuaireClient.create(context(), settings())) {
            AnnuaireLookup lookup = AnnuaireLookup.of(client, index, clock);
            server.instead = request -> Answer.of(401, "application/json", "{}");
            assertThatThrownBy(() -> lookup.professional(ONE)).isInstanceOf(ServiceFaultException.class);
            server.instead = request -> null;
            run(index);
            days(31);
            server.instead = request -> Answer.of(401, "application/json", "{}");
            assertThatThrownBy(() -> lookup.professional(ONE)).isInstanceOf(ServiceFaultException.class);
        }
    }
}
