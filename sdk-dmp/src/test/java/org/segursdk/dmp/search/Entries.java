package org.segursdk.dmp.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.core.xds.Slot;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.Samples;

/** Registered entries as an answer of the DMP holds them, drawn from a seed or told. */
public final class Entries {
    public static final String REPOSITORY = "1.2.250.1.213.4.1.1.1.2";
    private static final List<String> TITLES = List.of(
            "Compte rendu d'hospitalisation",
            "Lettre de liaison & cie",
            "CR <biologie> \"du jour\"",
            "Ordonnance — n° 5",
            "Éloïse a^b|c",
            "مريم 👩");

    private final Random random;

    public Entries(long seed) {
        this.random = new Random(seed);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private CodedValue code(ValueSet set) {
        return pick(set.concepts());
    }

    /** What a document is, drawn. */
    public DocumentMetadata metadata() {
        Oid id = Oid.fromUuid(new UUID(random.nextLong(), random.nextLong()));
        Instant start = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(150_000_000));
        DocumentMetadata.Builder builder = Samples.metadata(id)
                .title(pick(TITLES))
                .creationTime(start.plusSeconds(random.nextInt(10_000)))
                .serviceStart(start)
                .classCode(code(ValueSets.documentClass()))
                .typeCode(code(ValueSets.documentType()))
                .formatCode(code(ValueSets.formatCode()))
                .facilityType(code(ValueSets.healthcareFacilityType()))
                .practiceSetting(code(ValueSets.practiceSetting()))
                .addEventCode(CodedValue.of("HBQK002", "1.2.250.1.215.300.1", "Radiographie"));
        if (random.nextBoolean()) {
            builder.serviceStop(start.plusSeconds(60)).comments("« commentaire »");
        }
        if (random.nextBoolean()) {
            builder.addReference(new Reference(
                    Reference.Kind.ACCESSION, InstanceId.of(Oid.of("1.2.250.99"), "ACC-" + random.nextInt(99))));
        }
        for (Visibility each : Visibility.values()) {
            if (random.nextInt(4) == 0) {
                builder.addVisibility(each);
            }
        }
        return builder.build();
    }

    /** A registered entry, drawn. */
    public DocumentEntry entry() {
        Document document = new Document(metadata(), DocumentContent.of(new byte[] {(byte) random.nextInt()}));
        String uuid = "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
        String status =
                pick(List.of(AvailabilityStatus.APPROVED, AvailabilityStatus.ARCHIVED, AvailabilityStatus.DEPRECATED));
        return registered(document, uuid, uuid, status, 1 + random.nextInt(4));
    }

