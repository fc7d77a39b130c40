package org.segursdk.exchange.portability;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks through an archive before it is taken in: every file of the manifest is there with its hash, and no other. Follows no link,
 * opens nothing outside the folder. Hashes find accidents and later changes; they are no signature of who made it.
 */
public final class ImportCheck {
    private static final int MAX_FINDINGS = 10_000;

    private final Path folder;
    private final List<ImportFinding> findings = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private ImportCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * Everything wrong, at most 10 000 findings; none for a sound archive.
     *
     * @throws IOException when the folder cannot be read
     */
    public static List<ImportFinding> verify(Path folder) throws IOException {
        return new ImportCheck(folder.toAbsolutePath().normalize()).run();
    }

    private List<ImportFinding> run() throws IOException {
        Path manifest = folder.resolve(Archive.MANIFEST);
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            add(ImportFinding.Kind.NOT_FINISHED, Archive.MANIFEST);
            return findings;
        }
        try (BufferedReader lines = Files.newBufferedReader(manifest)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Archive.Hash> hash = Archive.Hash.of(line);
                if (hash.isEmpty()) {
                    add(ImportFinding.Kind.MANIFEST, Archive.MANIFEST);
                } else {
                    check(hash.get());
                }
            }
        }
        extras();
        counts();
        return findings;
    }

    private void add(ImportFinding.Kind kind, String path) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new ImportFinding(kind, path));
        }
    }

    private void check(Archive.Hash hash) throws IOException {
        Optional<Path> file = inside(hash.path());
        if (file.isEmpty()) {
            add(ImportFinding.Kind.UNSAFE, hash.path());
            return;
        }
        told.add(hash.path());
        if (!Files.exists(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            add(ImportFinding.Kind.MISSING, hash.path());
        } else if (!Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)
                || !file.get().toRealPath().startsWith(folder.toRealPath())) {
            add(ImportFinding.Kind.UNSAFE, hash.path());
        } else if (!Archive.hash(file.get()).equals(hash.sha256())) {
            add(ImportFinding.Kind.CHANGED, hash.path());
        }
    }

    private Optional<Path> inside(String path) {
        try {
            Path file = folder.resolve(path).normalize();
            boolean plain = !path.contains("\\") && !path.startsWith("/") && file.startsWith(folder);
            return plain && !file.equals(folder) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void extras() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!told.contains(path) && !path.equals(Archive.MANIFEST)) {
                    add(attributes.isSymbolicLink() ? ImportFinding.Kind.UNSAFE : ImportFinding.Kind.EXTRA, path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void counts() throws IOException {
        if (!findings.isEmpty()) {
            return;
        }
        Map<String, TypeCount> totals = new TreeMap<>();
        for (Path record : Archive.records(folder)) {
            Counts.add(record.resolve(Archive.RECORD_COUNTS), totals);
        }
        if (totals.values().stream().anyMatch(each -> each.unreadable() > 0)) {
            add(ImportFinding.Kind.INCOMPLETE, Archive.COUNTS);
        }
    }
}
