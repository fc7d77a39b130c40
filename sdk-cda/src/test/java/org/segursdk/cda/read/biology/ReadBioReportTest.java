package org.segursdk.cda.read.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.biology.BioFixtures;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioItem;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.cda.read.BioFlag;
import org.segursdk.cda.read.BioFlags;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.GeneratedChecks;
import org.segursdk.cda.read.OfficialExamples;
import org.segursdk.cda.read.RangePosition;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.cda.read.vaccination.ReadVaccination;

class ReadBioReportTest {
    private static ReadDocument read(BioItem... items) throws IOException {
        return CdaReader.create()
                .read(BioFixtures.reportOf(items).build().toDocument().content());
    }

    private static ReadBioReport report(BioItem... items) throws IOException {
        return ReadBioReport.of(read(items)).orElseThrow();
    }

    private static BioResult.Builder urea(String value, String unit) {
        return BioResult.of("Urée", BioFixtures.UREA, BioValue.measured(value, unit));
    }

    @Test
    void result_readBack_equalsModel() throws IOException {
        ReadBioResult urea = report(BioFixtures.urea()).results().get(0);
        assertThat(urea.label()).isEqualTo("Urée");
        assertThat(urea.loinc()).contains("22664-7");
        assertThat(urea.status()).contains("completed");
        ReadValue.Quantity value = (ReadValue.Quantity) urea.value().orElseThrow();
        assertThat(value.quantity().text()).isEqualTo("10.02");
        assertThat(value.quantity().unit()).contains("mmol/L");
        assertThat(urea.flag()).isEqualTo(BioFlag.ABNORMAL);
        assertThat(urea.position()).isEqualTo(RangePosition.ABOVE);
        assertThat(urea.methods().get(0).code()).contains("DEI");
        assertThat(urea.time().flatMap(ReadPeriod::any).flatMap(ReadTime::instant))
                .contains(BioFixtures.NOW.minusSeconds(600));
        assertThat(urea.comments()).containsExactly("À contrôler\nsous 8 jours");
        assertThat(urea.previous()).hasSize(2);
        ReadValue.Quantity prior =
                (ReadValue.Quantity) urea.previous().get(1).value().orElseThrow();
        assertThat(prior.quantity().unit()).contains("g/L");
    }

