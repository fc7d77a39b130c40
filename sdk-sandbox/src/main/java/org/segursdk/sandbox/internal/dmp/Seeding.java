package org.segursdk.sandbox.internal.dmp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpSeed;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Lays synthetic documents into the registry without a call. They pass through the same reader as those that are fed. */
final class Seeding {
    private static final List<List<String>> VARIETY = List.of(
            List.of(
                    "10",
                    "Compte rendu",
                    "11488-4",
                    "2.16.840.1.113883.6.1",
                    "CR ou fiche de consultation ou de visite"),
            List.of("10", "Compte rendu", "11502-2", "2.16.840.1.113883.6.1", "CR d'examens biologiques"),
            List.of("11", "Synthèse", "SYNTH", "1.2.250.1.213.1.1.4.12", "Synthèse"),
            List.of(
                    "42",
                    "Prescription",
                    "PRESC-BIO",
                    "1.2.250.1.213.1.1.4.12",
                    "Prescription d'actes de biologie médicale"),
            List.of("52", "Certificat, déclaration", "CERT_DECL", "1.2.250.1.213.1.1.4.12", "Certificat, déclaration"));

    private final DmpStore store;
    private final Path folder;
    private final Clock clock;

    Seeding(DmpStore store, Path folder, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
    }

    /** Seeds of several kinds, a day apart, the newest last. */
    static List<DmpSeed> variety(int count) {
        Instant start = Instant.parse("2024-01-01T08:30:00Z");
        List<DmpSeed> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> kind = VARIETY.get(i % VARIETY.size());
            seeds.add(DmpSeed.document()
                    .title(kind.get(4) + " n° " + (i + 1))
                    .type(
                            CodedValue.of(kind.get(2), kind.get(3), kind.get(4)),
                            CodedValue.of(kind.get(0), "1.2.250.1.213.1.1.4.1", kind.get(1)))
                    .createdAt(start.plus(Duration.ofDays(i))));
        }
        return seeds;
    }

    /** Documents of one submission; opens a DMP the simulator does not know. */
    List<DmpDocument> deposit(Ins ins, List<DmpSeed> seeds) {
        String matricule = ins.matricule().value();
        if (store.patient(matricule).isEmpty()) {
            store.open(ins);
        }
        Instant now = clock.instant();
        SeedMetadata metadata = new SeedMetadata(ins, now);
        String setId = oid();
        StoredSet set = StoredSet.of(read(metadata.set(setId)));
        List<StoredEntry> entries = new ArrayList<>();
        List<StoredAssociation> associations = new ArrayList<>();
        for (DmpSeed seed : seeds) {
            String uniqueId = oid();
            byte[] content = seed.content();
            StoredPart part = store(seed, content.length == 0 ? metadata.cda(uniqueId, seed) : content);
            StoredEntry.Origin origin = new StoredEntry.Origin(part, seed.structure(), setId, Optional.empty());
            StoredEntry entry = StoredEntry.first(read(metadata.entry(uniqueId, seed)), origin, seed.status(), now);
            entries.add(entry);
            associations.add(new StoredAssociation(
                    StoredEntry.newUuid(),
                    Scheme.HAS_MEMBER,
                    set.uuid(),
                    entry.uuid(),
                    Map.of("SubmissionSetStatus", List.of("Original"))));
        }
        List<String> present = store.registry().add(matricule, new Registry.Batch(set, entries, associations), now);
        if (!present.isEmpty()) {
            throw new IllegalStateException("a fresh OID is taken");
        }
        return entries.stream().map(StoredEntry::document).toList();
    }

    private StoredPart store(DmpSeed seed, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "seed", ".bin");
            Files.write(file, content);
            String sha1 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
            return new StoredPart(MediaType.parse(seed.mimeType()), file, content.length, sha1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1", e);
        }
    }

    private static RimObject read(String xml) {
        try {
            Element root = SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            return new RimObject(root);
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("seeded metadata", e);
        }
    }

    /** An OID of the arc of UUIDs. */
    private static String oid() {
        UUID uuid = UUID.randomUUID();
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }
}
