package org.segursdk.insi.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.internal.IdentityAccess;

/** Identities, answers and users that the tests of this room share. */
public final class People {
    public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Paris"));
    public static final InsUser SECRETARY = InsUser.of("secretariat-1");
    public static final InsUser SUPER_USER = InsUser.superUser("identito-1");
    public static final Ins NIR = new Ins(Matricule.of("297022A02077878"), InsAuthority.NIR);
    public static final Ins OTHER_NIR = new Ins(Matricule.of("160012B02077713"), InsAuthority.NIR);
    public static final Ins NIA = new Ins(Matricule.ofNumber("1090763220888"), InsAuthority.NIA);
    public static final IdentityProof PASSPORT =
            new IdentityProof(ProofType.PASSPORT, "secretariat-1", LocalDate.of(2026, 2, 28));
    public static final IdentityProof LICENCE =
            new IdentityProof(ProofType.DRIVING_LICENCE, "secretariat-1", LocalDate.of(2026, 2, 28));

    private People() {}

    /** The public test person ADRTROIS DOMINIQUE, as typed. */
    public static IdentityTraits dominique() {
        return traits("Adrtrois", "Dominique", Sex.FEMALE, "1997-02-26", "2A020");
    }

    public static IdentityTraits traits(String name, String given, Sex sex, String date, String place) {
        return IdentityTraits.builder()
                .birthName(name)
                .birthGivenNames(given)
                .sex(sex)
                .birthDate(date)
                .birthPlace(place)
                .build();
    }

    /** The traits as INSi sends them: no first given name of its own. */
    public static IdentityTraits received(String name, String given, Sex sex, String date, Optional<String> place) {
        return IdentityTraits.received(name, given, Optional.empty(), sex, BirthDate.received(date), place);
    }

    public static RetrievedIdentity answer(Ins ins, IdentityTraits traits) {
        return answer(ins, traits, Route.INSI_TRAITS, List.of());
    }

    public static RetrievedIdentity answer(Ins ins, IdentityTraits traits, Route route, List<InsHistoryEntry> history) {
        return IdentityAccess.factory().create(ins, traits, history, route, NOW, true);
    }

    public static RetrievedIdentity dominiqueAnswer() {
        return answer(NIR, received("ADRTROIS", "DOMINIQUE", Sex.FEMALE, "1997-02-26", Optional.of("2A020")));
    }
}
