package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.mss.xdm.XdmFinding.Severity;

class XdmReaderTest {
    static ReceivedArchive read(byte[] zip) throws IOException {
        return XdmReader.create().read(zip);
    }

    static List<String> rules(ReceivedArchive archive, Severity severity) {
        return archive.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(XdmFinding::rule)
                .distinct()
                .toList();
    }

    private static byte[] content(ReceivedDocument document) throws IOException {
        try (InputStream in = document.content().open()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("REM-MSSR-03")
    void ourArchive_isReadBackWithoutFinding(Compression compression) throws Exception {
        Document second = XdmSamples.document(XdmSamples.ID.child(1), XdmSamples.patient());
        XdmArchive written = XdmSamples.archive(XdmSamples.document(), second).build();
        try (ReceivedArchive archive = read(XdmSamples.bytes(written, compression))) {
            assertThat(archive.findings()).isEmpty();
            assertThat(archive.isSound()).isTrue();
            assertThat(archive.documents()).hasSize(2).allMatch(ReceivedDocument::isVerified);
            assertThat(content(archive.documents().get(0))).isEqualTo(XdmSamples.bytes(XdmSamples.document()));
            assertThat(content(archive.documents().get(1))).isEqualTo(XdmSamples.bytes(second));
            ReceivedSubmission submission = archive.submissions().get(0);
            assertThat(submission.metadata()).isEqualTo(written.metadata());
            assertThat(submission.uniqueId()).contains(written.uniqueId().value());
            assertThat(submission.submissionTime()).contains(XdmSamples.NOW);
            assertThat(submission.contentType()).contains(XdmSamples.CONTENT_TYPE);
            assertThat(submission.authors()).hasSize(1);
            assertThat(archive.otherFiles()).isEmpty();
        }
    }

    @Test
    @Tag("REM-MSSR-02")
    void thePatient_isThatOfTheMetadata() throws Exception {
        try (ReceivedArchive archive = read(XdmSamples.zip(XdmSamples.unpacked(XdmSamples.document())))) {
            XdsPatientId patient = archive.patientId().orElseThrow();
            assertThat(patient.id()).startsWith(XdmSamples.MATRICULE).hasSize(15);
            assertThat(patient.authority()).isEqualTo("1.2.250.1.213.1.4.10");
            assertThat(archive.documents().get(0).patientId()).contains(patient);
        }
    }

    @Test
    @Tag("REM-MSSR-07")
    void replacementAndDeletion_areTold() throws Exception {
        XdmArchive written = XdmSamples.archive(XdmSamples.replacement())
                .addDeletion(XdmSamples.document())
                .addDocument(XdmSamples.document(XdmSamples.ID.child(8), XdmSamples.patient()))
                .build();
        try (ReceivedArchive archive = read(XdmSamples.bytes(written, Compression.LIGHT))) {
            assertThat(archive.documents())
                    .extracting(document -> document.action().orElse(null))
                    .containsExactly(XdmAction.REPLACE, XdmAction.DELETE, null);
            assertThat(archive.isSound()).isTrue();
        }
    }

    @Test
    void aReplacement_isReadFromTheCdaOrTheAssociationWhenTheSlotIsMissing() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.replacement());
        byte[] noSlot = XdmSamples.withMetadata(files, xml -> xml.replace("urn:action:extraMetadataSlot", "urn:other"));
        try (ReceivedArchive archive = read(noSlot)) {
            assertThat(archive.documents().get(0).action()).contains(XdmAction.REPLACE);
        }
        byte[] association = XdmSamples.withMetadata(XdmSamples.unpacked(XdmSamples.document()), xml -> {
            String entry = xml.replaceAll("(?s).*<ExtrinsicObject id=\"([^\"]+)\".*", "$1");
            return xml.replace(
                    "</RegistryObjectList>",
                    "<Association id=\"r\" associationType=\"urn:ihe:iti:2007:AssociationType:RPLC\" sourceObject=\""
                            + entry + "\" targetObject=\"urn:uuid:old\"/></RegistryObjectList>");
        });
        try (ReceivedArchive archive = read(association)) {
            assertThat(archive.documents().get(0).action()).contains(XdmAction.REPLACE);
        }
        byte[] onSet = XdmSamples.withMetadata(
                XdmSamples.unpacked(XdmSamples.document()),
                xml -> xml.replaceFirst(
                        "<Slot name=\"submissionTime\">",
                        "<Slot name=\"urn:action:extraMetadataSlot\"><ValueList><Value>D</Value></ValueList></Slot>$0"));
        try (ReceivedArchive archive = read(onSet)) {
            assertThat(archive.documents().get(0).action()).contains(XdmAction.DELETE);
            assertThat(archive.submissions().get(0).action()).contains(XdmAction.DELETE);
        }
    }

