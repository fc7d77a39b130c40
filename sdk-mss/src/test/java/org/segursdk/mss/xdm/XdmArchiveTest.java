package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.Software;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xml.SecureXml;

class XdmArchiveTest {
    private static List<String> broken(XdmArchive.Builder archive) {
        try {
            archive.build();
        } catch (InvalidInputException e) {
            return e.violations().stream().map(Violation::rule).toList();
        }
        return List.of();
    }

    @Test
    @Tag("REM-MSSS-03")
    void archive_hasTheLayoutOfTheRules() {
        Map<String, byte[]> files = XdmSamples.unpacked(
                XdmSamples.document(), XdmSamples.document(XdmSamples.ID.child(7), XdmSamples.patient()));
        assertThat(files.keySet())
                .containsExactly(
                        "INDEX.HTM",
                        "README.TXT",
                        "IHE_XDM/SUBSET01/METADATA.XML",
                        "IHE_XDM/SUBSET01/DOC00001.XML",
                        "IHE_XDM/SUBSET01/DOC00002.XML");
        assertThat(files.get(XdmSamples.DOC1)).isEqualTo(XdmSamples.bytes(XdmSamples.document()));
    }

    @Test
    void rootFiles_nameTheSenderAndTheSoftware_neverThePatient() throws Exception {
        Map<String, byte[]> files = XdmSamples.files(XdmSamples.bytes(
                XdmSamples.archive(XdmSamples.document()).vendor("Éditeur SA").build(), Compression.STORED));
        String index = new String(files.get("INDEX.HTM"), StandardCharsets.UTF_8);
        String readme = new String(files.get("README.TXT"), StandardCharsets.UTF_8);
        assertThat(index).contains("Cabinet de l'Église &amp; &lt;associés&gt;", "0147150000", "href=\"README.TXT\"");
        assertThat(readme).contains("DR Lefèvre Hélène", "MonLGC", "4.2", "Éditeur SA", "DOC00001.XML", "75005 PARIS");
        assertThat(index + readme).doesNotContain("ARTAGNAN", "279032A004000", "1979");
        String body = index.substring(index.indexOf("<html"));
        assertThat(SecureXml.parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
    }

    @Test
    @Tag("REM-MSSS-03")
    void severalPatients_areRefused() {
        Document other = XdmSamples.document(
                XdmSamples.ID.child(3),
                XdmSamples.qualified("279032A005000", "AUTRE", "1979-03-28").build());
        assertThat(broken(XdmSamples.archive(XdmSamples.document(), other))).containsExactly("XDM-ONE-PATIENT");
        Document local = XdmSamples.document(XdmSamples.ID.child(4), XdmSamples.localPatient("IPP-7"));
        assertThat(broken(XdmSamples.archive(XdmSamples.document(), local))).containsExactly("XDM-ONE-PATIENT");
        Document sameNumberOtherBirth = XdmSamples.document(
                XdmSamples.ID.child(5),
                XdmSamples.qualified(XdmSamples.MATRICULE, "D'ARTAGNAN--DE BATZ", "1980-03-28")
                        .build());
        assertThat(broken(XdmSamples.archive(XdmSamples.document(), sameNumberOtherBirth)))
                .containsExactly("XDM-ONE-PATIENT");
    }

    @Test
    @Tag("REM-MSSS-07")
    void anIns_standsInTheArchiveWhenQualifiedAndOnlyThen() {
        XdmArchive qualified = XdmSamples.archive(XdmSamples.document()).build();
        assertThat(qualified.carriesQualifiedIns()).isTrue();
        assertThat(metadata(qualified)).contains("^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH");
        XdmArchive local = XdmSamples.archive(XdmSamples.document(XdmSamples.ID, XdmSamples.localPatient("IPP-7")))
                .build();
        assertThat(local.carriesQualifiedIns()).isFalse();
        assertThat(metadata(local))
                .doesNotContain("1.2.250.1.213.1.4.")
                .contains("IPP-7^^^&amp;1.2.250.1.213.3.999&amp;ISO^PI");
        assertThat(broken(XdmSamples.archive(new Document(
                        XdmSamples.document(XdmSamples.ID, XdmSamples.localPatient("IPP-7"))
                                .metadata(),
                        XdmSamples.document().content()))))
                .contains("XDM-INS-QUALIFIED", "XDM-DOCUMENT-PATIENT");
    }

    @Test
    @Tag("REM-MSSS-18")
    void aReplacement_isToldByTheSlotAndByTheCda() {
        XdmArchive archive = XdmSamples.archive(XdmSamples.replacement()).build();
        DocumentEntry entry = archive.metadata().entries().get(0);
        assertThat(entry.slot("urn:action:extraMetadataSlot")).containsExactly("C");
        assertThat(archive.actions()).containsExactly(XdmAction.REPLACE);
        assertThat(archive.metadata().associations()).hasSize(1);
        assertThat(new String(XdmSamples.bytes(XdmSamples.replacement()), StandardCharsets.UTF_8))
                .contains("typeCode=\"RPLC\"");
        assertThat(broken(XdmSamples.archive(new Document(
                        XdmSamples.replacement().metadata(),
                        XdmSamples.document(XdmSamples.ID.child(2), XdmSamples.patient())
                                .content()))))
                .containsExactly("XDM-REPLACES");
    }

    @Test
    @Tag("REM-MSSS-19")
    void aDeletion_isToldByTheSlot() {
        XdmArchive archive = XdmSamples.archive()
                .addDocument(XdmSamples.document(XdmSamples.ID.child(9), XdmSamples.patient()))
                .addDeletion(XdmSamples.document())
                .build();
        assertThat(archive.actions()).containsExactly(XdmAction.DELETE);
        assertThat(archive.metadata().entries())
                .extracting(entry -> entry.slot("urn:action:extraMetadataSlot"))
                .containsExactly(List.of(), List.of("D"));
    }

    @Test
    void theActionOfAWholeSubmission_isThatOfEveryDocument() {
        XdmProfile onSet = XdmProfile.defaults().withActionOnDocument(false);
        XdmArchive archive =
                XdmSamples.archive(XdmSamples.replacement()).profile(onSet).build();
        assertThat(archive.metadata().submissionSets().get(0).slot("urn:action:extraMetadataSlot"))
                .containsExactly("C");
        assertThat(archive.metadata().entries().get(0).slot("urn:action:extraMetadataSlot"))
                .isEmpty();
        assertThat(broken(XdmSamples.archive(XdmSamples.document(), XdmSamples.replacement())
                        .profile(onSet)))
                .containsExactly("XDM-ACTION-MIXED");
    }

    @Test
    void everythingMissing_isReportedAtOnce() {
        assertThat(broken(XdmArchive.builder(Software.of("MonLGC", "4.2"))))
                .containsExactly("XDM-NO-DOCUMENT", "XDM-SENDER", "REQUIRED");
    }

    @Test
    void contentsThatAreNotWhatTheMetadataSay_areRefused() {
        Document good = XdmSamples.document();
        assertThat(broken(XdmSamples.archive(new Document(good.metadata(), DocumentContent.of(new byte[0])))))
                .containsExactly("XDM-DOCUMENT-SIZE");
        assertThat(broken(XdmSamples.archive(new Document(
                        good.metadata(), DocumentContent.of("%PDF-1.4".getBytes(StandardCharsets.US_ASCII))))))
                .containsExactly("XDM-DOCUMENT-CDA");
        assertThat(broken(XdmSamples.archive(new Document(good.metadata(), DocumentContent.of(() -> {
                    throw new IOException("gone");
                })))))
                .containsExactly("CONTENT-UNREADABLE");
        assertThat(broken(XdmSamples.archive(new Document(
                        good.metadata(),
                        XdmSamples.document(XdmSamples.ID.child(1), XdmSamples.patient())
                                .content()))))
                .containsExactly("XDM-DOCUMENT-ID");
        assertThat(broken(XdmSamples.archive(good, good))).containsExactly("XDM-UNIQUEID-DUPLICATE");
        assertThat(broken(XdmSamples.archive().title("é".repeat(65)).addDocument(good)))
                .containsExactly("XDS-TITLE-LENGTH");
        assertThat(broken(XdmSamples.archive().title("é".repeat(64)).addDocument(good)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sizeIsKnownBefore_andTheSameArchiveGivesTheSameBytes(Compression compression) throws Exception {
        byte[] once = XdmSamples.bytes(XdmSamples.archive(XdmSamples.document()).build(), compression);
        XdmArchive again = XdmSamples.archive(XdmSamples.document()).build();
        assertThat(again.size(compression)).isEqualTo(once.length);
        assertThat(XdmSamples.bytes(again, compression))
                .isEqualTo(once)
                .isEqualTo(XdmSamples.bytes(again, compression));
    }

    @Test
    void lightArchive_isSmallerThanTheStoredOne() throws Exception {
        XdmArchive archive = XdmSamples.archive(XdmSamples.document()).build();
        assertThat(archive.size(Compression.LIGHT)).isLessThan(archive.size(Compression.STORED));
    }

    @Test
    void theTimeOfTheFiles_isTheClocksInTheGivenZone() {
        XdmArchive.Builder winter = XdmSamples.archive(XdmSamples.document())
                .clock(Clock.fixed(XdmSamples.NOW, ZoneOffset.UTC))
                .zone(ZoneId.of("Asia/Kolkata"));
        byte[] zip = XdmSamples.bytes(winter.build(), Compression.STORED);
        // 14:00:00 on 14 July 2026, as a zip has it.
        assertThat(zip[10] & 0xFF | (zip[11] & 0xFF) << 8).isEqualTo(14 << 11);
        assertThat(zip[12] & 0xFF | (zip[13] & 0xFF) << 8).isEqualTo((2026 - 1980) << 9 | 7 << 5 | 14);
    }

    @Test
    void documents_areReadOnceEachTimeTheArchiveIsWritten_andTheStreamStaysOpen() throws Exception {
        byte[] cda = XdmSamples.bytes(XdmSamples.document());
        AtomicInteger opened = new AtomicInteger();
        Document counted = new Document(XdmSamples.document().metadata(), DocumentContent.of(() -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(cda);
        }));
        XdmArchive archive = XdmSamples.archive(counted).build();
        int before = opened.get();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void close() {
                throw new AssertionError("the stream is the caller's to close");
            }
        };
        archive.size(Compression.STORED);
        archive.writeTo(out, Compression.STORED);
        assertThat(opened.get()).isEqualTo(before + 1);
        assertThat(before).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatChangedMeanwhile_isNotWrittenAsIfItHadNot(Compression compression) {
        byte[] cda = XdmSamples.bytes(XdmSamples.document());
        XdmArchive archive = XdmSamples.archive(new Document(
                        XdmSamples.document().metadata(), DocumentContent.of(() -> new ByteArrayInputStream(cda))))
                .build();
        cda[cda.length - 2] ^= 1;
        assertThatThrownBy(() -> archive.writeTo(OutputStream.nullOutputStream(), compression))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no longer what was checked");
    }

    @Test
    void structureAlone_canSend() {
        XdmArchive archive = XdmSamples.archive(XdmSamples.document())
                .sender(XdmSamples.practice())
                .build();
        assertThat(archive.metadata().submissionSets().get(0).authors())
                .singleElement()
                .satisfies(author -> assertThat(author.person()).isEmpty())
                .extracting(author -> author.institutions(), InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void setTitle_isThatOfTheOnlyDocument() {
        assertThat(XdmSamples.archive(XdmSamples.document())
                        .build()
                        .metadata()
                        .submissionSets()
                        .get(0)
                        .title())
                .contains("Compte rendu de consultation");
        assertThat(XdmSamples.archive(
                                XdmSamples.document(),
                                XdmSamples.document(XdmSamples.ID.child(1), XdmSamples.patient()))
                        .build()
                        .metadata()
                        .submissionSets()
                        .get(0)
                        .title())
                .isEmpty();
    }

    @Test
    @Tag("REM-MSSS-08")
    void documentCodes_areThoseOfTheDocuments() {
        XdmArchive archive = XdmSamples.archive(XdmSamples.document()).build();
        assertThat(archive.documentCodes()).containsExactly("11488-4");
        assertThat(archive.toString()).isEqualTo("XdmArchive[1 document(s)]");
    }

    @Test
    void facts_areLabelled() {
        assertThat(XdmProfile.defaults().facts()).hasSize(3);
        XdmProfile other = XdmProfile.defaults().withActionSlot("urn:other");
        assertThat(other.actionSlot().source()).isEqualTo("configuration");
        assertThat(XdmSamples.archive(XdmSamples.replacement())
                        .profile(other)
                        .build()
                        .metadata()
                        .entries()
                        .get(0)
                        .slot("urn:other"))
                .containsExactly("C");
    }

    private static String metadata(XdmArchive archive) {
        return new String(
                XdmSamples.files(XdmSamples.bytes(archive, Compression.LIGHT)).get(XdmSamples.METADATA),
                StandardCharsets.UTF_8);
    }
}
