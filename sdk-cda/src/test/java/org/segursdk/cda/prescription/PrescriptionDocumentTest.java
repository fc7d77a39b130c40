package org.segursdk.cda.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.PrescriptionSamples;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.TinyPdf;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class PrescriptionDocumentTest {
    private static final String LINE = "//h:entry/h:substanceAdministration";
    private static final String FLAG = "1.2.250.1.213.1.1.3.48.";

    @Test
    @Tag("REM-CDA-02")
    @Tag("REM-EPR-02")
    void everything_sectionsInTheirOrder_patientBearsTheIns() {
        Element document = dom(Prescriptions.everything().build().toDocument());
        assertThat(texts(document, "//h:section/h:code/@code"))
                .containsExactly("57723-9", "57828-6", "46264-8", "55112-7", "11450-4", "8716-3", "10162-6", "55108-5");
        assertThat(texts(document, "//h:patientRole/h:id[1]/@extension"))
                .singleElement()
                .satisfies(number -> assertThat(number).hasSize(15));
        assertThat(text(document, "//h:patientRole/h:addr/@nullFlavor")).isEqualTo("UNK");
        assertThat(text(document, "//h:patientRole/h:telecom/@nullFlavor")).isEqualTo("UNK");
    }

    @Test
    void line_saysTheFiveFlags_eachAsGiven() {
        Element document = dom(Prescriptions.everything().build().toDocument());
        for (String number : List.of("12", "13", "14", "15", "34")) {
            String value = "//h:observation[h:templateId/@root='" + FLAG + number + "']/h:value/@value";
            assertThat(text(document, "(" + LINE + ")[1]" + value)).isEqualTo("false");
            assertThat(text(document, "(" + LINE + ")[2]" + value)).isEqualTo("true");
        }
    }

    @Test
    void posology_readsAsASentence_andItsPartsAreReferred() {
        Element document = dom(Prescriptions.everything().build().toDocument());
        assertThat(text(document, "//h:tr[@ID='med-1']/h:td[2]"))
                .isEqualTo("un (1) à deux (2) comprimés, 3 fois par jour, par voie orale, à partir du 15/07/2026"
                        + " pendant 7 jours, sans dépasser six (6) comprimés par jour");
        assertThat(text(document, "(" + LINE + ")[1]/h:effectiveTime[2]/h:period/@value"))
                .isEqualTo("8");
        assertThat(text(document, "(" + LINE + ")[1]/h:effectiveTime[2]/h:period/@unit"))
                .isEqualTo("h");
        assertThat(text(document, "(" + LINE + ")[1]/h:doseQuantity/h:low/@value"))
                .isEqualTo("1");
        assertThat(text(document, "(" + LINE + ")[1]/h:doseQuantity/h:high/@value"))
                .isEqualTo("2");
        assertThat(text(document, "//*[@ID='med-2']/h:td[2]"))
                .isEqualTo("2 applications par jour sur le visage\nDurée : du 15/07/2026 au 20/07/2026");
        assertThat(text(document, "//h:tr[@ID='med-1']/h:td[4]"))
                .isEqualTo("Non substituable : Marge thérapeutique étroite");
    }

    @ParameterizedTest
    @EnumSource(AdministrationMode.class)
    void everyMode_hasItsTemplate_stepsAreNumbered(AdministrationMode mode) {
        PrescribedMedicine.Builder line = Prescriptions.line();
        if (mode.hasSteps()) {
            line.posology(Prescriptions.steps(mode));
        } else if (mode == AdministrationMode.DELAYED_START) {
            line.posology(StructuredPosology.of(mode)
                            .dose(DoseRange.of(Prescriptions.tablets("1", "comprimé")))
                            .build())
                    .period(TreatmentPeriod.lasting(Quantity.of("7", "d")));
        }
        Element document = dom(Prescriptions.bare().addMedicine(line).build().toDocument());
        List<String> templates = texts(document, LINE + "/h:templateId/@root");
        String last = templates.get(templates.size() - 1).substring("1.3.6.1.4.1.19376.1.5.3.1.4.".length());
        assertThat(last)
                .isEqualTo(
                        switch (mode) {
                            case NORMAL -> "7.1";
                            case TAPERED -> "8";
                            case SPLIT -> "9";
                            case CONDITIONAL -> "10";
                            case COMBINATION -> "11";
                            case DELAYED_START -> "21";
                        });
        assertThat(texts(document, LINE + "/h:entryRelationship/h:sequenceNumber/@value"))
                .isEqualTo(mode.hasSteps() ? List.of("1", "2") : List.of());
        if (mode == AdministrationMode.DELAYED_START) {
            assertThat(text(document, LINE + "/h:effectiveTime/h:low/@nullFlavor"))
                    .isEqualTo("UNK");
            assertThat(text(document, LINE + "/h:effectiveTime/h:width/@value")).isEqualTo("7");
        }
    }

    @Test
    void unstructured_hasNoStructure() {
        Element document = dom(Prescriptions.bare()
                .addMedicine(Prescriptions.line().posology(Posology.words("Selon besoin")))
                .build()
                .toDocument());
        assertThat(nodes(document, LINE + "[h:routeCode or h:doseQuantity or h:effectiveTime]"))
                .isEmpty();
        assertThat(texts(document, LINE + "/h:templateId/@root"))
                .doesNotContain("1.3.6.1.4.1.19376.1.9.1.3.6")
                .hasSize(5);
    }

    @Test
    void secured_quantitiesAreInLettersToo() {
        Element document = dom(Prescriptions.bare()
                .addFlag(PrescriptionFlag.SECURED)
                .addMedicine(Prescriptions.line().quantity(Quantity.of("28", "{capsule}", "gélules")))
                .build()
                .toDocument());
        assertThat(text(document, "//h:tr[@ID='med-1']/h:td[3]")).startsWith("vingt-huit (28) gélules");
        assertThat(text(document, "//h:tr[@ID='med-1']/h:td[1]")).contains("cinq cents (500) milligrammes");
    }

    @Test
    void validityEnd_unknown_isSaidAndNotInvented() {
        CdaHeader.Builder header = Prescriptions.header().event(ServiceEvent.of(Fixtures.author(), Fixtures.NOW));
        Element document = dom(Prescriptions.bare()
                .header(header)
                .validityEndUnknown()
                .addMedicine(Prescriptions.line())
                .build()
                .toDocument());
        assertThat(text(document, "//h:documentationOf[1]//h:effectiveTime/h:high/@nullFlavor"))
                .isEqualTo("UNK");
    }

    @Test
    void pdfAndCode2d_areTheBytesGiven() throws IOException {
        PrescriptionDocument prescription = Prescriptions.everything().build();
        Element document = dom(prescription.toDocument());
        assertThat(media(document, "application/pdf")).isEqualTo(TinyPdf.of("Ordonnance"));
        assertThat(media(document, "image/png")).isEqualTo(Prescriptions.PNG);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        prescription.writeTo(streamed);
        assertThat(streamed.toByteArray()).isEqualTo(Fixtures.bytes(prescription.toDocument()));
    }

    @Test
    void pdf_of10Megabytes_isReadInPieces() throws IOException {
        int size = 10_000_000;
        int[] largest = {0};
        byte[] start = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        ContentSource pdf = () -> new InputStream() {
            private int served;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                largest[0] = Math.max(largest[0], length);
                int count = Math.min(length, size - served);
                for (int i = 0; i < count; i++, served++) {
                    int fromEnd = size - served;
                    target[offset + i] = served < start.length
                            ? start[served]
                            : fromEnd <= end.length ? end[end.length - fromEnd] : (byte) served;
                }
                return count == 0 ? -1 : count;
            }
        };
        PrescriptionDocument prescription =
                Prescriptions.bare().pdf(pdf).addMedicine(Prescriptions.line()).build();
        long[] written = {0};
        prescription.writeTo(new OutputStream() {
            @Override
            public void write(int octet) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written[0] += length;
            }
        });
        assertThat(written[0]).isGreaterThan((size + 2L) / 3 * 4);
        assertThat(largest[0]).isLessThanOrEqualTo(256 * 1024);
    }

    @Test
    void metadata_format_class_flagsAndValidity() {
        Document document = Prescriptions.everything().build().toDocument();
        DocumentMetadata metadata = document.metadata();
        assertThat(metadata.typeCode()).isEqualTo(PrescriptionDocument.TYPE);
        assertThat(metadata.classCode().code()).isEqualTo("42");
        assertThat(metadata.formatCode().code()).isEqualTo("urn:ihe:pharm:pre:2010");
        assertThat(metadata.eventCodes())
                .extracting(CodedValue::code)
                .containsExactlyInAnyOrder(
                        "57833-6", "MED-1096", "MED-1097", "MED-1098", "MED-1132", "MED-1094", "MED-1095", "MED-1159");
        assertThat(metadata.serviceStop()).contains(Fixtures.NOW.plusSeconds(90L * 86_400));
        assertThat(text(dom(document), "//h:documentationOf[1]/h:serviceEvent/h:id/@extension"))
                .isEqualTo("01S2TBPZ2JCNZZYGHZ");
    }

    @Test
    void missing_isReportedAtOnce_flagsHaveNoDefault() {
        assertThatThrownBy(() -> PrescriptionDocument.builder()
                        .addMedicine(PrescribedMedicine.of(Prescriptions.paracetamol()))
                        .addDevice(PrescribedDevice.of("Lit"))
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.violations())
                            .filteredOn(v -> v.rule().equals("REQUIRED"))
                            .extracting(Violation::path)
                            .containsExactlyInAnyOrder(
                                    "pdf",
                                    "header",
                                    "medicines[0].posology",
                                    "medicines[0].substitution",
                                    "medicines[0].renewals",
                                    "devices[0].renewals");
                    assertThat(e.violations())
                            .filteredOn(v -> v.rule().equals("EP-FLAG"))
                            .extracting(Violation::path)
                            .containsExactlyInAnyOrder(
                                    "medicines[0].longTermIllness",
                                    "medicines[0].workAccident",
                                    "medicines[0].prevention",
                                    "medicines[0].notReimbursable",
                                    "medicines[0].offLabel",
                                    "devices[0].longTermIllness",
                                    "devices[0].workAccident",
                                    "devices[0].prevention",
                                    "devices[0].notReimbursable");
                    assertThat(e.violations()).hasSize(15);
                });
    }

    static Stream<Integer> indexes() {
        return Stream.iterate(0, i -> i + 1).limit(40);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("indexes")
    void samples_referencesResolve_idsAreUnique_bytesAreTheSame(int index) {
        Document sample = PrescriptionSamples.draw(11, index).toDocument();
        Element document = dom(sample);
        List<String> ids = texts(document, "//@ID");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> "#" + id).toList()).containsAll(texts(document, "//h:reference/@value"));
        assertThat(texts(document, "//h:entry//h:id/@root")).isNotEmpty();
        assertThat(Fixtures.bytes(PrescriptionSamples.draw(11, index).toDocument()))
                .isEqualTo(Fixtures.bytes(sample));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0=zéro",
                "1=un",
                "21=vingt et un",
                "71=soixante et onze",
                "77=soixante-dix-sept",
                "80=quatre-vingts",
                "81=quatre-vingt-un",
                "91=quatre-vingt-onze",
                "99=quatre-vingt-dix-neuf",
                "100=cent",
                "200=deux cents",
                "201=deux cent un",
                "1000=mille",
                "1980=mille neuf cent quatre-vingts",
                "80000=quatre-vingt mille",
                "200000=deux cent mille",
                "2000001=deux millions un",
                "0.5=un demi",
                "2.50=deux et demi",
                "0.05=zéro virgule zéro cinq",
                "12.25=douze virgule deux cinq"
            })
    void numbers_inFrenchLetters(String pair) {
        String[] parts = pair.split("=");
        Element document = dom(Prescriptions.bare()
                .addFlag(PrescriptionFlag.SECURED)
                .addMedicine(Prescriptions.line()
                        .posology(StructuredPosology.normal()
                                .dose(DoseRange.of(Quantity.of(parts[0], "mg")))
                                .build()))
                .build()
                .toDocument());
        assertThat(text(document, "//h:tr[@ID='med-1']/h:td[2]"))
                .isEqualTo(parts[1] + " (" + parts[0].replace('.', ',') + ") milligramme"
                        + (Double.parseDouble(parts[0]) < 2 ? "" : "s"));
    }

    private static byte[] media(Element document, String type) {
        return Base64.getMimeDecoder()
                .decode(text(document, "//h:observationMedia/h:value[@mediaType='" + type + "']"));
    }
}
