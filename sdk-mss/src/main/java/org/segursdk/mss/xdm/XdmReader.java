package org.segursdk.mss.xdm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.ContentSource;
import org.segursdk.mss.internal.received.Doors;
import org.segursdk.mss.internal.xdm.Bytes;
import org.segursdk.mss.internal.xdm.Keeping;
import org.segursdk.mss.internal.xdm.RefusedArchiveException;

/**
 * Reads {@code IHE_XDM.zip} archives of any sender. What is odd is a finding, and what must not be taken in is a finding too
 * ({@link XdmFinding.Severity#REFUSED}): a received archive never makes an exception, so that its message is always kept. Nothing
 * is unpacked to disk, and nothing in an archive is opened but what XDM prescribes. Immutable, thread-safe.
 *
 * <p>Refused: no zip or a damaged one ({@code XDM-NOT-ZIP}, {@code XDM-ZIP-CORRUPT}), too large ({@code XDM-ARCHIVE-SIZE},
 * {@code XDM-ENTRY-COUNT}, {@code XDM-BOMB}), built to deceive ({@code XDM-NAME-UNSAFE}, {@code XDM-NAME-ABSURD}, {@code
 * XDM-LINK}, {@code XDM-OVERLAP}, {@code XDM-HEADER-MISMATCH}, {@code XDM-DUPLICATE}, {@code XDM-NESTED}), locked ({@code XDM-ENCRYPTED}), about
 * several patients ({@code XDM-SEVERAL-PATIENTS}). Source: mssante §4, §5, §13.
 */
public final class XdmReader {
    static {
        Doors.archives(XdmReader::read);
    }

    private final XdmLimits limits;
    private final XdmProfile profile;
    private final Optional<Path> folder;

    private XdmReader(XdmLimits limits, XdmProfile profile, Optional<Path> folder) {
        this.limits = limits;
        this.profile = profile;
        this.folder = folder;
    }

    /** A reader with the default limits, which keeps an archive in memory. */
    public static XdmReader create() {
        return new XdmReader(XdmLimits.DEFAULT, XdmProfile.defaults(), Optional.empty());
    }

    /** Another reader with other limits. */
    public XdmReader limits(XdmLimits value) {
        return new XdmReader(Objects.requireNonNull(value, "limits"), profile, folder);
    }

    /** Another reader with other constants. */
    public XdmReader profile(XdmProfile value) {
        return new XdmReader(limits, Objects.requireNonNull(value, "profile"), folder);
    }

    /**
     * Another reader, which keeps archives too large for memory in files of that folder. Such a file goes away when the archive
     * is closed, on POSIX systems even when the process is killed. Patient data pass there: choose a folder nobody else reads.
     */
    public XdmReader folder(Path value) {
        return new XdmReader(limits, profile, Optional.of(value));
    }

    /**
     * Reads an archive from a stream, copied once: into memory up to {@link XdmLimits#memoryBytes}, beyond that into the folder.
     *
     * @throws IOException when the source cannot be read or the folder cannot be written
     */
    public ReceivedArchive read(ContentSource archive) throws IOException {
        try (InputStream in = archive.open()) {
            return read(keeping().keep(in));
        } catch (RefusedArchiveException e) {
            return refused(e);
        }
    }

    /** Reads a file where it stands; it must not change while the archive is used. */
    public ReceivedArchive read(Path file) throws IOException {
        return read(Bytes.of(Objects.requireNonNull(file, "file")));
    }

    /** Reads bytes held in memory, which must not change while the archive is used: they are not copied. */
    public ReceivedArchive read(byte[] archive) throws IOException {
        return read(Bytes.of(Objects.requireNonNull(archive, "archive")));
    }

    private ReceivedArchive read(Bytes bytes) throws IOException {
        boolean kept = false;
        try {
            ReceivedArchive read = new ArchiveReading(limits, profile, keeping()).read(bytes);
            kept = true;
            return read;
        } catch (RefusedArchiveException e) {
            return refused(e);
        } finally {
            if (!kept) {
                bytes.close();
            }
        }
    }

    private Keeping keeping() {
        return new Keeping(limits, folder);
    }

    private static ReceivedArchive refused(RefusedArchiveException e) {
        return new ReceivedArchive(List.of(), List.of(), List.of(), List.of(e.finding()), () -> {});
    }
}
