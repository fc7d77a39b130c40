package org.segursdk.exchange.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.exchange.Samples;

class StoredDocumentTest {
    private static final long SEED = 20_261_123;
    private static final int DOCUMENTS = 500;
    private static final DocumentContent CONTENT = DocumentContent.of(new byte[] {1});

    private final Random random = new Random(SEED);

    private boolean maybe() {
        return random.nextBoolean();
    }

    private Structure structure() {
        Structure.Builder builder = Structure.builder()
                .id(maybe() ? StructureId.finess("0B0193488") : StructureId.siret("12345678901234"))
                .name("Maison de santé « L'Étoile » & Cie")
                .sector(maybe() ? "SA07" : "SA01")
                .practiceSetting(maybe() ? "AMBULATOIRE" : "ETABLISSEMENT");
        if (maybe()) {
            builder.billingId("0B0193488");
        }
        if (maybe()) {
            builder.addAddress(Address.structured(
                    PostalAddress.builder()
                            .street("12", "rue de l'Église")
                            .city("51215", "Épernay")
                            .build(),
                    Address.Use.WORK));
        }
        if (maybe()) {
            builder.addAddress(Address.work("1 place \"Neuve\"", "51215 Épernay"));
        }
        if (maybe()) {
            builder.addTelecom(Telecom.phone("0102030405", Address.Use.WORK));
        }
        return builder.build();
    }

    private DocumentAuthor author() {
        Optional<CodedValue> function = maybe()
                ? Optional.of(CodedValue.of("PCP", "2.16.840.1.113883.5.88", "Médecin traitant"))
                : Optional.empty();
        return new DocumentAuthor(Samples.doctor(), structure(), function);
    }

    private Patient patient() {
        Patient.Builder builder = maybe()
                ? Patient.qualified(Samples.ins())
                : Patient.local(Samples.local().traits());
        builder.addLocalId(new LocalPatientId(Oid.of("1.2.3.4"), "IPP-" + random.nextInt(1000)));
        if (maybe()) {
            builder.usedName("Dupont-Lefèvre").usedGivenName("Zoé");
        }
        if (maybe()) {
            builder.addAddress(Address.home("3 bis allée des Œillets", "75001 Paris"))
                    .addTelecom(Telecom.mobile("0601020304"));
        }
        return builder.build();
    }

    private DocumentMetadata metadata() {
        Patient patient = patient();
        DocumentMetadata.Builder builder = Samples.metadata(Samples.newId())
                .title("Titre \u00e9\u2028\t \"" + random.nextInt())
                .patient(patient);
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.addAuthor(author());
        }
        if (maybe()) {
            builder.comments("remarque\nsur deux lignes");
        }
        if (maybe()) {
            builder.serviceStop(Samples.NOW.plusNanos(random.nextInt(1_000_000)));
        }
        if (maybe()) {
            builder.addOtherAuthor(OtherAuthor.Device.medical(
                    InstanceId.of(Oid.of("1.2.250.1.71.4.2.1"), "3510000001/7"), "Scanner", "Console 2", structure()));
        }
        if (maybe() && patient.ins().isPresent()) {
            builder.addOtherAuthor(new OtherAuthor.ThePatient());
        }
        if (maybe()) {
            builder.addAuthorOrganization(structure());
        }
        if (maybe()) {
            builder.legalAuthenticator(author());
        }
        for (Visibility each : Visibility.values()) {
            if (maybe()) {
                builder.addVisibility(each);
            }
        }
        if (maybe()) {
            builder.addEventCode(CodedValue.of("Q1", "1.2.3", "Acte"));
            builder.addRelation(new Relation(Relation.Type.RPLC, Samples.newId(), OptionalInt.of(3)));
            builder.addRelation(new Relation(Relation.Type.XFRM, Samples.newId()));
        }
        if (maybe()) {
            builder.addReference(new Reference(Reference.Kind.ORDER, InstanceId.of(Oid.of("1.2.3.9"), "N° 7")));
            builder.addReference(new Reference(Reference.Kind.STUDY, InstanceId.of(Oid.of("1.2.3.10"))));
        }
        builder.typeCode(
                ValueSets.documentType().find(maybe() ? "11488-4" : "11502-2").orElseThrow());
        return builder.build();
    }

    @Test
    void whateverWasWritten_isReadAsItWas() {
        for (int i = 0; i < DOCUMENTS; i++) {
            DocumentMetadata metadata = metadata();
            byte[] json = StoredDocument.write(metadata);
            Document read = StoredDocument.read(json, CONTENT);
            DocumentMetadata again = read.metadata();
            assertThat(StoredDocument.write(again))
                    .as("seed %d, document %d", SEED, i)
                    .isEqualTo(json);
            assertThat(again.authors()).isEqualTo(metadata.authors());
            assertThat(again.otherAuthors()).isEqualTo(metadata.otherAuthors());
            assertThat(again.authorOrganizations()).isEqualTo(metadata.authorOrganizations());
            assertThat(again.legalAuthenticator()).isEqualTo(metadata.legalAuthenticator());
            assertThat(again.patient().ins()).isEqualTo(metadata.patient().ins());
            assertThat(again.patient().traits()).isEqualTo(metadata.patient().traits());
            assertThat(again.patient().localIds()).isEqualTo(metadata.patient().localIds());
            assertThat(again.patient().addresses()).isEqualTo(metadata.patient().addresses());
            assertThat(again.relations()).isEqualTo(metadata.relations());
            assertThat(again.references()).isEqualTo(metadata.references());
            assertThat(again.visibility()).isEqualTo(metadata.visibility());
            assertThat(List.of(again.title(), again.serviceStop(), again.comments(), again.classCode()))
                    .isEqualTo(List.of(
                            metadata.title(), metadata.serviceStop(), metadata.comments(), metadata.classCode()));
        }
    }

    @Test
    void anythingElse_isRefused() {
        String json = new String(StoredDocument.write(Samples.document().metadata()), StandardCharsets.UTF_8);
        List<String> wrong = List.of(
                "",
                "[]",
                json + "x",
                json.replace("\"form\":1", "\"form\":2"),
                json.replace("\"form\":1", "\"form\":1,\"more\":1"),
                json.replace("\"title\":\"Compte rendu\",", ""),
                json.replace("\"title\":\"Compte rendu\"", "\"title\":7"));
        for (String each : wrong) {
            assertThatThrownBy(() -> StoredDocument.read(each.getBytes(StandardCharsets.UTF_8), CONTENT))
                    .as(each.length() > 60 ? "changed" : each)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void matriculeThatNobodyQualified_doesNotComeBack() {
        String json = new String(StoredDocument.write(Samples.document().metadata()), StandardCharsets.UTF_8);
        String forged = json.replace("\"PASSPORT\"", "\"DRIVING_LICENCE\"");
        assertThatThrownBy(() -> StoredDocument.read(forged.getBytes(StandardCharsets.UTF_8), CONTENT))
                .isInstanceOf(InvalidInputException.class);
    }
}
