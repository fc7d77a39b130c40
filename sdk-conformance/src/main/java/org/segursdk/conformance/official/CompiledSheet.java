package org.segursdk.conformance.official;

import java.util.List;
import java.util.Locale;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XdmSequenceIterator;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;
import org.jspecify.annotations.Nullable;

/** A schematron made ready to run. */
final class CompiledSheet {
    private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
    private static final QName ROLE = new QName("role");
    private static final QName FLAG = new QName("flag");
    private static final QName LOCATION = new QName("location");

    private final XsltExecutable executable;

    CompiledSheet(XsltExecutable executable) {
        this.executable = executable;
    }

    void run(XdmNode document, String profile, List<OfficialFinding> findings) throws SaxonApiException {
        XsltTransformer transformer = executable.load();
        XdmDestination result = new XdmDestination();
        transformer.setInitialContextNode(document);
        transformer.setDestination(result);
        transformer.setMessageHandler(message -> {});
        transformer.setErrorReporter(error -> {});
        transformer.transform();
        XdmSequenceIterator<XdmNode> nodes = result.getXdmNode().axisIterator(Axis.DESCENDANT);
        while (nodes.hasNext()) {
            XdmNode node = nodes.next();
            if (node.getNodeKind() == XdmNodeKind.ELEMENT
                    && SVRL.equals(node.getNodeName().getNamespaceUri().toString())) {
                String name = node.getNodeName().getLocalName();
                if (name.equals("failed-assert") || name.equals("successful-report")) {
                    findings.add(finding(node, name, profile));
                }
            }
        }
    }

    private static OfficialFinding finding(XdmNode node, String name, String profile) {
        StringBuilder text = new StringBuilder();
        XdmSequenceIterator<XdmNode> children = node.axisIterator(Axis.CHILD, new QName(SVRL, "text"));
        while (children.hasNext()) {
            XdmItem item = children.next();
            text.append(item.getStringValue());
        }
        String location = node.getAttributeValue(LOCATION);
        return new OfficialFinding(
                profile,
                severity(role(node), name),
                location == null ? "/" : path(location),
                text.toString().replaceAll("\\s+", " ").strip());
    }

    private static @Nullable String role(XdmNode node) {
        String role = node.getAttributeValue(ROLE);
        return role == null ? node.getAttributeValue(FLAG) : role;
    }

    private static String severity(@Nullable String role, String name) {
        if (role == null) {
            return name.equals("failed-assert") ? "error" : "info";
        }
        String lower = role.toLowerCase(Locale.ROOT);
        return lower.startsWith("warn") ? "warning" : lower.startsWith("info") ? "info" : "error";
    }

    private static String path(String location) {
        return location.replaceAll("\\*:([A-Za-z]+)\\[namespace-uri\\(\\)='[^']*'\\]", "$1")
                .replaceAll("/Q?\\{[^}]*\\}", "/")
                .replace("[1]", "");
    }
}
