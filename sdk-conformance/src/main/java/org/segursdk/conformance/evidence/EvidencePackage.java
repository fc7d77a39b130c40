package org.segursdk.conformance.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.segursdk.core.error.InvalidInputException;

/**
 * The sealed package of a run: a zip whose {@code manifest.json} bears the SHA-256 and size of every other file and a root digest over
 * them. The seal shows that nothing changed since; who sealed it is told by a signature beside the file, when the vendor makes one.
 */
public final class EvidencePackage {
    private static final String MANIFEST = "manifest.json";
    private static final long TIME = 315_532_800_000L; // 1980-01-01: same content, same bytes
    private static final int MOST_ENTRIES = 20_000;
    private static final long LARGEST_MANIFEST = 16L * 1024 * 1024;

    private EvidencePackage() {}

    /** Where the content of an entry comes from. */
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Seals.
     *
     * @param target the zip to make; it must not exist: a sealed package is never opened again
     * @param about what the manifest says of the run, such as the id, the product, the edition
     * @param entries name to content
     * @return the root digest
     */
    public static String seal(Path target, Map<String, String> about, Map<String, Source> entries) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("manifest", 1);
        new TreeMap<>(about).forEach(manifest::put);
        ArrayNode files = manifest.putArray("files");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))) {
            for (Map.Entry<String, Source> each : new TreeMap<>(entries).entrySet()) {
                String name = each.getKey();
                if (!isSafe(name)) {
                    throw new IllegalArgumentException("unsafe name of an entry");
                }
                MessageDigest digest = Digests.sha256();
                zip.putNextEntry(entry(name));
                CountingStream counted = new CountingStream(zip);
                each.getValue().writeTo(new DigestOutputStream(counted, digest));
                zip.closeEntry();
                String sha256 = HexFormat.of().formatHex(digest.digest());
                lines.put(name, sha256);
                ObjectNode file = files.addObject();
                file.put("name", name);
                file.put("sha256", sha256);
                file.put("size", counted.count);
            }
            manifest.put("root", root(lines));
            zip.putNextEntry(entry(MANIFEST));
            zip.write((manifest.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return root(lines);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(TIME);
        return entry;
    }

    /** Counts, and does not let a source close the zip. */
    private static final class CountingStream extends OutputStream {
        private final OutputStream out;
        private long count;

        CountingStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }

    private static boolean isSafe(String name) {
        return name.matches("[A-Za-z0-9._/-]{1,240}")
                && !name.startsWith("/")
                && !name.contains("..")
                && !name.contains("//")
                && !name.equals(MANIFEST);
    }

    private static String root(Map<String, String> lines) {
        StringBuilder all = new StringBuilder();
        lines.forEach(
                (name, sha256) -> all.append(sha256).append("  ").append(name).append('\n'));
        return Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Verifies a package against its own manifest.
     *
     * @return what is wrong: names of files changed, missing or added; empty when nothing is
     * @throws InvalidInputException when it is no sealed package
     */
    public static List<String> verify(Path file) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            JsonNode manifest = manifest(zip);
            Map<String, String> lines = new TreeMap<>();
            for (JsonNode each : manifest.path("files")) {
                lines.put(each.path("name").asText(), each.path("sha256").asText());
            }
            if (!root(lines).equals(manifest.path("root").asText())) {
                wrong.add(MANIFEST);
            }
            Set<String> seen = new HashSet<>();
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (!seen.add(name)
                        || !name.equals(MANIFEST)
                                && !lines.getOrDefault(name, "").equals(digest(zip, entry))) {
                    wrong.add(name);
                }
            }
            lines.keySet().stream().filter(name -> !seen.contains(name)).forEach(wrong::add);
        } catch (ZipException | JsonProcessingException e) {
            throw none();
        }
        return List.copyOf(wrong);
    }

    private static JsonNode manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null || zip.size() > MOST_ENTRIES) {
            throw none();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return JsonMapper.builder().build().readTree(in.readNBytes((int) LARGEST_MANIFEST));
        }
    }

    private static String digest(ZipFile zip, ZipEntry entry) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InvalidInputException none() {
        return InvalidInputException.of(
                "EvidencePackage", "", "PACKAGE-NONE", "ce n'est pas un paquet scellé", "this is no sealed package");
    }
}
