package org.segursdk.dmp.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.dmp.search.FoundDocument;

/**
 * Where retrieved documents go. For each: {@link #open}, the bytes, the close of the stream, then {@link #keep} once size and
 * hash were found right, or {@link #discard} when they were not or the transfer broke off: what was written then is no
 * document. Called on the calling thread, one document at a time.
 */
public interface DocumentSink {
    /** A stream for the bytes of that document; the SDK closes it. */
    OutputStream open(FoundDocument document) throws IOException;

    /** The bytes are right; returns where they are to be read from. */
    DocumentContent keep(FoundDocument document) throws IOException;

    /** The bytes are wrong or incomplete: they are to be thrown away. */
    void discard(FoundDocument document) throws IOException;

    /**
     * Into memory.
     *
     * @param maxBytes most bytes of one document; a larger one breaks the retrieval off
     */
    static DocumentSink memory(int maxBytes) {
        return new MemorySink(maxBytes);
    }

    /**
     * Into files of a folder, which nobody else may read on systems that know such rights. A file appears there once it is
     * verified, named by the SDK, never by what the DMP answers; the caller deletes it.
     */
    static DocumentSink folder(Path folder) {
        return new FolderSink(folder);
    }
}
