package org.segursdk.cda.internal;

import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.VsmDocument;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.Violations;

/** Checks a VSM and turns it into bytes and metadata. Source: cda §7.1, §15. */
public final class VsmAssembly {
    private static final String TEMPLATE = "1.2.250.1.213.1.1.1.13";
    private static final String TEMPLATE_EXTENSION = "201310";
    private static final String FORMAT = "urn:asip:ci-sis:vsm:2012";
    /** ANS complement of the IHE format codes (TRE_A06). */
    private static final String FORMAT_SYSTEM = "1.2.250.1.213.1.1.4.2.282";

    private VsmAssembly() {}

    /** Adds every broken rule; the header's are left out when there is no header to check. */
    public static void check(Optional<CdaHeader> header, VsmContent content, Violations violations) {
        VsmRules.check(header, content, violations);
    }

    /** Writes the document. The rules were checked before. */
    public static Document assemble(CdaHeader header, VsmContent content) {
        String title = header.title().orElse(VsmDocument.DEFAULT_TITLE);
        XmlOut out = new XmlOut();
        new HeaderWriter(out, header)
                .write(new HeaderWriter.Model(
                        TEMPLATE,
                        Optional.of(TEMPLATE_EXTENSION),
                        VsmDocument.TYPE,
                        title,
                        Optional.of(VsmDocument.EVENT)));
        new VsmBody(new Writing(out, header.zone(), new Ids(header.id())), content).write();
        out.end();
        return new Document(
                Metadata.of(
                        header,
                        title,
                        VsmDocument.TYPE,
                        Metadata.format(FORMAT, FORMAT_SYSTEM),
                        Optional.of(VsmDocument.EVENT)),
                DocumentContent.of(out.toBytes()));
    }
}
