package org.segursdk.core.xds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Visibility;
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
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;

/** Seeded metadata with hostile names and every optional part now and then. */
final class RandomMetadata {
    private static final List<String> FRAGMENTS = List.of(
            "D'ARTAGNAN",
            "Éloïse-Marie",
            "a^b",
            "R&D",
            "x|y",
            "z~t",
            "back\\slash",
            "\\F\\",
            "\\E",
            "<tag attr=\"v\">",
            "]]>",
            "'simple' \"double\"",
            "مريم",
            "👩‍⚕️",
            "Œuvre — n° 5",
            "a\u00A0b");

    private final Random random;

    RandomMetadata(long seed) {
        this.random = new Random(seed);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String text() {
        StringBuilder out = new StringBuilder(pick(FRAGMENTS));
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(' ').append(pick(FRAGMENTS));
        }
        return out.toString();
    }

    Oid oid() {
        return Oid.fromUuid(new UUID(random.nextLong(), random.nextLong()));
    }

    Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 4_000_000_000L));
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    CodedValue code(ValueSet set) {
        return pick(set.concepts());
    }

    Structure structure() {
        return Structure.builder()
                .id(pick(List.of(StructureId.finess("0B0193488"), StructureId.rppsRank("9970036624000"))))
                .name(text())
                .sector(code(ValueSets.healthcareFacilityType()).code())
                .practiceSetting(code(ValueSets.practiceSetting()).code())
                .build();
    }

    Professional professional() {
        return Professional.builder()
                .id(
                        coin()
                                ? ProfessionalId.rpps("99700366240")
                                : new ProfessionalId("30B0193488/local" + random.nextInt(100)))
                .familyName(text())
                .givenName(coin() ? text() : "")
                .specialty(code(ValueSets.authorSpecialty()))
                .build();
    }

    DocumentAuthor author() {
        return new DocumentAuthor(
                professional(), structure(), coin() ? Optional.of(code(ValueSets.functionCode())) : Optional.empty());
    }

    Patient patient() {
        IdentityTraits traits = IdentityTraits.received(
                text(),
                text(),
                Optional.of(text()),
                pick(List.of(Sex.MALE, Sex.FEMALE)),
                BirthDate.received(pick(List.of("1979-03-28", "1950-00-00", "1962-05-00", "2024-02-29"))),
                Optional.of("2A020"));
        Patient.Builder builder = Patient.local(traits);
        boolean qualified = coin();
        if (qualified) {
            Provenance provenance = new Provenance(
                    Provenance.Route.INSI_TRAITS,
                    Instant.EPOCH,
                    new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.EPOCH),
                    true);
            Ins ins =
                    new Ins(Matricule.ofNumber("1" + (10 + random.nextInt(90)) + "0133063000"), InsAuthority.NIR_TEST);
            builder = Patient.qualified(QualifiedIns.restore(ins, traits, provenance));
        }
        if (!qualified || coin()) {
            builder.addLocalId(new LocalPatientId(oid(), "IPP-" + random.nextInt(10_000)));
        }
        if (coin()) {
            builder.usedName(text());
        }
        if (coin()) {
            builder.usedGivenName(text());
        }
        return builder.build();
    }

    DocumentMetadata metadata() {
        Instant start = instant();
        DocumentMetadata.Builder builder = DocumentMetadata.builder()
                .uniqueId(oid())
                .title(text())
                .creationTime(instant())
                .serviceStart(start)
                .patient(patient())
                .addAuthor(author())
                .classCode(code(ValueSets.documentClass()))
                .typeCode(code(ValueSets.documentType()))
                .formatCode(code(ValueSets.formatCode()))
                .facilityType(code(ValueSets.healthcareFacilityType()))
                .practiceSetting(code(ValueSets.practiceSetting()));
        if (coin()) {
            builder.serviceStop(start.plusSeconds(1 + random.nextInt(100_000)));
        }
        if (coin()) {
            builder.comments(text());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.addAuthor(author());
            builder.addEventCode(CodedValue.of("E" + i, "1.2.250.1.215.300.1", text()));
        }
        if (coin()) {
            builder.legalAuthenticator(author());
        }
        for (Visibility each : Visibility.values()) {
            if (coin()) {
                builder.addVisibility(each);
            }
        }
        return builder.build();
    }

    Fingerprint fingerprint() {
        StringBuilder hash = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            hash.append("0123456789abcdef".charAt(random.nextInt(16)));
        }
        return new Fingerprint(random.nextLong(1, 300_000_000), hash.toString());
    }
}
