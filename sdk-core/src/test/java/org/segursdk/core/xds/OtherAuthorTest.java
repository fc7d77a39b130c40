package org.segursdk.core.xds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Devices and patients as authors. Source: dmp §6.1, §6.3. */
class OtherAuthorTest {
    private static final InstanceId SYSTEM = InstanceId.of(Oid.of(CodeSystems.ID_NAT_PS), "30B0193488/7");

    private static DocumentMetadata metadata(boolean qualified) {
        for (long seed = 1; ; seed++) {
            DocumentMetadata metadata = new RandomMetadata(seed).metadata();
            if (metadata.patient().ins().isPresent() == qualified) {
                return metadata;
            }
        }
    }

    private static XdsAuthor last(DocumentMetadata metadata) {
        DocumentEntry entry = DocumentEntry.of("D", metadata, new Fingerprint(1, "00"), XdsOptions.DEFAULT);
        return entry.authors().get(entry.authors().size() - 1);
    }

    @Test
    void device_isASystemWithItsSpecialtyAndInstitution() {
        DocumentMetadata metadata = metadata(true);
        OtherAuthor.Device device = OtherAuthor.Device.medical(
                SYSTEM, "T^1", "Tensio", metadata.authors().get(0).structure());
        XdsAuthor author = last(metadata.toBuilder().addOtherAuthor(device).build());
        assertThat(author.person())
                .contains(new XdsPerson("30B0193488/7", "Tensio", "T^1", CodeSystems.ID_NAT_PS, "U", "RI"));
        assertThat(author.specialties()).extracting(CodedValue::code).containsExactly("DISPOSITIF");
        assertThat(author.institutions()).hasSize(1);
    }

    @Test
    void patient_isTheirIns_withoutInstitutionOrSpecialty() {
        DocumentMetadata metadata = metadata(true);
        XdsAuthor author = last(metadata.toBuilder()
                .addOtherAuthor(new OtherAuthor.ThePatient())
                .build());
        XdsPerson person = author.person().orElseThrow();
        assertThat(person.id())
                .isEqualTo(
                        metadata.patient().ins().orElseThrow().ins().matricule().value());
        assertThat(person.authority())
                .isEqualTo(metadata.patient()
                        .ins()
                        .orElseThrow()
                        .ins()
                        .authority()
                        .oid()
                        .value());
        assertThat(person.idType()).isEqualTo("NH");
        assertThat(person.nameType()).isEqualTo("D");
        assertThat(author.institutions()).isEmpty();
        assertThat(author.specialties()).isEmpty();
    }

    @Test
    void patientWithoutIns_asAuthor_isRefused() {
        DocumentMetadata.Builder builder = metadata(false).toBuilder().addOtherAuthor(new OtherAuthor.ThePatient());
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple("otherAuthors", "XDS-PATIENT-AUTHOR")));
    }

    @Test
    void withoutProfessionalAuthor_theLegalAuthenticatorIsRequired() {
        assertThatThrownBy(() -> DocumentMetadata.builder()
                        .addOtherAuthor(new OtherAuthor.ThePatient())
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .contains(tuple("legalAuthenticator", "REQUIRED"))
                        .doesNotContain(tuple("authors", "REQUIRED")));
    }

    @Test
    void device_incomplete_isRefused() {
        assertThatThrownBy(() -> new OtherAuthor.Device(
                        InstanceId.of(Oid.of("1.2.3")),
                        CodedValue.of("EXP_PATIENT", CodeSystems.NON_PROFESSIONAL, "x"),
                        " ",
                        "s",
                        Optional.empty()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(
                                tuple("model", "REQUIRED"),
                                tuple("id", "CDA-DEVICE-ID"),
                                tuple("kind", "CDA-DEVICE-KIND")));
    }
}
