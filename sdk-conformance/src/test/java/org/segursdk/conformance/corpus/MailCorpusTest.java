package org.segursdk.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.check.CheckedFile;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.check.FileKind;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Messages and archives of the corpus, read by parsers that are not ours: the JDK's zip and DOM, and mime4j. */
class MailCorpusTest {
    private static final int COUNT = Boolean.getBoolean("segursdk.thorough") ? 40 : 12;
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String CDA = "urn:hl7-org:v3";

    private static Path corpus;

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        corpus = folder;
        new Corpus(folder, 20_261_122, COUNT).write(Set.of("mss", "xdm"));
    }

    static IntStream numbers() {
        return IntStream.rangeClosed(1, COUNT);
    }

    private static String name(int number, String extension) {
        return String.format("%04d.%s", number, extension);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void archive_layoutMetadataAndDocumentsAgree(int number) throws Exception {
        archive(Files.readAllBytes(corpus.resolve("xdm").resolve(name(number, "zip"))));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    @Tag("REM-MSSS-03")
    @Tag("REM-MSSS-05")
    @Tag("REM-MSSS-06")
    @Tag("REM-MSSS-07")
    @Tag("REM-MSSS-08")
    @Tag("REM-MSSS-11")
    @Tag("REM-MSST-17")
    void message_headersPartsAndArchiveAgree(int number) throws Exception {
        byte[] raw = Files.readAllBytes(corpus.resolve("mss").resolve(name(number, "eml")));
        assertThat(new String(raw, StandardCharsets.ISO_8859_1).split("\r\n", -1))
                .allMatch(line -> line.length() <= 998)
                .allMatch(line -> line.chars().allMatch(c -> c != '\r' && c != '\n' && c < 128));
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(
                MimeConfig.custom().setMaxLineLen(-1).setMaxHeaderLen(-1).build());
        Message mail = builder.parseMessage(new ByteArrayInputStream(raw));
        assertThat(field(mail, "X-MSS-NIL")).matches("DEV\\d{6}");
        assertThat(mail.getMessageId()).matches("<[^<>\\s@]+@[^<>\\s@]+>");
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(mail.getDate()).isNotNull();
        List<Entity> leaves = new ArrayList<>();
        leaves(mail, leaves);
        assertThat(leaves.get(0).getMimeType()).isEqualTo("text/plain");
        assertThat(leaves.get(0).getCharset()).isEqualToIgnoringCase("UTF-8");
        assertThat(((TextBody) leaves.get(0).getBody()).getReader().read()).isPositive();
        List<Entity> zips = attachments(leaves, file -> file.equalsIgnoreCase("IHE_XDM.zip"));
        List<Entity> pdfs = attachments(leaves, file -> file.endsWith(".pdf"));
        if (zips.isEmpty()) {
            assertThat(pdfs).isEmpty();
            assertThat(mail.getSubject()).doesNotStartWith("XDM/");
            assertThat(field(mail, "X-MSS-CODECDA")).isNull();
            assertThat(field(mail, "X-MSS-INS")).isNull();
            return;
        }
        assertThat(zips).singleElement().extracting(Entity::getFilename).isEqualTo("IHE_XDM.zip");
        Archive archive = archive(bytes(zips.get(0)));
        assertThat(mail.getSubject()).matches("XDM/1\\.0/DDM\\+\\S.*");
        if (archive.codes().size() > 1) {
            assertThat(mail.getSubject()).contains("+" + archive.codes().size() + " documents ");
        }
        assertThat(field(mail, "X-MSS-CODECDA")).isEqualTo(String.join(",", archive.codes()));
        assertThat(field(mail, "X-MSS-INS")).isEqualTo(archive.ins() ? "O" : "N");
        assertThat(pdfs).hasSameSizeAs(archive.codes());
        for (Entity pdf : pdfs) {
            assertThat(bytes(pdf)).startsWith('%', 'P', 'D', 'F', '-');
            assertThat(pdf.getFilename()).matches("\\d{8}_[^_]{1,40}_[^_]+_[^_]+(_[^_]+)?\\.pdf");
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void kit_findsNothing(int number) throws IOException {
        FileChecker checker = new FileChecker();
        CheckedFile archive = checker.check(corpus.resolve("xdm").resolve(name(number, "zip")));
        assertThat(archive.kind()).isEqualTo(FileKind.XDM);
        assertThat(archive.findings()).isEmpty();
        CheckedFile message = checker.check(corpus.resolve("mss").resolve(name(number, "eml")));
        assertThat(message.kind()).isEqualTo(FileKind.MAIL);
        assertThat(message.findings()).isEmpty();
    }

    private static String field(Message mail, String name) {
        return mail.getHeader().getField(name) == null
                ? null
                : mail.getHeader().getField(name).getBody();
    }

    private static void leaves(Entity entity, List<Entity> into) {
        if (entity.getBody() instanceof Multipart parts) {
            parts.getBodyParts().forEach(part -> leaves(part, into));
        } else {
            into.add(entity);
        }
    }

    private static List<Entity> attachments(List<Entity> leaves, Predicate<String> named) {
        return leaves.stream()
                .filter(leaf -> leaf.getFilename() != null && named.test(leaf.getFilename()))
                .toList();
    }

    private static byte[] bytes(Entity entity) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((BinaryBody) entity.getBody()).writeTo(out);
        return out.toByteArray();
    }

    /**
     * What an archive tells.
     *
     * @param codes of the documents
     * @param ins whether the patient is named by an INS
     */
    private record Archive(List<String> codes, boolean ins) {}

    private static Archive archive(byte[] zip) throws Exception {
        Map<String, byte[]> files = unzip(zip);
        assertThat(files).containsKeys("INDEX.HTM", "README.TXT", "IHE_XDM/SUBSET01/METADATA.XML");
        assertThat(files.keySet())
                .flatMap(name -> List.of(name.split("/")))
                .allMatch(part -> part.matches("[A-Z0-9_]{1,8}(\\.[A-Z0-9_]{1,3})?"));
        Element root = parse(files.get("IHE_XDM/SUBSET01/METADATA.XML"));
        assertThat(root.getLocalName()).isEqualTo("SubmitObjectsRequest");
        assertThat(root.getNamespaceURI()).isEqualTo("urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0");
        List<Element> sets = all(root, RIM, "RegistryPackage");
        List<Element> documents = all(root, RIM, "ExtrinsicObject");
        assertThat(sets).hasSize(1);
        Element set = sets.get(0);
        assertThat(all(root, RIM, "Classification")).anyMatch(each -> each.getAttribute("classificationNode")
                .equals("urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"));
        assertThat(identifier(set, "96fdda7c-d067-4183-912e-bf5ee74998a8")).isNotEmpty();
        assertThat(identifier(set, "554ac39e-e3fe-47fe-b233-965d2a147832")).isNotEmpty();
        assertThat(codes(set, "aa543740-bdda-424e-8c96-df4873be8500")).hasSize(1);
        String patient = identifier(set, "6b5aea1a-874d-4603-a4bc-96a0a7b38446");
        assertThat(all(root, RIM, "Association").stream()
                        .filter(each -> each.getAttribute("associationType").endsWith("HasMember")))
                .hasSameSizeAs(documents);
        List<String> types = new ArrayList<>();
        for (Element document : documents) {
            types.add(document(document, files, patient));
        }
        return new Archive(types, patient.contains("&1.2.250.1.213.1.4."));
    }

    private static String document(Element entry, Map<String, byte[]> files, String patient) throws Exception {
        byte[] bytes = files.get("IHE_XDM/SUBSET01/" + slot(entry, "URI"));
        assertThat(slot(entry, "hash")).isEqualTo(sha1(bytes));
        assertThat(slot(entry, "size")).isEqualTo(String.valueOf(bytes.length));
        assertThat(identifier(entry, "58a6f841-87b3-4a3e-92fd-a8ffeff98427")).isEqualTo(patient);
        for (String one : List.of(
                "41a5887f-8865-4c09-adf7-e362475b143a",
                "a09d5840-386c-46f2-b5ad-9c3699a4309d",
                "f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1",
                "cccf5598-8b07-4b77-a05e-ae952c785ead")) {
            assertThat(codes(entry, one)).as(one).hasSize(1);
        }
        assertThat(codes(entry, "f4f85eac-e6cb-4883-b524-f2705394840f")).isNotEmpty();
        assertThat(codes(entry, "93606bcf-9494-43ec-9b4e-a7748d1a838d")).isNotEmpty();
        Element cda = parse(bytes);
        Element id = child(cda, "id");
        assertThat(identifier(entry, "2e82c1f6-a085-4c72-9da3-8640a32e42ab"))
                .isEqualTo(id.getAttribute("root")
                        + (id.hasAttribute("extension") ? "^" + id.getAttribute("extension") : ""));
        String type = child(cda, "code").getAttribute("code");
        assertThat(codes(entry, "f0306f51-975f-434e-a61c-c59651d33983")).containsExactly(type);
        String[] cx = patient.split("[&^]");
        assertThat(all((Element) cda.getElementsByTagNameNS(CDA, "patientRole").item(0), CDA, "id"))
                .anyMatch(each -> each.getAttribute("extension").equals(cx[0])
                        && patient.contains("&" + each.getAttribute("root") + "&ISO"));
        return type;
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private static Element parse(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }

    private static List<Element> all(Element below, String namespace, String name) {
        NodeList found = below.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Element child(Element of, String name) {
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static Stream<Element> children(Element of, String name) {
        return all(of, RIM, name).stream().filter(each -> each.getParentNode() == of);
    }

    private static String identifier(Element of, String scheme) {
        return children(of, "ExternalIdentifier")
                .filter(each -> each.getAttribute("identificationScheme").equals("urn:uuid:" + scheme))
                .map(each -> each.getAttribute("value"))
                .reduce((one, other) -> {
                    throw new AssertionError("twice " + scheme);
                })
                .orElseThrow();
    }

    private static List<String> codes(Element of, String scheme) {
        return children(of, "Classification")
                .filter(each -> each.getAttribute("classificationScheme").equals("urn:uuid:" + scheme))
                .map(each -> each.getAttribute("nodeRepresentation"))
                .toList();
    }

    private static String slot(Element of, String name) {
        return children(of, "Slot")
                .filter(each -> each.getAttribute("name").equals(name))
                .map(each -> all(each, RIM, "Value").get(0).getTextContent())
                .findFirst()
                .orElseThrow();
    }

    private static String sha1(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    }
}
