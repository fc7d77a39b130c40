package org.segursdk.insi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.Oid;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.IdentityPolicy;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.People;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.StoredIdentity.InsSource;
import org.segursdk.insi.internal.Emitted;
import org.segursdk.insi.matching.ReceivedPatient;

/** Identities of every shape from a seed; matricules have the order number 000, which nobody bears. */
public final class GeneratedIdentities {
    public static final IdentityLifeCycle LIFE_CYCLE =
            IdentityLifeCycle.create(IdentityPolicy.builder().referential("SIH").build(), People.CLOCK);
    public static final Oid IPP_DOMAIN = Oid.of("1.2.250.1.999.1");

    private static final List<String> NAMES = List.of(
            "ADRTROIS",
            "D'ARTAGNAN DE L'HERAULT",
            "'T HOOFT",
            "LE GALL-KERDONCUFF",
            "MARTIN--DUPUIS",
            "N'GUESSAN",
            "SAINT-EXUPERY--D'ARC DE LA TOUR",
            "X",
            "GS",
            "ISSOIRE");
    private static final List<String> GIVEN = List.of(
            "DOMINIQUE", "PIERRE-ALAIN MURIEL FLORIANT", "ANNE SOPHIE", "M'BALIA", "JEAN-CHRISTOPHE", "A", "S S S");
    private static final List<String> PLACES =
            List.of("63220", "2A020", "2B020", "97411", "99351", "99999", "75056", "01006");
    private static final List<String> USED = List.of(
            "Dupont-Müller",
            "O’Brien & fils",
            "A|B^C~D\\E",
            "Œuf",
            "يوسف",
            "😀 Zoé",
            "\\F\\",
            "Ligne\rdeux",
            "x\\X0D\\y");
    private static final List<ProofType> PROOFS = List.of(
            ProofType.PASSPORT,
            ProofType.NATIONAL_IDENTITY_CARD,
            ProofType.RESIDENCE_PERMIT,
            ProofType.ELECTRONIC_IDENTITY_CARD,
            ProofType.DIGITAL_IDENTITY_LA_POSTE,
            ProofType.FAMILY_RECORD_AND_VITALE_WITH_PHOTO,
            ProofType.EIDAS_MEANS,
            ProofType.TRUSTED_THIRD_PARTY);

    private GeneratedIdentities() {}

    public static PatientIdentity identity(Random random, IdentityStatus status) {
        IdentityTraits traits = traits(random, status == IdentityStatus.PROVISIONAL);
        StoredIdentity.Builder state = StoredIdentity.builder("r-" + random.nextInt(1000), traits)
                .status(status)
                .birthDateUncertain(random.nextInt(4) == 0)
                .channel(pick(random, List.of(CaptureChannel.values())));
        if (random.nextBoolean()) {
            state.usedName(Optional.of(pick(random, USED)));
        }
        if (random.nextBoolean()) {
            state.usedGivenName(Optional.of(pick(random, USED)));
        }
        state.attributes(attributes(random, status));
        boolean referential = random.nextInt(5) == 0;
        if (status.isChecked()) {
            ProofType type = referential && status.hasIns() ? ProofType.IDENTITY_REFERENTIAL : pick(random, PROOFS);
            IdentityProof proof = new IdentityProof(type, "agent-1", LocalDate.of(2026, 2, 28));
            state.proof(random.nextBoolean() ? proof.expiring(LocalDate.of(2031, 5, 6)) : proof);
        }
        if (status.hasIns()) {
            Route route = referential
                    ? Route.REFERENTIAL
                    : pick(random, List.of(Route.INSI_TRAITS, Route.INSI_VITALE, Route.APCV));
            state.ins(ins(random, traits), new InsSource(route, People.NOW, true));
        }
        return LIFE_CYCLE.restore(state.build(), People.SECRETARY).identity();
    }