    @Test
    void screening_readBack_equalsModel() throws IOException {
        byte[] written = Fixtures.bytes(BioFixtures.everything().build().toDocument());
        ReadBioReport report =
                ReadBioReport.of(CdaReader.create().read(written)).orElseThrow();
        ReadBioScreening screening = report.screening().orElseThrow();
        assertThat(screening.context()).singleElement().satisfies(context -> assertThat(context.value())
                .containsInstanceOf(ReadValue.Coded.class));
        assertThat(screening.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.label()).contains("apillo");
            assertThat(problem.code().flatMap(ReadCode::code)).contains("B97.7");
        });
        assertThat(report.vaccinations().items())
                .extracting(ReadVaccination::vaccine, ReadVaccination::isGiven)
                .containsExactly(tuple("Vaccin contre le papillomavirus", false), tuple("Vaccin ROR", true));
        assertThat(report.otherSections()).isEmpty();
        assertThat(report(BioFixtures.urea()).screening()).isEmpty();
        assertThat(report(BioFixtures.urea()).vaccinations().items()).isEmpty();
    }

    @Test
    void isolate_readBack_equalsModel() throws IOException {
        ReadBioPanel isolate = report(BioFixtures.isolate()).isolates().get(0);
        assertThat(isolate.organism().map(ReadCode::label)).contains("Escherichia coli");
        assertThat(isolate.organism().flatMap(o -> o.in("2.16.840.1.113883.6.96")))
                .contains("112283007");
        assertThat(isolate.organism().flatMap(o -> o.in("2.16.840.1.113883.3.9471")))
                .contains("562");
        assertThat(isolate.allResults()).isNotEmpty();
    }

    @Test
    void metadata_readBack_equalsGenerated() throws IOException {
        GeneratedChecks.metadata(BioFixtures.smallest().build().toDocument());
        GeneratedChecks.metadata(BioFixtures.reportOf(BioFixtures.urea(), BioFixtures.isolate())
                .build()
                .toDocument());
    }

    @Test
    void pdfCopy_opens() throws IOException {
        ReadBioReport report = report(BioFixtures.urea());
        assertThat(report.pdfCopies()).hasSize(1);
        try (InputStream copy = report.pdfCopies().get(0).open();
                InputStream given = BioFixtures.PDF.open()) {
            assertThat(copy.readAllBytes()).isEqualTo(given.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mmol/L", "10*9/L", "[IU]/L", "m[IU]/L", "umol/L", "%", "mL/min{normalized}"})
    @Tag("REM-BIO-09")
    void unit_isReadToTheLetter(String unit) throws IOException {
        ReadValue.Quantity value = (ReadValue.Quantity)
                report(urea("5", unit).build()).results().get(0).value().orElseThrow();
        assertThat(value.quantity().unit()).contains(unit);
    }

    private static ReadDocument withCode(String code) throws IOException {
        String xml = Fixtures.xml(BioFixtures.reportOf(urea("5", "mmol/L")
                        .interpretation(BioInterpretation.HIGH)
                        .build())
                .build()
                .toDocument());
        String changed = xml.replace("<interpretationCode code=\"H\"", "<interpretationCode code=\"" + code + "\"");
        return CdaReader.create().read(changed.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "HH", "LL"})
    @Tag("REM-BIO-10")
    @Tag("REM-MSSR-14")
    void interpretation_critical_alerts(String code) throws IOException {
        BioFlags flags = BioFlags.of(withCode(code));
        assertThat(flags.critical()).isEqualTo(1);
        assertThat(flags.level()).isEqualTo(BioFlag.CRITICAL);
        assertThat(flags.isClinicallyRelevant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "U", "NEG", "h", "?"})
    void interpretation_thatSaysNothing_isUnknownNeverNormal(String code) throws IOException {
        BioFlags flags = BioFlags.of(withCode(code));
        assertThat(flags.unknown()).isEqualTo(1);
        assertThat(flags.level()).isEqualTo(BioFlag.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(BioInterpretation.class)
    void interpretation_ofTheModel_readBackAsWritten(BioInterpretation written) throws IOException {
        ReadBioResult result = report(
                        urea("5", "mmol/L").interpretation(written).build())
                .results()
                .get(0);
        assertThat(result.interpretations().get(0).value()).contains(written.code());
        assertThat(result.flag() == BioFlag.CRITICAL).isEqualTo(written.isCritical());
        assertThat(result.flag() == BioFlag.CRITICAL || result.flag() == BioFlag.ABNORMAL)
                .isEqualTo(written.isAbnormal() && !written.isSusceptibility());
    }

    @Test
    @Tag("REM-BIO-11")
    void comment_onAResult_isSignalled() throws IOException {
        BioFlags silent = BioFlags.of(read(urea("5", "mmol/L").build()));
        BioFlags said =
                BioFlags.of(read(urea("5", "mmol/L").addComment("À revoir").build()));
        assertThat(silent.isClinicallyRelevant()).isFalse();
        assertThat(said.comments()).isEqualTo(1);
        assertThat(said.isClinicallyRelevant()).isTrue();
    }

    @Test
    @Tag("REM-BIO-12")
    void outOfRange_withoutInterpretation_isSignalled() throws IOException {
        BioFlags above = BioFlags.of(read(urea("8.1", "mmol/L")
                .range(BioRange.between("3.50", "8", "mmol/L"))
                .build()));
        BioFlags within = BioFlags.of(read(urea("8.0", "mmol/L")
                .range(BioRange.between("3.50", "8", "mmol/L"))
                .build()));
        String xml = Fixtures.xml(BioFixtures.reportOf(urea("8.1", "mmol/L")
                        .range(BioRange.between("3.50", "8", "mmol/L"))
                        .build())
                .build()
                .toDocument());
        BioFlags otherUnit = BioFlags.of(CdaReader.create()
                .read(xml.replace("value=\"8.1\" unit=\"mmol/L\"", "value=\"8.1\" unit=\"g/L\"")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(above.outOfRange()).isEqualTo(1);
        assertThat(above.level()).isEqualTo(BioFlag.ABNORMAL);
        assertThat(within.outOfRange()).isZero();
        assertThat(within.level()).isEqualTo(BioFlag.UNKNOWN);
        assertThat(otherUnit.outOfRange()).isZero();
    }

    @Test
    void partial_isTold() throws IOException {
        ReadDocument partial = CdaReader.create()
                .read(BioFixtures.smallest()
                        .status(BioReport.Status.PARTIAL)
                        .build()
                        .toDocument()
                        .content());
        assertThat(BioFlags.of(partial).partial()).contains(true);
        assertThat(BioFlags.of(read(BioFixtures.urea())).partial()).contains(false);
    }

    @Test
    @Tag("REM-BIO-14")
    void twoUnits_bothAreKept() throws IOException {
        ReadBioReport report = ReadBioReport.of(
                        OfficialExamples.read("BIO-CR-BIO_2024.01_Glycémie deux unités principales_mole_masse.xml"))
                .orElseThrow();
        assertThat(report.results()).extracting(r -> r.loinc().orElse("")).containsExactly("40193-5", "53049-3");
        assertThat(report.results())
                .extracting(r -> ((ReadValue.Quantity) r.value().orElseThrow())
                        .quantity()
                        .unit()
                        .orElse(""))
                .containsExactly("mmol/L", "g/L");
        // The example writes the same number for both bounds of its first range.
        assertThat(report.findings()).extracting(v -> v.rule()).containsExactly("READ-BIO-RANGE");
    }

    @Test
    void microbiology_ofThePublisher_asItsFileSays() throws IOException {
        ReadBioReport report = ReadBioReport.of(OfficialExamples.read("BIO-CR-BIO_2024.01_Microbiologie_V1.xml"))
                .orElseThrow();
        assertThat(report.isolates())
                .extracting(i -> i.organism().flatMap(ReadCode::code).orElse(""))
                .containsExactly("112283007", "58800005");
        ReadBioPanel antibiogram = report.isolates().get(0).panels().get(0);
        assertThat(antibiogram.code().flatMap(ReadCode::code)).contains("18769-0");
        assertThat(antibiogram.results())
                .extracting(r -> r.interpretations().get(0).code().orElse(""))
                .containsExactly("R", "I", "S");
        ReadValue.Range mic =
                (ReadValue.Range) antibiogram.results().get(1).value().orElseThrow();
        assertThat(mic.low()).isEmpty();
        assertThat(mic.high().orElseThrow().text()).isEqualTo("0.128");
        assertThat(mic.highInclusive()).isFalse();
        ReadBioPanel examinations = report.chapters().get(0).groups().get(0);
        assertThat(examinations.specimens().get(0).type().flatMap(ReadCode::code))
                .contains("UR");
        assertThat(examinations
                        .specimens()
                        .get(0)
                        .received()
                        .flatMap(ReadPeriod::at)
                        .map(ReadTime::text))
                .contains("202401040752+0100");
        assertThat(examinations.comments()).containsExactly("Traitement immédiat");
        assertThat(examinations.validators()).hasSize(1);
        assertThat(report.flags().susceptibility()).isEqualTo(6);
    }

    @Test
    void electrophoresis_ofThePublisher_flagsAndFastPathAgree() throws IOException {
        for (String name : List.of("BIO-CR-BIO_2024.01_Electrophorese.xml", "BIO-CR-BIO_2023.01_Electrophorese.xml")) {
            ReadBioReport report = ReadBioReport.of(OfficialExamples.read(name)).orElseThrow();
            assertThat(report.flags().results())
                    .isEqualTo(report.results().size())
                    .isEqualTo(44);
            assertThat(report.flags().abnormal()).isEqualTo((int) report.results().stream()
                    .filter(r -> r.flag() == BioFlag.ABNORMAL)
                    .count());
            assertThat(report.flags().level()).isEqualTo(BioFlag.ABNORMAL);
            assertThat(report.results()).anySatisfy(r -> {
                assertThat(r.loinc()).contains("22664-7");
                assertThat(r.flag()).isEqualTo(BioFlag.ABNORMAL);
                assertThat(r.previous()).hasSize(2);
            });
        }
    }

    @Test
    void localCode_withoutLoinc_isATranslation() throws IOException {
        ReadBioResult crp = ReadBioReport.of(OfficialExamples.read("BIO-CR-BIO_2024.01_CRP_non_LOINC.xml"))
                .orElseThrow()
                .results()
                .get(0);
        assertThat(crp.loinc()).isEmpty();
        assertThat(crp.label()).isEqualTo("CRP");
        assertThat(crp.code().flatMap(c -> c.in("1.2.250.1.2.3.4"))).contains("1234");
        assertThat(crp.position()).isEqualTo(RangePosition.WITHIN);
    }
}
