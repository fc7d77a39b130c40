package org.segursdk.conformance.corpus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.Oid;

/** Patients, professionals and structures of the synthetic ranges, with names that break careless software. */
final class SyntheticPeople {
    private static final List<String> BIRTH_NAMES = List.of(
            "D'ARTAGNAN DE L'HERAULT",
            "LE GOFF--KERMADEC",
            "O'BRIEN-D'ARCY",
            "ADRTROIS",
            "PAT-TROIS",
            "NESSI",
            "'T HOEN",
            "Y",
            "ECETINSI",
            "DE VINCI",
            "ABDERRAHMANE BEN MOHAMMED OULD CHEIKH EL MOKHTAR DE LA TOUR DU PIN CHAMBLY DE LA CHARCE MONTAUBAN X",
            "NULL",
            "ES SUN");
    private static final List<String> GIVEN_NAMES = List.of(
            "DOMINIQUE MARIE-LOUISE",
            "PIERRE-ALAIN MURIEL FLORIANT",
            "JEAN CHRISTOPHE PIERRE",
            "RUTH",
            "A",
            "ANNE-SOPHIE MARIE-CHARLOTTE JEAN-BAPTISTE",
            "N'GOLO",
            "LEONARDO",
            "MARIE PIERRE PAUL JACQUES ANDRE BARTHELEMY THADDEE MATTHIEU SIMON");
    private static final List<String> USED_NAMES =
            List.of("Élodie-Ünal", "d'Été", "Mac Órán", "Ng\u0303oc", "Œuvrard", "Kermadec--Le Goff");
    private static final List<String> PLACES = List.of(
            "63220", "75056", "2A004", "2B033", "97411", "97209", "98818", "99352", "99100", "99419", "59350", "01004");
    private static final List<String> STREETS = List.of(
            "12 bis, rue de l'Œuf",
            "Bât. C – esc. 2 – 3ᵉ étage",
            "1 place du Général-de-Gaulle",
            "Lieu-dit « Kêr Añ »");

    private final Dice dice;
    private final Instant now;

    SyntheticPeople(Dice dice, Instant now) {
        this.dice = dice;
        this.now = now;
    }

    IdentityTraits traits() {
        Sex sex = dice.oneIn(2) ? Sex.FEMALE : Sex.MALE;
        return IdentityTraits.received(
                dice.pick(BIRTH_NAMES),
                dice.pick(GIVEN_NAMES),
                Optional.empty(),
                sex,
                birthDate(),
                Optional.of(dice.pick(PLACES)));
    }

    /** Traits INSi can be asked with: complete date, place given one time in two. */
    IdentityTraits searchable() {
        IdentityTraits drawn = traits();
        return IdentityTraits.received(
                drawn.birthName(),
                drawn.birthGivenNames(),
                Optional.empty(),
                drawn.sex(),
                drawn.birthDate().completed(),
                dice.oneIn(2) ? drawn.birthPlace() : Optional.empty());
    }

    private BirthDate birthDate() {
        int year = dice.between(1907, 2023);
        return switch (dice.below(8)) {
            case 0 -> BirthDate.parse(year + "-00-00");
            case 1 -> BirthDate.parse(year + String.format(Locale.ROOT, "-%02d-00", dice.between(1, 12)));
            case 2 -> BirthDate.parse("2000-02-29");
            case 3 -> BirthDate.parse("2024-01-01");
            default -> BirthDate.of(LocalDate.of(year, dice.between(1, 12), dice.between(1, 28)));
        };
    }

    QualifiedIns qualifiedIns() {
        return qualifiedIns(traits());
    }

    /** The matricule of the synthetic range that agrees with the traits: order number 000. */
    Matricule matricule(IdentityTraits traits) {
        String iso = traits.birthDate().completed().toIso();
        String number = (traits.sex() == Sex.MALE ? "1" : "2")
                + iso.substring(2, 4)
                + iso.substring(5, 7)
                + traits.birthPlace().orElse("99999")
                + "000";
        return Matricule.ofNumber(number);
    }