    private static Set<IdentityAttribute> attributes(Random random, IdentityStatus status) {
        boolean free = status == IdentityStatus.PROVISIONAL;
        return switch (random.nextInt(free ? 6 : 2)) {
            case 1 -> Set.of(IdentityAttribute.HOMONYM);
            case 2 -> Set.of(IdentityAttribute.DOUBTFUL);
            case 3 -> Set.of(IdentityAttribute.FICTITIOUS);
            case 4 -> Set.of(IdentityAttribute.HOMONYM, IdentityAttribute.DOUBTFUL);
            default -> Set.of();
        };
    }

    public static IdentityTraits traits(Random random, boolean sexMayBeUnknown) {
        String given = random.nextInt(8) == 0 ? longName(random) : pick(random, GIVEN);
        LocalDate date = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(46_000));
        IdentityTraits.Builder builder = IdentityTraits.builder()
                .birthName(random.nextInt(8) == 0 ? longName(random) : pick(random, NAMES))
                .birthGivenNames(given)
                .sex(pick(random, sexMayBeUnknown ? List.of(Sex.values()) : List.of(Sex.MALE, Sex.FEMALE)))
                .birthDate(date.toString())
                .birthPlace(pick(random, PLACES));
        if (given.equals("ANNE SOPHIE") && random.nextBoolean()) {
            builder.firstGivenName("ANNE-SOPHIE");
        }
        return builder.build();
    }

    /** 97 to 100 letters, the lengths around the maximum of a block. */
    private static String longName(Random random) {
        StringBuilder out = new StringBuilder();
        int length = 97 + random.nextInt(4);
        while (out.length() < length) {
            out.append((char) ('A' + random.nextInt(26)));
        }
        return out.toString();
    }

    private static Ins ins(Random random, IdentityTraits traits) {
        String place = traits.birthPlace().orElseThrow();
        String number = (traits.sex() == Sex.FEMALE ? "2" : "1")
                + traits.birthDate().toCompact().substring(2, 6) + place + "000";
        return new Ins(Matricule.ofNumber(number), pick(random, List.of(InsAuthority.values())));
    }

    public static LocalPatientId localId(Random random) {
        return new LocalPatientId(IPP_DOMAIN, "IPP-" + random.nextInt(100_000));
    }

    public static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** All but status and INS, which a format may not be able to tell. */
    public static void assertRestOf(ReceivedPatient received, PatientIdentity identity, LocalPatientId localId) {
        StoredIdentity state = identity.state();
        assertThat(received.traits()).contains(identity.traits());
        assertThat(received.usedName()).isEqualTo(state.usedName());
        assertThat(received.usedGivenName()).isEqualTo(state.usedGivenName());
        assertThat(received.attributes()).isEqualTo(identity.attributes());
        ReceivedPatient.Collected collected = received.collected();
        assertThat(collected.channel()).contains(state.channel());
        assertThat(collected.insiAskedOn()).isEqualTo(Emitted.asked(identity));
        assertThat(collected.birthDateUncertain()).isEqualTo(state.birthDateUncertain());
        assertThat(collected.proof())
                .isEqualTo(state.proof().map(IdentityProof::type).filter(type -> type.code()
                        .isPresent()));
        assertThat(received.localIds()).singleElement().satisfies(id -> assertThat(id.toLocalPatientId())
                .contains(localId));
        assertThat(received.findings())
                .extracting(Violation::rule)
                .isEqualTo(identity.traits().sex() == Sex.UNKNOWN ? List.of("INS-SEX") : List.of());
    }

    /** A text with some characters replaced, removed, doubled or added. */
    public static String mutated(Random random, String text) {
        StringBuilder out = new StringBuilder(text);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && out.length() > 0; i++) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(4)) {
                case 0 -> out.setCharAt(at, noise(random));
                case 1 -> out.deleteCharAt(at);
                case 2 -> out.insert(at, noise(random));
                default -> out.setLength(at);
            }
        }
        return out.toString();
    }

    public static String noise(Random random, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(noise(random));
        }
        return out.toString();
    }

    private static char noise(Random random) {
        String likely = "S1234567|^~\\&\"{}[]:,\r\n \u001DMF0X.-";
        return random.nextInt(3) == 0 ? (char) random.nextInt(0x10000) : likely.charAt(random.nextInt(likely.length()));
    }
}