    public List<DocumentEntry> entries(int count) {
        List<DocumentEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry());
        }
        return entries;
    }

    /** The entry of a document as the registry gives it back: with its state. */
    public static DocumentEntry registered(
            Document document, String entryUuid, String logicalId, String status, int version) {
        DocumentEntry sent = DocumentEntry.builder(
                        entryUuid, document.metadata(), document.content().fingerprint(), XdsOptions.DEFAULT)
                .addSlot(Slot.of("repositoryUniqueId", REPOSITORY))
                .addSlot(Slot.of("urn:unheard:of", "kept"))
                .build();
        String state = "lid=\"" + logicalId + "\" status=\"" + status + "\" isOpaque=\"false\" id=";
        String versionInfo = "</Name><VersionInfo versionName=\"" + version + "\"/>";
        String xml = text(sent).replaceFirst("ExtrinsicObject id=", "ExtrinsicObject " + state);
        int name = xml.indexOf("</Name>");
        xml = xml.substring(0, name) + versionInfo + xml.substring(name + "</Name>".length());
        return read(xml).entries().get(0);
    }

    /** A document of that id, type and day, by the doctor of the samples. */
    public static Told told(String uniqueId) {
        return new Told(uniqueId);
    }

    /** An entry told part by part. */
    public static final class Told {
        private final String uniqueId;
        private String entryUuid = "";
        private String logicalId = "";
        private String type = "11490-0";
        private String status = AvailabilityStatus.APPROVED;
        private Instant created = Samples.NOW;
        private int version = 1;
        private Professional author = Samples.doctor();
        private Structure structure = Samples.practice();
        private final List<Visibility> visibility = new ArrayList<>();
        private DocumentContent content = DocumentContent.of(new byte[] {1, 2, 3});

        private Told(String uniqueId) {
            this.uniqueId = uniqueId;
        }

        public Told entry(String uuid) {
            this.entryUuid = uuid;
            return this;
        }

        public Told logical(String uuid) {
            this.logicalId = uuid;
            return this;
        }

        public Told type(String code) {
            this.type = code;
            return this;
        }

        public Told status(String urn) {
            this.status = urn;
            return this;
        }

        public Told created(Instant time) {
            this.created = time;
            return this;
        }

        public Told version(int number) {
            this.version = number;
            return this;
        }

        public Told content(DocumentContent value) {
            this.content = value;
            return this;
        }

        public Told visibility(Visibility value) {
            this.visibility.add(value);
            return this;
        }

        /** Somebody else, somewhere else. */
        public Told byAnother() {
            this.author = Professional.builder()
                    .id(ProfessionalId.rpps("99700366257"))
                    .familyName("AUTRE")
                    .givenName("PERSONNE")
                    .specialty("G15_10/SM26")
                    .build();
            this.structure = Structure.builder()
                    .id(StructureId.finess("0B0999999"))
                    .name("AILLEURS")
                    .sector("SA01")
                    .practiceSetting("ETABLISSEMENT")
                    .build();
            return this;
        }

        public DocumentEntry toEntry() {
            CodedValue typeCode = ValueSets.documentType().find(type).orElseThrow();
            DocumentMetadata.Builder metadata = DocumentMetadata.builder()
                    .uniqueId(Oid.of(uniqueId))
                    .title("Document")
                    .creationTime(created)
                    .serviceStart(created)
                    .patient(Samples.patient())
                    .addAuthor(DocumentAuthor.of(author, structure))
                    .classCode(ValueSets.classOfType(typeCode).orElseThrow())
                    .typeCode(typeCode)
                    .formatCode(ValueSets.formatCode()
                            .find("urn:ihe:iti:xds-sd:pdf:2008")
                            .orElseThrow())
                    .facilityType(structure.sector())
                    .practiceSetting(structure.practiceSetting());
            visibility.forEach(metadata::addVisibility);
            String uuid = entryUuid.isEmpty()
                    ? "urn:uuid:" + UUID.nameUUIDFromBytes(uniqueId.getBytes(StandardCharsets.UTF_8))
                    : entryUuid;
            return registered(
                    new Document(metadata.build(), content),
                    uuid,
                    logicalId.isEmpty() ? uuid : logicalId,
                    status,
                    version);
        }

        public FoundDocument found() {
            return FoundDocument.of(toEntry());
        }
    }

    /** The entry as XML. */
    public static String text(DocumentEntry... entries) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            XMLStreamWriter writer = SecureXml.writer(out);
            new EbrimWriter(writer)
                    .writeSubmitObjectsRequest(new RegistryObjects(List.of(), List.of(entries), List.of(), List.of()));
            writer.flush();
            return out.toString(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RegistryObjects read(String xml) {
        try {
            return EbrimReader.readObjects(parser(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer of the registry with these entries. */
    public static byte[] answer(List<DocumentEntry> entries) {
        String list = text(entries.toArray(DocumentEntry[]::new));
        String objects = list.substring(list.indexOf("<RegistryObjectList>"), list.indexOf("</lcm:"));
        return ("<q:AdhocQueryResponse xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\""
                        + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\" status=\"" + RegistryResponse.SUCCESS
                        + "\" startIndex=\"0\" totalResultCount=\"" + entries.size() + "\">" + objects
                        + "</q:AdhocQueryResponse>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A parser on the root. */
    public static XMLStreamReader parser(byte[] xml) throws XMLStreamException {
        XMLStreamReader parser = SecureXml.reader(new ByteArrayInputStream(xml));
        parser.nextTag();
        return parser;
    }
}
