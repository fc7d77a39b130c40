package org.segursdk.mss.xdm;

/**
 * Bounds on an archive that comes from outside. What exceeds one is refused.
 *
 * @param archiveBytes bytes of the archive itself, default 256 MB
 * @param entries files and folders in it, default 1 000
 * @param totalBytes bytes of all its files once unpacked, default 1 GB
 * @param ratio how much larger a file may get by unpacking, when it gets larger than 1 MB; default 200
 * @param metadataBytes bytes of one METADATA.XML, default 16 MB
 * @param memoryBytes bytes of the archive that may be held in memory, default 32 MB; beyond, a folder is needed
 */
public record XdmLimits(
        long archiveBytes, int entries, long totalBytes, int ratio, long metadataBytes, int memoryBytes) {
    public static final XdmLimits DEFAULT =
            new XdmLimits(256_000_000, 1_000, 1_000_000_000, 200, 16_000_000, 32_000_000);

    public XdmLimits {
        if (archiveBytes < 1 || entries < 1 || totalBytes < 1 || ratio < 1 || metadataBytes < 1 || memoryBytes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    public XdmLimits withArchiveBytes(long value) {
        return new XdmLimits(value, entries, totalBytes, ratio, metadataBytes, memoryBytes);
    }

    public XdmLimits withEntries(int value) {
        return new XdmLimits(archiveBytes, value, totalBytes, ratio, metadataBytes, memoryBytes);
    }

    public XdmLimits withTotalBytes(long value) {
        return new XdmLimits(archiveBytes, entries, value, ratio, metadataBytes, memoryBytes);
    }

    public XdmLimits withRatio(int value) {
        return new XdmLimits(archiveBytes, entries, totalBytes, value, metadataBytes, memoryBytes);
    }

    public XdmLimits withMetadataBytes(long value) {
        return new XdmLimits(archiveBytes, entries, totalBytes, ratio, value, memoryBytes);
    }

    public XdmLimits withMemoryBytes(int value) {
        return new XdmLimits(archiveBytes, entries, totalBytes, ratio, metadataBytes, value);
    }
}
