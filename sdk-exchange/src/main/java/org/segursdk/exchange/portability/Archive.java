package org.segursdk.exchange.portability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and small works of an archive. */
final class Archive {
    static final String MANIFEST = "manifest.sha256";
    static final String INDEX = "index.csv";
    static final String COUNTS = "counts.csv";
    static final String README = "README.txt";
    static final String RECORDS = "records";
    static final String TRANSVERSE = "transverse";
    static final String RECORD_HASHES = "record.sha256";
    static final String RECORD_INDEX = "record.csv";
    static final String RECORD_IDENTITY = "identity.json";
    static final String RECORD_XDM = "IHE_XDM.zip";
    static final String RECORD_COUNTS = "counts.csv";
    private static final Set<String> OWN = Set.of(RECORD_IDENTITY, RECORD_INDEX, RECORD_COUNTS);
    static final String SETTINGS = "export.txt";
    static final String PART = ".part";
    private static final Pattern RECORD_NAME = Pattern.compile("[0-9]{10}");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    private Archive() {}

    /** A line of a manifest, as {@code sha256sum -c} reads it. */
    record Hash(String sha256, String path) {
        String line() {
            return sha256 + "  " + path + "\n";
        }

        static java.util.Optional<Hash> of(String line) {
            var form = LINE.matcher(line);
            return form.matches()
                    ? java.util.Optional.of(new Hash(form.group(1), form.group(2)))
                    : java.util.Optional.empty();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** For the eyes of the process's user alone, where the file system knows that. */
    static void privateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** There whole, or not at all. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Folders of records that are whole, in order. */
    static List<Path> records(Path archive) throws IOException {
        try (Stream<Path> folders = Files.list(archive.resolve(RECORDS))) {
            return folders.filter(each ->
                            RECORD_NAME.matcher(each.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Whether the files of a record are what its hashes tell.
     *
     * @param all documents, too; otherwise the small files that the index is made from
     */
    static boolean isWhole(Path archive, Path record, boolean all) throws IOException {
        Path hashes = record.resolve(RECORD_HASHES);
        if (!Files.exists(hashes) || !Files.readString(hashes).endsWith("\n")) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        for (String line : Files.readAllLines(hashes)) {
            java.util.Optional<Hash> hash = Hash.of(line);
            if (hash.isEmpty()) {
                return false;
            }
            Path file = archive.resolve(hash.get().path());
            String name = record.relativize(file).toString();
            seen.add(name);
            if ((all || OWN.contains(name))
                    && !(Files.exists(file) && hash(file).equals(hash.get().sha256()))) {
                return false;
            }
        }
        return seen.containsAll(OWN);
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    /** A line of CSV: commas are no separators in French spreadsheets, semicolons are; values stand as they are. */
    static String csv(String... values) {
        return Stream.of(values)
                        .map(value -> value.matches("[^;\"\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(";"))
                + "\r\n";
    }
}
