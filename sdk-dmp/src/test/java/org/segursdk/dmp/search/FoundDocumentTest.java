package org.segursdk.dmp.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.dmp.Samples;

class FoundDocumentTest {
    @Test
    void view_givesWhatTheEntrySays() {
        FoundDocument found = Entries.told("1.2.3")
                .entry("urn:uuid:00000000-0000-0000-0000-000000000002")
                .logical("urn:uuid:00000000-0000-0000-0000-000000000001")
                .version(3)
                .visibility(Visibility.INVISIBLE_TO_PATIENT)
                .found();
        assertThat(found.entryUuid()).endsWith("2");
        assertThat(found.logicalId()).endsWith("1");
        assertThat(found.version()).contains("3");
        assertThat(found.status().isActive()).isTrue();
        assertThat(found.visibility()).isEqualTo(Set.of(Visibility.INVISIBLE_TO_PATIENT));
        assertThat(found.repositoryUniqueId()).contains(Entries.REPOSITORY);
        assertThat(found.authors().get(0).person().orElseThrow().id()).isEqualTo("899700366240");
        assertThat(found.authors().get(0).institutions().get(0).id()).isEqualTo("10B0193488");
        assertThat(found.submissionTime()).isEmpty();
        assertThat(found.arrival()).contains(Samples.NOW);
        assertThat(found.submittedAt(Samples.NOW.plusSeconds(5)).arrival()).contains(Samples.NOW.plusSeconds(5));
        assertThat(found.toString()).isEqualTo("FoundDocument");
    }

    @Test
    void times_areToldInTheUsersZone() {
        FoundDocument found = Entries.told("1.2.3").found();
        assertThat(found.creationTime(ZoneId.of("Europe/Paris")).orElseThrow())
                .hasToString("2026-01-15T10:00+01:00[Europe/Paris]");
        assertThat(found.serviceStart(ZoneId.of("Indian/Reunion")).orElseThrow().getHour())
                .isEqualTo(13);
        assertThat(found.serviceStop(ZoneId.of("Europe/Paris"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "11490-0,false,false",
        "EXPPAT_2,true,false",
        "DOCPAT03,true,false",
        "74465-6,true,false",
        "IMG-KOS,false,true"
    })
    void kind_isToldByClassOrType(String type, boolean ofPatient, boolean kos) {
        FoundDocument found = Entries.told("1.2.3").type(type).found();
        assertThat(found.isPatientDocument()).isEqualTo(ofPatient);
        assertThat(found.isKos()).isEqualTo(kos);
        assertThat(found.isSignature()).isFalse();
    }

    @Test
    void signature_isNoDocument() {
        assertThat(Entries.told("1.2.3").type("E1762").found().isSignature()).isTrue();
    }

    @Test
    void own_isByAuthorAndByStructure() {
        FoundDocument own = Entries.told("1.2.3").found();
        FoundDocument another = Entries.told("1.2.4").byAnother().found();
        assertThat(own.isOwn(Samples.doctor())).isTrue();
        assertThat(own.isOfStructure(Samples.practice().id())).isTrue();
        assertThat(another.isOwn(ProfessionalId.rpps("99700366240"))).isFalse();
        assertThat(another.isOfStructure(Samples.practice().id())).isFalse();
        assertThat(another.isOfStructure(StructureId.finess("0B0999999"))).isTrue();
    }

    @Test
    void patient_underAnotherIns_isToldNotDropped() {
        FoundDocument found = Entries.told("1.2.3").found();
        assertThat(found.isUnder(Samples.ins().ins())).isTrue();
        assertThat(found.isUnder(
                        Samples.ins("255069999999934", "X", "Y", "1955-06-01").ins()))
                .isFalse();
    }

    @Test
    void status_unknown_keepsTheUrn() {
        FoundDocument found = Entries.told("1.2.3").status("urn:unheard").found();
        assertThat(found.status()).isEqualTo(new DocumentStatus(DocumentStatus.Kind.OTHER, "urn:unheard"));
        assertThat(DocumentStatus.ofCode("").kind()).isEqualTo(DocumentStatus.Kind.OTHER);
        assertThat(DocumentStatus.ofCode(AvailabilityStatus.DELETED).kind()).isEqualTo(DocumentStatus.Kind.DELETED);
    }
}
