package org.segursdk.sandbox.internal.dmp;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.List;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLAdhocQueryRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Association;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.Query;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryRequest;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.QueryRegistryTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RegisterDocumentSetTransformer;
import org.w3c.dom.Element;

/** Another project's reading of stored queries and metadata updates, as {@link IpfWitness} is of submissions. Source: dmp §14. */
final class IpfUpdateWitness {
    private IpfUpdateWitness() {}

    /** Made once: it costs most of a second. */
    private static final class Context {
        static final JAXBContext JAXB = create();

        private static JAXBContext create() {
            try {
                return JAXBContext.newInstance(AdhocQueryRequest.class, SubmitObjectsRequest.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("ebXML binding", e);
            }
        }
    }

    private static <T> T bind(Element element, Class<T> type) throws JAXBException {
        return Context.JAXB.createUnmarshaller().unmarshal(element, type).getValue();
    }

    /** Whether IPF, too, takes the message for the query the plain DOM saw. */
    static void query(Element request, QueryRequest read, RegistryErrors errors) {
        try {
            Query seen = new QueryRegistryTransformer()
                    .fromEbXML(new EbXMLAdhocQueryRequest30(bind(request, AdhocQueryRequest.class)))
                    .getQuery();
            errors.check(
                    read.id().equals(seen.getType().getId()),
                    "XDSRegistryError",
                    "the independent parser (IPF) reads another query");
        } catch (JAXBException | RuntimeException e) {
            errors.add(
                    "XDSRegistryError",
                    "the independent parser (IPF) cannot read the query: "
                            + e.getClass().getSimpleName());
        }
    }

    /** Whether IPF sees the same set, entries and associations. */
    static void update(Element request, Submission submission, RegistryErrors errors) {
        try {
            RegisterDocumentSet seen = new RegisterDocumentSetTransformer(new EbXMLFactory30())
                    .fromEbXML(new EbXMLSubmitObjectsRequest30(bind(request, SubmitObjectsRequest.class)));
            List<String> entries = submission.entries().stream()
                    .map(e -> e.attribute("lid") + ' ' + e.identifier(Scheme.DOCUMENT_UNIQUE))
                    .toList();
            List<String> seenEntries = seen.getDocumentEntries().stream()
                    .map(IpfUpdateWitness::entry)
                    .toList();
            List<String> targets = submission.associations().stream()
                    .map(a -> a.attribute("targetObject"))
                    .toList();
            List<String> seenTargets = seen.getAssociations().stream()
                    .map(Association::getTargetUuid)
                    .toList();
            errors.check(
                    submission.setId().equals(seen.getSubmissionSet().getUniqueId())
                            && entries.equals(seenEntries)
                            && targets.equals(seenTargets),
                    RegistryErrors.METADATA,
                    "the independent parser (IPF) sees other objects");
        } catch (JAXBException | RuntimeException e) {
            errors.add(
                    RegistryErrors.METADATA,
                    "the independent parser (IPF) cannot read the metadata: "
                            + e.getClass().getSimpleName());
        }
    }

    private static String entry(DocumentEntry entry) {
        return entry.getLogicalUuid() + ' ' + entry.getUniqueId();
    }
}
