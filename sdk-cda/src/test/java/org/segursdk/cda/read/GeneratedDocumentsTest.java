package org.segursdk.cda.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.CdaSamples;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Severity;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.read.clinical.ReadAllergy;
import org.segursdk.cda.read.clinical.ReadMedicalSummary;
import org.segursdk.cda.read.clinical.ReadProblem;
import org.segursdk.cda.read.clinical.ReadProcedure;
import org.segursdk.cda.read.clinical.ReadTreatment;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** What the SDK writes, the SDK reads back: metadata equal to those made with the document, content equal to the model. */
class GeneratedDocumentsTest {
    private static final long SEED = 20_260_714L;

    static IntStream indexes() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void metadata_readBack_equalsGenerated(int index) throws IOException {
        GeneratedChecks.metadata(CdaSamples.vsm(SEED, index).toDocument());
        GeneratedChecks.metadata(CdaSamples.n1(SEED, index).toDocument());
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void header_readBack_equalsModel(int index) throws IOException {
        VsmDocument vsm = CdaSamples.vsm(SEED, index);
        CdaHeader model = vsm.header();
        ReadHeader header = CdaReader.create().read(vsm.toDocument().content()).header();
        assertThat(header.id().flatMap(ReadId::root)).contains(model.id().value());
        assertThat(header.setId().flatMap(ReadId::root)).contains(model.setId().value());
        assertThat(header.version()).hasValue(model.version());
        Patient patient = model.patient();
        ReadPatient read = header.patient().orElseThrow();
        assertThat(read.birthName()).contains(patient.traits().birthName());
        assertThat(read.birthGivenNames()).contains(patient.traits().birthGivenNames());
        assertThat(read.firstGivenName()).contains(patient.traits().firstGivenName());
        assertThat(read.usedName()).isEqualTo(patient.usedName());
        assertThat(read.usedGivenName()).isEqualTo(patient.usedGivenName());
        assertThat(read.sex()).contains(patient.traits().sex());
        assertThat(read.birthDate()).contains(patient.traits().birthDate().completed());
        assertThat(read.ins()).isEqualTo(patient.ins().map(ins -> ins.ins()));
        assertThat(read.localIds()).isEqualTo(patient.localIds());
        assertThat(header.authors())
                .hasSize(model.authors().size() + model.otherAuthors().size());
        for (int i = 0; i < model.authors().size(); i++) {
            Attestation author = model.authors().get(i);
            ReadActor actor = header.authors().get(i);
            assertThat(actor.nationalId())
                    .contains(author.by().professional().id().value());
            assertThat(actor.role().flatMap(ReadCode::value))
                    .contains(author.by().professional().specialty());
            assertThat(actor.organization().flatMap(ReadOrganization::nationalId))
                    .contains(author.by().structure().id().value());
            assertThat(actor.time().flatMap(ReadPeriod::at).flatMap(ReadTime::instant))
                    .contains(author.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
        assertThat(header.participants())
                .hasSize(model.participants().size() + model.otherParticipants().size());
        assertThat(read.guardians()).hasSameSizeAs(model.guardians());
        assertThat(header.consents()).hasSameSizeAs(model.consents());
        assertThat(header.informants())
                .hasSize(
                        model.contacts().size() + model.professionalInformants().size());
        assertThat(header.treatingPhysician().isPresent())
                .isEqualTo(model.participants().stream().anyMatch(Participant::isTreatingPhysician));
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void findings_ofWhatWeWrite_none(int index) throws IOException {
        for (Document document : List.of(
                CdaSamples.vsm(SEED, index).toDocument(),
                CdaSamples.n1(SEED, index).toDocument())) {
            assertThat(CdaReader.create().strict().read(document.content()).findings())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void vsm_readBack_equalsModel(int index) throws IOException {
        VsmDocument model = CdaSamples.vsm(SEED, index);
        ReadMedicalSummary read = ReadMedicalSummary.of(
                        CdaReader.create().read(model.toDocument().content()))
                .orElseThrow();
        problems(model.problems().items(), read.problems().items());
        problems(model.medicalHistory().items(), read.medicalHistory().items());
        procedures(model.surgicalHistory().items(), read.surgicalHistory().items());
        allergies(model.allergies().items(), read.allergies().items());
        treatments(model.treatments().items(), read.treatments().items());
        assertThat(read.lifestyle().items()).hasSameSizeAs(model.lifestyle().items());
        for (int i = 0; i < model.lifestyle().items().size(); i++) {
            assertThat(read.lifestyle().items().get(i).text())
                    .contains(GeneratedChecks.text(
                            model.lifestyle().items().get(i).text()));
        }
        assertThat(read.familyHistory().items())
                .hasSameSizeAs(model.familyHistory().items());
        for (int i = 0; i < model.familyHistory().items().size(); i++) {
            assertThat(read.familyHistory().items().get(i).relationship().flatMap(ReadCode::code))
                    .contains(model.familyHistory().items().get(i).relationship());
            assertThat(read.familyHistory().items().get(i).conditions())
                    .hasSameSizeAs(model.familyHistory().items().get(i).conditions());
        }
        assertThat(read.otherSections()).isEmpty();
    }

    private static void problems(List<Problem> model, List<ReadProblem> read) {
        assertThat(read).hasSameSizeAs(model);
        for (int i = 0; i < model.size(); i++) {
            Problem expected = model.get(i);
            ReadProblem found = read.get(i);
            assertThat(found.label()).isEqualTo(GeneratedChecks.text(expected.label()));
            assertThat(found.code().flatMap(ReadCode::value)).isEqualTo(expected.code());
            assertThat(found.kind().flatMap(ReadCode::value))
                    .contains(expected.kind().code());
            assertThat(found.period().flatMap(ReadPeriod::low).flatMap(ReadTime::date))
                    .isEqualTo(expected.onset());
            assertThat(found.period().flatMap(ReadPeriod::high).flatMap(ReadTime::date))
                    .isEqualTo(expected.end());
            assertThat(found.status().flatMap(ReadCode::value))
                    .isEqualTo(expected.status().map(ClinicalStatus::problemCode));
            assertThat(found.comments()).isEqualTo(GeneratedChecks.texts(expected.comment()));
        }
    }

    private static void procedures(List<Procedure> model, List<ReadProcedure> read) {
        assertThat(read).hasSameSizeAs(model);
        for (int i = 0; i < model.size(); i++) {
            assertThat(read.get(i).label())
                    .isEqualTo(GeneratedChecks.text(model.get(i).label()));
            assertThat(read.get(i).code().flatMap(ReadCode::value))
                    .isEqualTo(model.get(i).code());
            assertThat(read.get(i).period().flatMap(ReadPeriod::at).flatMap(ReadTime::date))
                    .isEqualTo(model.get(i).date());
            assertThat(read.get(i).planned()).contains(false);
            assertThat(read.get(i).reasons().isEmpty())
                    .isEqualTo(model.get(i).reason().isEmpty());
        }
    }

    private static void allergies(List<Allergy> model, List<ReadAllergy> read) {
        assertThat(read).hasSameSizeAs(model);
        for (int i = 0; i < model.size(); i++) {
            Allergy expected = model.get(i);
            ReadAllergy found = read.get(i);
            assertThat(found.label()).isEqualTo(GeneratedChecks.text(expected.agent()));
            assertThat(found.type().flatMap(ReadCode::value))
                    .contains(expected.type().code());
            assertThat(found.agent().flatMap(ReadCode::value)).isEqualTo(expected.agentCode());
            assertThat(found.reaction().flatMap(ReadCode::value)).isEqualTo(expected.reactionCode());
            expected.reaction()
                    .ifPresent(reaction ->
                            assertThat(found.reaction().map(ReadCode::label)).contains(GeneratedChecks.text(reaction)));
            assertThat(found.severity().flatMap(ReadCode::value))
                    .isEqualTo(expected.severity().map(Severity::code));
            assertThat(found.status().flatMap(ReadCode::value))
                    .isEqualTo(expected.status().map(ClinicalStatus::allergyCode));
            assertThat(found.comments()).isEqualTo(GeneratedChecks.texts(expected.comment()));
        }
    }

    private static void treatments(List<Treatment> model, List<ReadTreatment> read) {
        assertThat(read).hasSameSizeAs(model);
        for (int i = 0; i < model.size(); i++) {
            Treatment expected = model.get(i);
            ReadTreatment found = read.get(i);
            ReadProduct product = found.product().orElseThrow();
            assertThat(product.code().map(ReadCode::label)).contains(GeneratedChecks.text(expected.product()));
            assertThat(product.in(CodeSystems.CIS)).isEqualTo(expected.cis());
            for (CodedValue translation : expected.translations()) {
                assertThat(product.in(translation.codeSystem())).isPresent();
            }
            assertThat(found.route().flatMap(ReadCode::value)).isEqualTo(expected.route());
            assertThat(found.period().flatMap(ReadPeriod::low).flatMap(ReadTime::date))
                    .isEqualTo(expected.start());
            assertThat(found.period().flatMap(ReadPeriod::high).flatMap(ReadTime::date))
                    .isEqualTo(expected.end());
            assertThat(found.dose()
                            .flatMap(ReadValue.Range::low)
                            .flatMap(ReadQuantity::value)
                            .map(v -> v.stripTrailingZeros()))
                    .isEqualTo(expected.doseLow().map(q -> q.value().stripTrailingZeros()));
            assertThat(found.frequency().flatMap(ReadQuantity::unit))
                    .isEqualTo(expected.period().map(q -> q.unit()).filter(u -> !u.isEmpty()));
        }
    }

    @Test
    void noneKnown_isNotStructured_textTells() throws IOException {
        ReadMedicalSummary read = ReadMedicalSummary.of(CdaReader.create()
                        .read(Fixtures.emptyVsm().build().toDocument().content()))
                .orElseThrow();
        assertThat(read.allergies().isStructured()).isFalse();
        assertThat(read.allergies().section()).isEmpty();
        assertThat(read.allergies().text().orElseThrow()).contains("Allergies et hypersensibilités : aucune connue");
        assertThat(read.problems().text().orElseThrow()).contains("Pathologies en cours : non renseigné");
    }

    @Test
    void fullVsm_reasonOfTreatment_namesTheProblem() throws IOException {
        ReadMedicalSummary read = ReadMedicalSummary.of(CdaReader.create()
                        .read(Fixtures.fullVsm().build().toDocument().content()))
                .orElseThrow();
        ReadTreatment treatment = read.treatments().items().get(0);
        assertThat(treatment.reasons().get(0).isOf(read.problems().items().get(0)))
                .isTrue();
        assertThat(treatment.reasons().get(0).isOf(read.medicalHistory().items().get(0)))
                .isFalse();
        assertThat(treatment.statement().row()).containsEntry("Posologie", "1 comprimé par jour");
        assertThat(read.problems()
                        .items()
                        .get(0)
                        .period()
                        .flatMap(ReadPeriod::low)
                        .flatMap(ReadTime::date))
                .contains(ClinicalDate.parse("2019-08-11"));
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void toDocument_sharedAgain_sameMetadata(int index) throws IOException {
        Document made = CdaSamples.n1(SEED, index).toDocument();
        DocumentMetadata again = CdaReader.create()
                .read(made.content())
                .toDocument(made.metadata().patient())
                .metadata();
        assertThat(GeneratedChecks.entry(again, made)).isEqualTo(GeneratedChecks.entry(made.metadata(), made));
        assertThat(again.relations()).isEqualTo(made.metadata().relations());
    }

    @Test
    void level1_contentComesOut() throws IOException {
        Document made = Fixtures.pdfLetter().build().toDocument();
        for (CdaReader reader : List.of(CdaReader.create(), CdaReader.create().headerOnly())) {
            ReadDocument read = reader.read(made.content());
            EmbeddedContent pdf = read.level1Content().orElseThrow();
            assertThat(pdf.mediaType()).contains("application/pdf");
            try (var in = pdf.open()) {
                assertThat(in.readAllBytes()).startsWith('%', 'P', 'D', 'F');
            }
            assertThat(read.model()).isEqualTo(CdaModel.N1);
        }
    }

    @Test
    void headerOnly_bodyMalformed() throws IOException {
        String text = new String(
                Fixtures.pdfLetter().build().toDocument().content().open().readAllBytes(), StandardCharsets.UTF_8);
        String broken = text.replace("<nonXMLBody", "<nonXMLBody <");
        assertThat(broken).isNotEqualTo(text);
        ReadDocument read = CdaReader.create().headerOnly().read(broken.getBytes(StandardCharsets.UTF_8));
        assertThat(read.header().id()).isPresent();
        for (ThrowingCallable reading :
                List.<ThrowingCallable>of(read::metadata, read::isLevel1, read::level1Content)) {
            assertThatThrownBy(reading)
                    .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                            .extracting(Violation::rule)
                            .containsExactly("READ-XML"));
        }
    }
}
