package org.segursdk.mss.internal.xdm;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.segursdk.mss.xdm.XdmLimits;

/** Reads a zip that was cut before its table of contents: the files that are there whole, one after the other. */
final class ZipRecovery {
    private static final long DESCRIPTOR = 0x08074b50L;

    private final Bytes zip;
    private final XdmLimits limits;
    private final Findings findings;
    private final List<Item> items = new ArrayList<>();
    private long position;
    private long total;
    private int rank;

    private ZipRecovery(Bytes zip, XdmLimits limits, Findings findings) {
        this.zip = zip;
        this.limits = limits;
        this.findings = findings;
    }

    static List<Item> read(Bytes zip, XdmLimits limits, Findings findings) throws IOException {
        findings.content(
                "",
                "XDM-TRUNCATED",
                "archive tronquée : seuls les fichiers entiers sont lus",
                "a truncated archive: only the files that are whole are read");
        ZipRecovery recovery = new ZipRecovery(zip, limits, findings);
        while (recovery.next()) {
            if (recovery.rank > limits.entries()) {
                throw ZipDirectory.tooMany();
            }
        }
        return recovery.items;
    }

    /** Reads the file at the position; false when there is no whole one. */
    private boolean next() throws IOException {
        if (position + ZipDirectory.LOCAL_LENGTH > zip.size()) {
            return false;
        }
        byte[] local = zip.read(position, ZipDirectory.LOCAL_LENGTH);
        int nameLength = Le.u16(local, 26);
        long data = position + ZipDirectory.LOCAL_LENGTH + nameLength + Le.u16(local, 28);
        if (Le.u32(local, 0) != ZipDirectory.LOCAL || data > zip.size()) {
            return false;
        }
        rank++;
        if ((Le.u16(local, 6) & 0x41) != 0) {
            throw ZipDirectory.encrypted(rank);
        }
        byte[] rawName = zip.read(position + ZipDirectory.LOCAL_LENGTH, nameLength);
        String name = ItemName.checked(ItemName.decode(rawName), rank, findings);
        int method = Le.u16(local, 8);
        boolean described = (Le.u16(local, 6) & 0x08) != 0;
        if (described && !name.endsWith("/")) {
            return method == Item.DEFLATED && described(name, data);
        }
        long packed = Le.u32(local, 18);
        position = data + packed;
        if (position > zip.size() || packed == 0xFFFFFFFFL) {
            return false;
        }
        return name.endsWith("/") || add(name, method, Le.u32(local, 14), packed, Le.u32(local, 22), data);
    }

    private boolean add(String name, int method, long crc, long packed, long size, long data) throws IOException {
        total += size;
        if (total > limits.totalBytes()) {
            throw ZipDirectory.bomb("");
        }
        items.add(new Item(zip, rank, name, method, crc, packed, size, data));
        return true;
    }

    /** A file whose sizes follow it: its end is found by unpacking it. */
    private boolean described(String name, long data) throws IOException {
        long[] sizes = inflate(data);
        long after = data + sizes[0];
        if (sizes[0] < 0 || after + 16 > zip.size()) {
            return false;
        }
        byte[] descriptor = zip.read(after, 16);
        boolean marked = Le.u32(descriptor, 0) == DESCRIPTOR;
        position = after + (marked ? 16 : 12);
        return add(name, Item.DEFLATED, Le.u32(descriptor, marked ? 4 : 0), sizes[0], sizes[1], data);
    }

    /** Bytes packed and unpacked; negative when it does not end. */
    private long[] inflate(long data) throws IOException {
        Inflater inflater = new Inflater(true);
        byte[] in = new byte[32 * 1024];
        byte[] out = new byte[64 * 1024];
        try (InputStream packed = zip.open(data, zip.size() - data)) {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = packed.read(in);
                    if (read < 0) {
                        return new long[] {-1, -1};
                    }
                    inflater.setInput(in, 0, read);
                }
                if (inflater.inflate(out) == 0 && inflater.needsDictionary()) {
                    return new long[] {-1, -1};
                }
                if (total + inflater.getBytesWritten() > limits.totalBytes()) {
                    throw ZipDirectory.bomb("");
                }
            }
            return new long[] {inflater.getBytesRead(), inflater.getBytesWritten()};
        } catch (DataFormatException e) {
            return new long[] {-1, -1};
        } finally {
            inflater.end();
        }
    }
}
