package org.segursdk.dmp.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.dmp.search.FoundDocument;

/** Writes a document to a temporary file, which gets its name once verified. */
final class FolderSink implements DocumentSink {
    private final Path folder;
    private @Nullable Path part;

    FolderSink(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    @Override
    public OutputStream open(FoundDocument document) throws IOException {
        Path opened = Files.createTempFile(folder, "dmp-", ".part");
        part = opened;
        return Files.newOutputStream(opened);
    }

    @Override
    public DocumentContent keep(FoundDocument document) throws IOException {
        Path written = Objects.requireNonNull(part, "nothing was opened");
        String name = written.getFileName().toString().replace(".part", ".document");
        Path kept = Files.move(written, written.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
        part = null;
        return DocumentContent.of(kept);
    }

    @Override
    public void discard(FoundDocument document) throws IOException {
        Path written = part;
        part = null;
        if (written != null) {
            Files.deleteIfExists(written);
        }
    }
}
