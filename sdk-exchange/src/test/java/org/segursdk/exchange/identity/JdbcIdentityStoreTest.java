package org.segursdk.exchange.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.Sex;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.internal.record.StoredIdentityForm;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.IdentityPolicy;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.TransitionKind;
import org.segursdk.insi.identity.WithdrawnIns;

class JdbcIdentityStoreTest {
    private static final Instant NOW = Instant.parse("2026-07-14T08:30:00.123456Z");
    private static final InsUser USER = InsUser.of("secretaire-1");
    private static final Ins INS = new Ins(Matricule.ofNumber("279032A004000"), InsAuthority.NIR_TEST);
    private static final Ins FORMER = new Ins(Matricule.ofNumber("279032A004000"), InsAuthority.NIA);

    private final DataSource source = RealDatabases.create();
    private final JdbcIdentityStore store = new JdbcIdentityStore(source, Databases.CIPHER);
    private final IdentityLifeCycle lifeCycle =
            IdentityLifeCycle.create(IdentityPolicy.defaults(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static IdentityTraits traits() {
        return IdentityTraits.received(
                "D'ARTAGNAN--DE BATZ",
                "ZOÉ MARIE-LOUISE",
                Optional.of("ZOÉ"),
                Sex.FEMALE,
                BirthDate.received("1979-03-28"),
                Optional.of("2A004"));
    }

    private static StoredIdentity.Builder full() {
        return StoredIdentity.builder("dossier-4711", traits())
                .status(IdentityStatus.QUALIFIED)
                .attributes(Set.of(IdentityAttribute.HOMONYM))
                .usedName(Optional.of("de Batz"))
                .usedGivenName(Optional.of("Zoé"))
                .channel(CaptureChannel.VITALE)
                .birthDateUncertain(true)
                .ins(INS, new StoredIdentity.InsSource(Route.INSI_VITALE, NOW, true))
                .history(List.of(
                        new InsHistoryEntry(FORMER, Optional.of(LocalDate.of(2001, 2, 3)), Optional.empty()),
                        new InsHistoryEntry(FORMER, Optional.empty(), Optional.of(LocalDate.of(1999, 2, 3)))))
                .withdrawn(List.of(new WithdrawnIns(FORMER, NOW, TransitionKind.INS_CONTRADICTED)))
                .proof(new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2))
                        .withRepresentative(ProofType.NATIONAL_IDENTITY_CARD)
                        .expiring(LocalDate.of(2030, 12, 31)))
                .verifiedAt(NOW);
    }

    private IdentityDecision created(String recordId) {
        return lifeCycle.create(recordId, traits(), CaptureChannel.TYPED, USER);
    }

    @Test
    void everyField_comesBackAsItWas() {
        StoredIdentity full = full().build();
        assertThat(StoredIdentityForm.read(StoredIdentityForm.write(full))).isEqualTo(full);
        StoredIdentity bare = StoredIdentity.builder(
                        "r",
                        IdentityTraits.received(
                                "A",
                                "B C",
                                Optional.of("C"),
                                Sex.UNKNOWN,
                                BirthDate.received("1979-00-00"),
                                Optional.empty()))
                .build();
        assertThat(StoredIdentityForm.read(StoredIdentityForm.write(bare))).isEqualTo(bare);
    }

    @Test
    @Tag("REM-INS-01")
    void aStoredIdentity_comesBackThroughTheCheckedWayAlone() {
        StoredIdentity full = full().build();
        store.save(lifeCycle.restore(full, USER), 0);
        StoredIdentity found = new JdbcIdentityStore(source, Databases.CIPHER)
                .find("dossier-4711")
                .orElseThrow();
        assertThat(found).isEqualTo(full);
        IdentityDecision restored = lifeCycle.restore(found, USER);
        assertThat(restored.identity().qualifiedIns()).isPresent();
        assertThat(restored.journal().get(0).kind()).isEqualTo(IdentityJournalEntry.RESTORED);
    }

    @Test
    void aQualifiedStateWithoutItsProof_isNotRestored() {
        StoredIdentity forged = full().withoutProof().build();
        byte[] sealed = Databases.CIPHER.seal(StoredIdentityForm.write(forged), "identity/dossier-4711");
        Sql.inTransaction(
                source,
                connection -> Sql.update(
                        connection,
                        "INSERT INTO sg_identity (record_id, version, status, sealed) VALUES (?, 1, 'QUALIFIED', ?)",
                        "dossier-4711",
                        sealed));
        StoredIdentity found = store.find("dossier-4711").orElseThrow();
        assertThatThrownBy(() -> lifeCycle.restore(found, USER)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theTables_holdNoTraitAndNoMatricule() {
        store.save(lifeCycle.restore(full().build(), USER), 0);
        assertThat(Databases.dump(source, "sg_identity") + Databases.dump(source, "sg_identity_event"))
                .doesNotContain("ARTAGNAN", "MARIE", "279032A004000", "1979", "Batz", "accueil");
    }

    @Test
    void aRowMovedToAnotherRecord_doesNotOpen() {
        store.save(created("a"));
        store.save(created("b"));
        Sql.inTransaction(
                source,
                connection -> Sql.update(
                        connection,
                        "UPDATE sg_identity SET sealed = (SELECT sealed FROM sg_identity WHERE record_id = 'a')"
                                + " WHERE record_id = 'b'"));
        assertThatThrownBy(() -> store.find("b")).isInstanceOf(SegurSecurityException.class);
    }

    @Test
    @Tag("REM-INS-13")
    void stateAndJournal_goInOneTransaction() {
        store.save(created("r"));
        assertThat(store.journal("r")).isEqualTo(created("r").journal());
        IdentityDecision decision = created("other");
        assertThatThrownBy(() -> Sql.inTransaction(source, connection -> {
                    store.save(connection, decision, 0);
                    throw new IllegalStateException("the caller's own work fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.find("other")).isEmpty();
        assertThat(store.journal("other")).isEmpty();
    }

    @Test
    void aChangeSinceTheRead_isRefused() {
        store.save(created("r"));
        assertThatThrownBy(() -> store.save(created("r")))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(
                                refused.violations().get(0).rule())
                        .isEqualTo("IDENTITY-CHANGED"));
        VersionedIdentity read = store.load("r").orElseThrow();
        StoredIdentity renamed =
                read.identity().toBuilder().usedName(Optional.of("Autre")).build();
        store.save(lifeCycle.restore(renamed, USER), read.version());
        assertThat(store.load("r").orElseThrow().version()).isEqualTo(read.version() + 1);
        assertThatThrownBy(() -> store.save(lifeCycle.restore(read.identity(), USER), read.version()))
                .isInstanceOf(InvalidInputException.class);
        assertThat(store.find("r").orElseThrow().usedName()).contains("Autre");
    }

    @Test
    void aRestoreThatChangesNothing_leavesTheVersion() {
        store.save(created("r"));
        store.save(lifeCycle.restore(store.find("r").orElseThrow(), USER));
        assertThat(store.load("r").orElseThrow().version()).isEqualTo(1);
        assertThat(store.journal("r")).hasSize(2);
        assertThat(store.recordIds()).containsExactly("r");
    }
}
