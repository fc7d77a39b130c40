package org.segursdk.conformance.official;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltTransformer;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.xml.SecureXml;

/** Makes style sheets of the schematrons of a checkout, with the engine that lies in it, and keeps them. */
final class Sheets {
    private static final String J07 = "1.2.250.1.213.1.1.5.471";
    private static final String J07_SOURCE = "jeuxDeValeurs/JDV_J07_XdsTypeCode_CISIS.xml";
    private static final List<String> STEPS =
            List.of("iso_dsdl_include.xsl", "iso_abstract_expand.xsl", "iso_svrl_for_xslt2.xsl");

    private final Path folder;
    private final Path cache;
    private final Processor processor = new Processor(false);
    private final Map<Path, XdmNode> trees = new ConcurrentHashMap<>();
    private final String fingerprint;

    Sheets(Path folder, Path cache) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.cache = cache;
        Files.createDirectories(cache);
        this.fingerprint = fingerprint();
        processor.getUnderlyingConfiguration().setResourceResolver(this::resolve);
    }

    XdmNode read(byte[] document) throws SaxonApiException {
        try {
            // the hardened parser looks first: no DTD reaches Saxon
            XMLStreamReader xml = SecureXml.reader(new ByteArrayInputStream(document));
            while (xml.hasNext()) {
                xml.next();
            }
        } catch (XMLStreamException e) {
            throw new SaxonApiException("not well-formed");
        }
        return processor.newDocumentBuilder().build(new StreamSource(new ByteArrayInputStream(document)));
    }

    CompiledSheet compile(String name) throws IOException {
        Path schematron = folder.resolve("schematrons/" + name + ".sch");
        Path sheet = cache.resolve(name.replace('/', '_') + '-' + fingerprint + ".xsl");
        try {
            if (!Files.exists(sheet)) {
                make(schematron, sheet);
            }
            XsltCompiler compiler = processor.newXsltCompiler();
            compiler.setErrorReporter(error -> {});
            try (InputStream in = Files.newInputStream(sheet)) {
                StreamSource source = new StreamSource(in);
                // value sets are named relatively to the schematron
                source.setSystemId(
                        folder.resolve("schematrons/" + name + ".xsl").toUri().toString());
                return new CompiledSheet(compiler.compile(source));
            }
        } catch (SaxonApiException e) {
            throw new IOException("schematron " + name + " cannot be used", e);
        }
    }

    private void make(Path schematron, Path sheet) throws SaxonApiException, IOException {
        XdmNode node = processor.newDocumentBuilder().build(new StreamSource(schematron.toFile()));
        for (String step : STEPS) {
            XsltCompiler compiler = processor.newXsltCompiler();
            compiler.setErrorReporter(error -> {});
            XsltTransformer transformer = compiler.compile(new StreamSource(
                            folder.resolve("schematrons/moteur/" + step).toFile()))
                    .load();
            XdmDestination result = new XdmDestination();
            result.setBaseURI(schematron.toUri());
            transformer.setInitialContextNode(node);
            transformer.setDestination(result);
            transformer.setMessageHandler(message -> {});
            transformer.transform();
            node = result.getXdmNode();
        }
        Path part = Files.createTempFile(cache, "sheet", ".part");
        Serializer serializer = processor.newSerializer(part.toFile());
        serializer.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
        serializer.serializeNode(node);
        serializer.close();
        Files.move(part, sheet, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Files of the folder only; names that differ in case are found; value sets and terminologies are read once. */
    private @Nullable Source resolve(ResourceRequest request) throws XPathException {
        String uri = request.uri;
        if (uri == null || !uri.startsWith("file:")) {
            throw new XPathException("only files of the official folder are read");
        }
        Path file = anyCase(Path.of(URI.create(uri.replace(" ", "%20"))).normalize());
        if (!file.startsWith(folder)) {
            throw new XPathException("only files of the official folder are read");
        }
        if (Files.exists(file)) {
            return isTable(uri) ? table(file) : new StreamSource(file.toFile());
        }
        if (uri.endsWith(".rdf")) {
            return null; // a terminology that is not there is not looked up
        }
        StreamSource stand = new StreamSource(
                new StringReader(uri.endsWith("voc-" + J07 + "-DYNAMIC.xml") ? typeCodes() : "<absent/>"));
        stand.setSystemId(uri);
        return stand;
    }

    private static boolean isTable(String uri) {
        return !uri.endsWith(".sch")
                && (uri.endsWith(".rdf")
                        || uri.contains("/jeuxDeValeurs/")
                        || uri.contains("/voc-")
                        || uri.contains("/terminologie/"));
    }

    private Source table(Path file) throws XPathException {
        XdmNode tree = trees.get(file);
        if (tree == null) {
            try {
                tree = processor.newDocumentBuilder().build(new StreamSource(file.toFile()));
            } catch (SaxonApiException e) {
                throw new XPathException(e);
            }
            trees.put(file, tree);
        }
        return tree.asSource();
    }

    private static Path anyCase(Path file) {
        Path parent = file.getParent();
        if (Files.exists(file) || parent == null || !Files.isDirectory(parent)) {
            return file;
        }
        String name = file.getFileName().toString();
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(other -> other.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(file);
        } catch (IOException e) {
            return file;
        }
    }

    /** The header's rules read a value set that the publication of February 2025 lacks; the same set lies in another form. */
    private String typeCodes() throws XPathException {
        StringBuilder set = new StringBuilder("<valueSets><valueSet id=\"" + J07 + "\"><conceptList>");
        try (InputStream in = Files.newInputStream(folder.resolve(J07_SOURCE))) {
            XMLStreamReader xml = SecureXml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Concept")) {
                    set.append("<concept code=\"")
                            .append(xml.getAttributeValue(null, "code"))
                            .append("\" codeSystem=\"")
                            .append(xml.getAttributeValue(null, "codeSystem"))
                            .append("\"/>");
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new XPathException("value set J07", e);
        }
        return set.append("</conceptList></valueSet></valueSets>").toString();
    }

    /** Of the rules' names and contents, so that another publication makes other style sheets. */
    private String fingerprint() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("schematrons"))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : all.filter(path ->
                            path.toString().endsWith(".sch") || path.toString().endsWith(".xsl"))
                    .sorted()
                    .toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256", e);
        }
    }
}