    @Test
    void anUnknownAction_orOneWithoutATarget_isAFinding() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        String slot = "<Slot name=\"urn:action:extraMetadataSlot\"><ValueList><Value>%s</Value></ValueList></Slot>"
                + "<Slot name=\"URI\">";
        for (Map.Entry<String, String> each :
                Map.of("X", "XDM-ACTION", "C", "XDM-REPLACES").entrySet()) {
            byte[] zip = XdmSamples.withMetadata(
                    files, xml -> xml.replace("<Slot name=\"URI\">", String.format(Locale.ROOT, slot, each.getKey())));
            try (ReceivedArchive archive = read(zip)) {
                assertThat(rules(archive, Severity.CONTENT)).containsExactly(each.getValue());
            }
        }
    }

    @Test
    void faultsOfTheOfficialSamples_areMattersOfForm() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        files.put("IHE_XDM/SUBSET01/DOC0001.XML", files.remove(XdmSamples.DOC1));
        String type = "nodeRepresentation=\"" + XdmSamples.CONTENT_TYPE.code() + "\"";
        byte[] zip = XdmSamples.withMetadata(files, xml -> xml.replace("DOC00001.XML", "DOC0001.XML")
                .replace("XDSSubmissionSet.sourceId", "XDSSumissionSet.sourceId")
                .replace(XdmSamples.CONTENT_TYPE.codeSystem(), "1.2.250.1.71.4.2.4")
                .replaceFirst(type, "nodeRepresentation=\"SA01\"")
                .replaceFirst(
                        "(?s)(<Classification id=\"c[0-9]+\" classificationScheme=\"urn:uuid:f0306f51[^>]*>)"
                                + "(<Slot .*?</Slot>)(<Name>.*?</Name>)",
                        "$1$3$2"));
        try (ReceivedArchive archive = read(zip)) {
            assertThat(archive.isSound()).isTrue();
            assertThat(rules(archive, Severity.FORM))
                    .containsExactlyInAnyOrder(
                            "XDM-EBRIM-LABEL", "XDM-EBRIM-ORDER", "XDM-CONTENT-TYPE", "XDM-DOCUMENT-NAME");
            assertThat(archive.documents().get(0).isVerified()).isTrue();
            assertThat(archive.documents().get(0).type().orElseThrow().code()).isEqualTo("11488-4");
        }
    }

    /** Source: mssante §4.2, the faults of the ANS style sheet. */
    @Test
    void metadataOfTheIllustrativeStyleSheet_isSurvived() throws Exception {
        byte[] zip = XdmSamples.withMetadata(XdmSamples.unpacked(XdmSamples.document()), xml -> xml
                // The UUID of uniqueId for patientId, none for uniqueId, INS-C, no association, no classCode.
                .replaceAll("58a6f841-87b3-4a3e-92fd-a8ffeff98427", "2e82c1f6-a085-4c72-9da3-8640a32e42ab")
                .replaceFirst(
                        "identificationScheme=\"urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab\"( value=\""
                                + XdmSamples.ID + "\")",
                        "identificationScheme=\"\"$1")
                .replace("&amp;ISO^NH", "&amp;ISO^INS-C")
                .replaceAll("(?s)<Association .*</Association>", "")
                .replaceAll(
                        "(?s)<Classification id=\"c[0-9]+\" classificationScheme=\"urn:uuid:41a5887f.*?</Classification>",
                        "")
                .replaceFirst(
                        "urn:uuid:aa543740-bdda-424e-8c96-df4873be8500",
                        "urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1")
                .replaceFirst(
                        "(?s)<Classification (id=\"c[0-9]+\" classificationScheme=\"urn:uuid:cccf5598.*?)</Classification>",
                        "<classification $1</classification>"));
        try (ReceivedArchive archive = read(zip)) {
            assertThat(rules(archive, Severity.CONTENT)).isEmpty();
            assertThat(rules(archive, Severity.FORM))
                    .contains("XDM-EBRIM-SCHEME", "XDM-EBRIM-ELEMENT", "XDM-INS-C", "XDM-HAS-MEMBER", "XDM-ATTRIBUTE");
            ReceivedDocument document = archive.documents().get(0);
            // By their labels: the metadata lacks neither.
            assertThat(archive.findings())
                    .extracting(XdmFinding::path)
                    .noneMatch(path -> path.endsWith("/uniqueId") || path.endsWith("/patientId"));
            assertThat(document.uniqueId()).contains(XdmSamples.ID.value());
            assertThat(archive.patientId().orElseThrow().id()).startsWith(XdmSamples.MATRICULE);
        }
    }

    @Test
    void metadataThatContradictTheCda_areFindings() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        Map<String, String> edits = Map.of(
                "value=\"" + XdmSamples.ID + "\"",
                "value=\"1.2.3.4\"",
                "nodeRepresentation=\"11488-4\"",
                "nodeRepresentation=\"34112-3\"",
                "PID-7|19790328",
                "PID-7|19790329",
                "PID-8|F",
                "PID-8|M",
                "nodeRepresentation=\"N\"",
                "nodeRepresentation=\"R\"");
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            try (ReceivedArchive archive =
                    read(XdmSamples.withMetadata(files, xml -> xml.replace(edit.getKey(), edit.getValue())))) {
                assertThat(rules(archive, Severity.CONTENT)).as(edit.getKey()).containsExactly("XDM-COHERENCE");
            }
        }
        byte[] title = XdmSamples.withMetadata(files, xml -> xml.replace("Compte rendu", "Autre rendu"));
        try (ReceivedArchive archive = read(title)) {
            assertThat(archive.isSound()).isTrue();
            assertThat(rules(archive, Severity.FORM)).containsExactly("XDM-COHERENCE");
        }
    }

    @Test
    void thePatientOfTheMetadata_mustBeTheCdas() throws Exception {
        byte[] zip = XdmSamples.withMetadata(
                XdmSamples.unpacked(XdmSamples.document()), xml -> xml.replace("279032A004000", "279032A005000"));
        try (ReceivedArchive archive = read(zip)) {
            assertThat(rules(archive, Severity.CONTENT)).containsExactly("XDM-COHERENCE");
            assertThat(archive.patientId().orElseThrow().id()).startsWith("279032A005000");
        }
    }

    @Test
    void wrongHashAndSize_areFindings() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        byte[] hash = XdmSamples.withMetadata(
                files, xml -> xml.replaceFirst("(<Slot name=\"hash\"><ValueList><Value>)[0-9a-f]{4}", "$10000"));
        try (ReceivedArchive archive = read(hash)) {
            assertThat(rules(archive, Severity.CONTENT)).containsExactly("XDM-HASH");
            assertThat(archive.documents().get(0).isVerified()).isFalse();
        }
        byte[] size = XdmSamples.withMetadata(
                files, xml -> xml.replaceFirst("(<Slot name=\"size\"><ValueList><Value>)", "$11"));
        try (ReceivedArchive archive = read(size)) {
            assertThat(rules(archive, Severity.CONTENT)).containsExactly("XDM-SIZE");
        }
    }

    @Test
    void aWrongUri_isOvercomeByTheHash_otherwiseTheDocumentIsFoundByItsHeader() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        byte[] wrong = XdmSamples.withMetadata(files, xml -> xml.replace(">DOC00001.XML<", ">DOC00009.XML<"));
        try (ReceivedArchive archive = read(wrong)) {
            assertThat(rules(archive, Severity.CONTENT)).containsExactly("XDM-URI");
            assertThat(archive.documents().get(0).isVerified()).isTrue();
        }
        byte[] both = XdmSamples.withMetadata(files, xml -> xml.replace(">DOC00001.XML<", ">DOC00009.XML<")
                .replaceFirst("(<Slot name=\"hash\"><ValueList><Value>)[0-9a-f]{4}", "$10000"));
        try (ReceivedArchive archive = read(both)) {
            assertThat(rules(archive, Severity.CONTENT)).containsExactly("XDM-URI", "XDM-NOT-IN-METADATA");
            assertThat(archive.documents().get(0).entry()).isEmpty();
            assertThat(archive.documents().get(0).uniqueId()).contains(XdmSamples.ID.value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"})
    void withoutReadableMetadata_documentsAreFoundByTheirHeader(String metadata) throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.replacement());
        if (metadata.isEmpty()) {
            files.remove(XdmSamples.METADATA);
        } else {
            files.put(XdmSamples.METADATA, metadata.getBytes(StandardCharsets.UTF_8));
        }
        try (ReceivedArchive archive = read(XdmSamples.zip(files))) {
            assertThat(archive.documents()).hasSize(1);
            ReceivedDocument document = archive.documents().get(0);
            assertThat(document.action()).contains(XdmAction.REPLACE);
            assertThat(document.type().orElseThrow().code()).isEqualTo("11488-4");
            assertThat(document.title()).contains("Compte rendu de consultation");
            assertThat(archive.patientId().orElseThrow().id()).startsWith(XdmSamples.MATRICULE);
            assertThat(archive.isSound()).isFalse();
            assertThat(rules(archive, Severity.CONTENT))
                    .contains(metadata.isEmpty() ? "XDM-METADATA-MISSING" : "XDM-METADATA-XML");
        }
    }

    @Test
    void lowerCaseNamesAndBackslashes_areRead() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        XdmSamples.unpacked(XdmSamples.document())
                .forEach(
                        (name, bytes) -> files.put(name.toLowerCase(Locale.ROOT).replace('/', '\\'), bytes));
        try (ReceivedArchive archive = read(XdmSamples.zip(files))) {
            assertThat(archive.isSound()).isTrue();
            assertThat(rules(archive, Severity.FORM)).contains("XDM-NAME-BACKSLASH", "XDM-NAME-FORM");
            assertThat(archive.documents().get(0).isVerified()).isTrue();
        }
    }

    @Test
    void severalSubsets_areRead() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        XdmSamples.unpacked(XdmSamples.document(XdmSamples.ID.child(1), XdmSamples.patient()))
                .forEach((name, bytes) -> files.put(name.replace("SUBSET01", "SUBSET02"), bytes));
        try (ReceivedArchive archive = read(XdmSamples.zip(files))) {
            assertThat(archive.findings()).isEmpty();
            assertThat(archive.submissions()).hasSize(2);
            assertThat(archive.documents())
                    .extracting(document -> document.uniqueId().orElseThrow())
                    .containsExactly(
                            XdmSamples.ID.value(), XdmSamples.ID.child(1).value());
        }
    }

    @Test
    void otherFiles_areHandedOver_andMissingRootFilesAreTold() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        files.remove("INDEX.HTM");
        files.remove("README.TXT");
        files.put("IHE_XDM/SUBSET01/DOC00001.PDF", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
        files.put("IHE_XDM/SUBSET01/STYLE.XSL", "<x/>".getBytes(StandardCharsets.US_ASCII));
        try (ReceivedArchive archive = read(XdmSamples.zip(files))) {
            assertThat(archive.otherFiles())
                    .extracting(ReceivedFile::name)
                    .containsExactly("IHE_XDM/SUBSET01/DOC00001.PDF", "IHE_XDM/SUBSET01/STYLE.XSL");
            assertThat(archive.otherFiles().get(0).content().open().readAllBytes())
                    .startsWith('%', 'P');
            assertThat(rules(archive, Severity.FORM)).containsExactly("XDM-ROOT-FILE");
            assertThat(archive.documents()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveZippedTwice_isReadOnce(Compression compression) throws Exception {
        byte[] inner =
                XdmSamples.bytes(XdmSamples.archive(XdmSamples.document()).build(), compression);
        byte[] outer = XdmSamples.zip(Map.of("IHE_XDM.zip", inner));
        try (ReceivedArchive archive = read(outer)) {
            assertThat(archive.documents()).hasSize(1);
            assertThat(archive.documents().get(0).isVerified()).isTrue();
            assertThat(rules(archive, Severity.FORM)).containsExactly("XDM-ZIPPED-TWICE");
            assertThat(content(archive.documents().get(0))).isEqualTo(XdmSamples.bytes(XdmSamples.document()));
        }
        try (ReceivedArchive archive = read(XdmSamples.zip(Map.of("IHE_XDM.ZIP", outer)))) {
            assertThat(archive.documents()).isEmpty();
            assertThat(rules(archive, Severity.REFUSED)).containsExactly("XDM-NESTED");
        }
    }

    @Test
    void aLargeArchive_standsInTheFolderWhileItIsOpen_andLeavesNothing(@TempDir Path folder) throws Exception {
        byte[] zip = XdmSamples.bytes(XdmSamples.archive(XdmSamples.document()).build(), Compression.STORED);
        XdmReader small = XdmReader.create().limits(XdmLimits.DEFAULT.withMemoryBytes(1_000));
        ContentSource source = () -> new ByteArrayInputStream(zip);
        try (ReceivedArchive refused = small.read(source)) {
            assertThat(rules(refused, Severity.REFUSED)).containsExactly("XDM-ARCHIVE-SIZE");
        }
        try (ReceivedArchive archive = small.folder(folder).read(source)) {
            assertThat(archive.findings()).isEmpty();
            assertThat(content(archive.documents().get(0))).isEqualTo(XdmSamples.bytes(XdmSamples.document()));
            assertThat(archive.documents().get(0).cda().orElseThrow().header().title())
                    .isPresent();
        }
        try (ReceivedArchive refused = small.limits(
                        XdmLimits.DEFAULT.withMemoryBytes(1_000).withArchiveBytes(zip.length - 1L))
                .folder(folder)
                .read(source)) {
            assertThat(rules(refused, Severity.REFUSED)).containsExactly("XDM-ARCHIVE-SIZE");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFile_isReadWhereItStands(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("in.zip");
        Files.write(
                file, XdmSamples.bytes(XdmSamples.archive(XdmSamples.document()).build(), Compression.LIGHT));
        try (ReceivedArchive archive = XdmReader.create().read(file)) {
            assertThat(archive.findings()).isEmpty();
            assertThat(content(archive.documents().get(0))).isEqualTo(XdmSamples.bytes(XdmSamples.document()));
        }
    }

    @Test
    void nothingPrinted_tellsThePatient() throws Exception {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        files.put("ARTAGNAN.PDF", new byte[] {1});
        byte[] zip = XdmSamples.withMetadata(files, xml -> xml.replace("PID-8|F", "PID-8|M"));
        try (ReceivedArchive archive = read(zip)) {
            String printed = archive.toString()
                    + archive.documents()
                    + archive.submissions()
                    + archive.otherFiles()
                    + archive.findings();
            assertThat(printed).doesNotContain("ARTAGNAN", XdmSamples.MATRICULE, "1979");
        }
    }
}
