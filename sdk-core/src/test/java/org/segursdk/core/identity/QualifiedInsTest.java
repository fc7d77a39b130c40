package org.segursdk.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.internal.IdentityAccess;

class QualifiedInsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static final Ins INS = new Ins(Matricule.of("297022A02077878"), InsAuthority.NIR);
    private static final IdentityProof PASSPORT =
            new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 15));

    private static RetrievedIdentity retrieved(Optional<String> place) {
        IdentityTraits traits = IdentityTraits.received(
                "ADRTROIS", "DOMINIQUE", Optional.empty(), Sex.FEMALE, BirthDate.received("1997-02-26"), place);
        return IdentityAccess.factory().create(INS, traits, List.of(), Provenance.Route.INSI_TRAITS, NOW, true);
    }

    @Test
    void qualify_highTrustProof_givesAQualifiedInsWithItsProvenance() {
        QualifiedIns qualified = retrieved(Optional.of("2A020")).qualify(PASSPORT);
        assertThat(qualified.ins()).isEqualTo(INS);
        assertThat(qualified.provenance()).isEqualTo(new Provenance(Provenance.Route.INSI_TRAITS, NOW, PASSPORT, true));
        assertThat(qualified.toString()).doesNotContain("ADRTROIS").doesNotContain("29702");
    }

    @Test
    void qualify_lowTrustProofAndMissingPlace_listsBoth() {
        IdentityProof licence = new IdentityProof(ProofType.DRIVING_LICENCE, "accueil", LocalDate.of(2026, 1, 15));
        assertThatThrownBy(() -> retrieved(Optional.empty()).qualify(licence))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("INS-PROOF-TRUST", "INS-TRAITS-COMPLETE"));
    }

    @Test
    void restore_wrongKey_isRefused() {
        Ins wrong = new Ins(Matricule.received("1810363220456", "61"), InsAuthority.NIR);
        IdentityTraits traits = retrieved(Optional.of("2A020")).traits();
        Provenance provenance = new Provenance(Provenance.Route.INSI_VITALE, NOW, PASSPORT, false);
        assertThatThrownBy(() -> QualifiedIns.restore(wrong, traits, provenance))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("INS-MATRICULE-KEY"));
        assertThat(QualifiedIns.restore(INS, traits, provenance).provenance()).isEqualTo(provenance);
    }

    @Test
    void restore_keyThatOfficialTestDataHaveWrong_isTakenAsItIs() {
        Ins hermann = new Ins(Matricule.received("1810363220456", "60"), InsAuthority.NIR);
        Provenance provenance = new Provenance(Provenance.Route.INSI_TRAITS, NOW, PASSPORT, false);
        assertThat(QualifiedIns.restore(hermann, retrieved(Optional.of("2A020")).traits(), provenance)
                        .ins())
                .isEqualTo(hermann);
    }

    @Test
    void qualify_lunarDate_isRefused() {
        IdentityTraits lunar = IdentityTraits.received(
                "ADRTROIS",
                "DOMINIQUE",
                Optional.empty(),
                Sex.FEMALE,
                BirthDate.received("1997-02-00"),
                Optional.of("2A020"));
        assertThatThrownBy(() -> IdentityAccess.factory()
                        .create(INS, lunar, List.of(), Provenance.Route.INSI_TRAITS, NOW, true)
                        .qualify(PASSPORT))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("INS-BIRTHDATE-00"));
    }

    @Test
    void constructors_areNotPublic() {
        assertThat(Arrays.stream(QualifiedIns.class.getDeclaredConstructors()))
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        assertThat(Arrays.stream(RetrievedIdentity.class.getDeclaredConstructors()))
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
    }
}