    QualifiedIns qualifiedIns(IdentityTraits traits) {
        IdentityProof proof = new IdentityProof(
                dice.pick(List.of(ProofType.PASSPORT, ProofType.NATIONAL_IDENTITY_CARD, ProofType.RESIDENCE_PERMIT)),
                "secretariat",
                LocalDate.of(2026, 1, 5));
        Provenance provenance = new Provenance(Provenance.Route.INSI_TRAITS, now, proof, true);
        return QualifiedIns.restore(new Ins(matricule(traits), InsAuthority.NIR_TEST), traits, provenance);
    }

    /** A patient whose identity is qualified, or one time in eight not. */
    Patient patient() {
        Patient.Builder builder =
                dice.oneIn(8) ? Patient.local(traits()).addLocalId(ipp()) : Patient.qualified(qualifiedIns());
        return decorate(builder);
    }

    Patient qualifiedPatient() {
        return decorate(Patient.qualified(qualifiedIns()));
    }

    private Patient decorate(Patient.Builder builder) {
        if (dice.oneIn(2)) {
            builder.addLocalId(ipp());
        }
        if (dice.oneIn(3)) {
            builder.usedName(dice.pick(USED_NAMES));
        }
        if (dice.oneIn(4)) {
            builder.usedGivenName("Éléonore-Zoë");
        }
        if (dice.oneIn(2)) {
            builder.addAddress(address(Address.Use.HOME));
        }
        if (dice.oneIn(2)) {
            builder.addTelecom(Telecom.phone("+33199000001", Address.Use.HOME));
        }
        return builder.build();
    }

    private LocalPatientId ipp() {
        return new LocalPatientId(
                Oid.of("2.25.180000000000000000000000000000000001"), "IPP-" + dice.between(1, 999_999));
    }

    Professional doctor() {
        int rank = dice.below(3);
        Professional.Builder builder = Professional.builder()
                .id(ProfessionalId.rpps(
                        List.of("99700366240", "99700427869", "99700218896").get(rank)))
                .familyName(List.of("DOC0036624", "D'HÔ–PITAL", "DOC0021889").get(rank))
                .givenName(List.of("KIT", "Anne-Élisabeth", "KIT").get(rank))
                .specialty(dice.pick(List.of("G15_10/SM26", "G15_10/SM04", "G15_10/SM44", "G15_10/SM40")));
        if (dice.oneIn(2)) {
            builder.title(dice.pick(List.of("DR", "PR")));
        }
        if (dice.oneIn(3)) {
            builder.civility(dice.pick(List.of("M", "MME")));
        }
        if (dice.oneIn(2)) {
            builder.addTelecom(Telecom.email("kit.doc@medecin.mssante.fr", Address.Use.WORK));
        }
        return builder.build();
    }

    /** In lines or in parts. */
    private Address address(Address.Use use) {
        String street = dice.pick(STREETS);
        return dice.oneIn(2)
                ? new Address(List.of(street, "63000 CLERMONT-FERRAND"), use)
                : Address.structured(
                        PostalAddress.builder()
                                .part(PostalAddress.Part.STREET, street)
                                .city("63000", "CLERMONT-FERRAND")
                                .build(),
                        use);
    }

    /** The sandbox's own structure: the one the certificates of the corpus name. */
    Structure structure() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name(dice.pick(List.of("CABINET M DOC0036624", "Centre d'Hémodialyse & Soins « L'Été »")))
                .sector(dice.pick(List.of("SA07", "SA08", "SA05", "SA01")))
                .practiceSetting(dice.pick(List.of("AMBULATOIRE", "ETABLISSEMENT")))
                .addAddress(address(Address.Use.WORK))
                .addTelecom(Telecom.phone("+33199000002", Address.Use.WORK))
                .billingId("0B0193488")
                .build();
    }
}
