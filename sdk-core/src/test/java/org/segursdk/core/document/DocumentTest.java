package org.segursdk.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

class DocumentTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");

    static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .title("DR")
                .build();
    }

    static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("CABINET M DOC0036624")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .build();
    }

    static Patient patient() {
        IdentityTraits traits = IdentityTraits.builder()
                .birthName("PAT-TROIS")
                .birthGivenNames("DOMINIQUE MARIE-LOUISE")
                .sex(Sex.FEMALE)
                .birthDate("1979-03-28")
                .build();
        return Patient.local(traits)
                .addLocalId(new LocalPatientId(Oid.of("1.2.3.4"), "IPP-1"))
                .build();
    }

    private static DocumentMetadata.Builder letter() {
        return DocumentMetadata.builder()
                .uniqueId(Oid.of("1.2.3.5"))
                .title("Lettre")
                .creationTime(NOW)
                .serviceStart(NOW)
                .patient(patient())
                .addAuthor(DocumentAuthor.of(doctor(), practice()))
                .typeCode(ValueSets.documentType().find("11490-0").orElseThrow())
                .formatCode(ValueSets.formatCode()
                        .find("urn:ihe:iti:xds-sd:pdf:2008")
                        .orElseThrow())
                .facilityType(practice().sector())
                .practiceSetting(practice().practiceSetting());
    }

    @Test
    void build_complete_derivesTheClassAndTheLegalAuthenticator() {
        DocumentMetadata metadata = letter().build();
        assertThat(metadata.classCode().code()).isEqualTo("10");
        assertThat(metadata.legalAuthenticator()).isEqualTo(metadata.authors().get(0));
        assertThat(metadata.confidentiality().code()).isEqualTo("N");
        assertThat(metadata.toBuilder().title("Autre").build().uniqueId()).isEqualTo(metadata.uniqueId());
    }

    @Test
    void build_empty_listsEveryMissingPart() {
        assertThatThrownBy(() -> DocumentMetadata.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder(
                                "uniqueId",
                                "title",
                                "creationTime",
                                "serviceStart",
                                "patient",
                                "typeCode",
                                "formatCode",
                                "facilityType",
                                "practiceSetting",
                                "authors"));
    }

    @Test
    void build_typeWithoutKnownClass_asksForIt() {
        CodedValue unknown = CodedValue.of("00000-0", "2.16.840.1.113883.6.1", "inconnu");
        assertThatThrownBy(() -> letter().typeCode(unknown).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("XDS-CLASSCODE"));
    }

    @Test
    void build_actEndingBeforeItStarts_isRefused() {
        assertThatThrownBy(() -> letter().serviceStop(NOW.minusSeconds(1)).build())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void patient_withoutInsNorLocalNumber_isRefused() {
        assertThatThrownBy(() -> Patient.local(patient().traits()).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("PATIENT-ID"));
    }

    @Test
    void professional_roleCodes_comeFromTheSpecialty() {
        assertThat(doctor().professionCode()).contains("10");
        assertThat(doctor().specialtyCode()).contains("SM26");
    }

    @Test
    void fingerprint_isComputedOnceWithSizeAndSha1() {
        byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
        AtomicInteger opened = new AtomicInteger();
        DocumentContent content = DocumentContent.of(() -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(bytes);
        });
        assertThat(content.fingerprint())
                .isEqualTo(new DocumentContent.Fingerprint(3, "a9993e364706816aba3e25717850c26c9cd0d89d"));
        content.fingerprint();
        assertThat(opened).hasValue(1);
    }

    @Test
    void fingerprint_unreadableSource_isOneClearError() {
        DocumentContent content = DocumentContent.of(Path.of("no-such-file"));
        assertThatThrownBy(content::fingerprint)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("CONTENT-UNREADABLE"));
    }

    @Test
    void toString_showsNoPatient() {
        assertThat(letter().build().toString() + patient() + patient().localIds() + doctor())
                .doesNotContain("PAT-TROIS")
                .doesNotContain("IPP-1")
                .doesNotContain("DOC0036624");
    }
}
