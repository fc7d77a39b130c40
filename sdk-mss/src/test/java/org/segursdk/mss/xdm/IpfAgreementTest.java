package org.segursdk.mss.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RegisterDocumentSetTransformer;
import org.segursdk.core.document.Document;

/** Another project's reading of METADATA.XML agrees with what was given. */
class IpfAgreementTest {
    private static EbXMLSubmitObjectsRequest30 bind(byte[] metadata) throws Exception {
        SubmitObjectsRequest bound = (SubmitObjectsRequest) JAXBContext.newInstance(SubmitObjectsRequest.class)
                .createUnmarshaller()
                .unmarshal(new ByteArrayInputStream(metadata));
        return new EbXMLSubmitObjectsRequest30(bound);
    }

    private static RegisterDocumentSet read(byte[] metadata) throws Exception {
        return new RegisterDocumentSetTransformer(new EbXMLFactory30()).fromEbXML(bind(metadata));
    }

    @Test
    @Tag("REM-MSSS-03")
    void theIndependentReader_seesTheSame() throws Exception {
        Document second = XdmSamples.replacement();
        XdmArchive archive = XdmSamples.archive(XdmSamples.document(), second).build();
        Map<String, byte[]> files = XdmSamples.files(XdmSamples.bytes(archive, Compression.STORED));
        RegisterDocumentSet seen = read(files.get(XdmSamples.METADATA));
        SubmissionSet set = seen.getSubmissionSet();
        assertThat(set.getUniqueId()).isEqualTo(archive.uniqueId().value());
        assertThat(set.getContentTypeCode().getCode()).isEqualTo(XdmSamples.CONTENT_TYPE.code());
        assertThat(set.getPatientId().getId()).startsWith(XdmSamples.MATRICULE);
        assertThat(set.getAuthors()).hasSize(1);
        assertThat(seen.getDocumentEntries()).hasSize(2);
        assertThat(seen.getAssociations())
                .hasSize(2)
                .allMatch(each -> each.getAssociationType() == AssociationType.HAS_MEMBER)
                .allMatch(each -> each.getSourceUuid().equals(set.getEntryUuid()))
                .extracting(each -> each.getTargetUuid())
                .containsExactlyElementsOf(seen.getDocumentEntries().stream()
                        .map(DocumentEntry::getEntryUuid)
                        .toList());
        List<Document> given = List.of(XdmSamples.document(), second);
        for (int i = 0; i < 2; i++) {
            entry(seen.getDocumentEntries().get(i), given.get(i), files, "DOC0000" + (i + 1) + ".XML");
        }
        assertThat(bind(files.get(XdmSamples.METADATA)).getExtrinsicObjects())
                .extracting(each -> each.getSlotValues("urn:action:extraMetadataSlot"))
                .containsExactly(List.of(), List.of("C"));
    }

    private static void entry(DocumentEntry seen, Document given, Map<String, byte[]> files, String name)
            throws Exception {
        byte[] file = files.get("IHE_XDM/SUBSET01/" + name);
        String sha1 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
        assertThat(seen.getUri()).isEqualTo(name);
        assertThat(seen.getHash()).isEqualTo(sha1);
        assertThat(seen.getSize()).isEqualTo(file.length);
        assertThat(seen.getMimeType()).isEqualTo("text/xml");
        assertThat(seen.getUniqueId()).isEqualTo(given.metadata().uniqueId().value());
        assertThat(seen.getTitle().getValue()).isEqualTo(given.metadata().title());
        assertThat(seen.getClassCode().getCode())
                .isEqualTo(given.metadata().classCode().code());
        assertThat(seen.getTypeCode().getCode())
                .isEqualTo(given.metadata().typeCode().code());
        assertThat(seen.getFormatCode().getCode())
                .isEqualTo(given.metadata().formatCode().code());
        assertThat(seen.getPatientId().getAssigningAuthority().getUniversalId()).isEqualTo("1.2.250.1.213.1.4.10");
        assertThat(seen.getAuthors()).hasSize(1);
        assertThat(seen.getCreationTime().getDateTime().toInstant()).isEqualTo(XdmSamples.NOW);
    }
}
