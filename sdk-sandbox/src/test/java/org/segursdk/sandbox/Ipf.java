package org.segursdk.sandbox;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLQueryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.QueryResponseTransformer;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;

/** Another project's reading of the simulator's answers. */
final class Ipf {
    private static final JAXBContext JAXB = context();

    private Ipf() {}

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(AdhocQueryResponse.class);
        } catch (jakarta.xml.bind.JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    static QueryResponse query(String answer) throws Exception {
        Element root = SecureXml.parse(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Element payload = (Element)
                root.getElementsByTagNameNS("urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0", "AdhocQueryResponse")
                        .item(0);
        AdhocQueryResponse bound = JAXB.createUnmarshaller()
                .unmarshal(payload, AdhocQueryResponse.class)
                .getValue();
        return new QueryResponseTransformer(new EbXMLFactory30()).fromEbXML(new EbXMLQueryResponse30(bound));
    }
}
