package org.segursdk.mss.internal.xdm;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.segursdk.mss.xdm.XdmLimits;

/**
 * Reads the table of contents of a zip and believes it only as far as the files themselves agree: names and methods, no two
 * files over the same bytes, nothing outside the archive. A zip cut short is read from its beginning. Source: reliability S5.
 */
public final class ZipDirectory {
    private static final long END = 0x06054b50L;
    private static final long END_64 = 0x06064b50L;
    private static final long LOCATOR_64 = 0x07064b50L;
    private static final long HEADER = 0x02014b50L;
    static final long LOCAL = 0x04034b50L;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 65_535;
    private static final int HEADER_LENGTH = 46;
    static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
    private static final int UNIX_LINK = 0xA000;

    private final Bytes zip;
    private final XdmLimits limits;
    private final Findings findings;
    private final List<Item> items = new ArrayList<>();
    private final List<long[]> stretches = new ArrayList<>();

    private ZipDirectory(Bytes zip, XdmLimits limits, Findings findings) {
        this.zip = zip;
        this.limits = limits;
        this.findings = findings;
    }

    /**
     * The files, folders left out, in the order of the table.
     *
     * @throws RefusedArchiveException when it is not to be taken in
     */
    public static List<Item> read(Bytes zip, XdmLimits limits, Findings findings) throws IOException {
        if (zip.size() > limits.archiveBytes()) {
            throw Keeping.tooLarge();
        }
        try {
            return new ZipDirectory(zip, limits, findings).read();
        } catch (EOFException e) {
            throw corrupt();
        }
    }

    private List<Item> read() throws IOException {
        int length = (int) Math.min(zip.size(), END_LENGTH + MAX_COMMENT);
        long tailStart = zip.size() - length;
        byte[] tail = zip.read(tailStart, length);
        int end = endOf(tail);
        if (end < 0) {
            if (zip.size() < LOCAL_LENGTH || Le.u32(zip.read(0, 4), 0) != LOCAL) {
                throw new RefusedArchiveException("", "XDM-NOT-ZIP", "ce n'est pas un zip", "not a zip");
            }
            return distinct(ZipRecovery.read(zip, limits, findings));
        }
        Table table = table(tail, end, tailStart + end);
        if (table.entries > limits.entries() || table.size > limits.entries() * 1024L) {
            throw tooMany();
        }
        long shift = table.end - table.size - table.offset;
        if (shift < 0) {
            throw corrupt();
        }
        if (shift > 0) {
            findings.form("", "XDM-ZIP-PREFIX", "octets étrangers avant le zip", "foreign bytes before the zip");
        }
        headers(zip.read(table.end - table.size, (int) table.size), shift, table.end - table.size);
        if (items.size() + folders != table.entries) {
            findings.content(
                    "", "XDM-ZIP-COUNT", "nombre de fichiers inexact", "the number of files told is not the true one");
        }
        apart();
        return distinct(items);
    }

    private int folders;

    /** Where the end record begins: the last one whose comment reaches the end, otherwise the last one. */
    private static int endOf(byte[] tail) {
        int last = -1;
        for (int at = tail.length - END_LENGTH; at >= 0; at--) {
            if (Le.u32(tail, at) == END) {
                if (at + END_LENGTH + Le.u16(tail, at + 20) == tail.length) {
                    return at;
                }
                last = Math.max(last, at);
            }
        }
        return last;
    }

    /** @param end where the table ends */
    private record Table(long entries, long size, long offset, long end) {}

    private Table table(byte[] tail, int at, long position) throws IOException {
        Table plain = new Table(Le.u16(tail, at + 10), Le.u32(tail, at + 12), Le.u32(tail, at + 16), position);
        boolean large = plain.entries == 0xFFFF || plain.size == 0xFFFFFFFFL || plain.offset == 0xFFFFFFFFL;
        if (!large || at < 20 || Le.u32(tail, at - 20) != LOCATOR_64) {
            return checked(plain);
        }
        long record = Le.u64(tail, at - 12);
        if (record < 0 || record > position) {
            throw corrupt();
        }
        byte[] head = zip.read(record, 56);
        if (Le.u32(head, 0) != END_64) {
            throw corrupt();
        }
        return checked(new Table(Le.u64(head, 32), Le.u64(head, 40), Le.u64(head, 48), record));
    }

    private static Table checked(Table table) throws RefusedArchiveException {
        if (table.entries < 0 || table.size < 0 || table.offset < 0 || table.size > table.end) {
            throw corrupt();
        }
        return table;
    }

    private void headers(byte[] table, long shift, long tableStart) throws IOException {
        int at = 0;
        long total = 0;
        while (at < table.length) {
            if (at + HEADER_LENGTH > table.length || Le.u32(table, at) != HEADER) {
                throw corrupt();
            }
            int nameLength = Le.u16(table, at + 28);
            int extraLength = Le.u16(table, at + 30);
            int next = at + HEADER_LENGTH + nameLength + extraLength + Le.u16(table, at + 32);
            if (next > table.length) {
                throw corrupt();
            }
            byte[] header = Arrays.copyOfRange(table, at, next);
            total += header(header, nameLength, extraLength, shift, tableStart);
            if (total > limits.totalBytes() || total < 0) {
                throw bomb("");
            }
            if (items.size() + folders > limits.entries()) {
                throw tooMany();
            }
            at = next;
        }
    }

    /** Returns the bytes that file unpacks to. */
    private long header(byte[] header, int nameLength, int extraLength, long shift, long tableStart)
            throws IOException {
        int rank = items.size() + folders + 1;
        byte[] rawName = Arrays.copyOfRange(header, HEADER_LENGTH, HEADER_LENGTH + nameLength);
        String name = ItemName.checked(ItemName.decode(rawName), rank, findings);
        Sizes sizes = Sizes.of(header, HEADER_LENGTH + nameLength, extraLength);
        boolean link = (Le.u32(header, 38) >>> 16 & 0xF000) == UNIX_LINK;
        if ((Le.u16(header, 8) & ENCRYPTED) != 0) {
            throw encrypted(rank);
        }
        if (link) {
            throw new RefusedArchiveException(
                    "entry " + rank, "XDM-LINK", "lien vers un autre fichier", "a link to another file");
        }
        if (name.endsWith("/")) {
            folders++;
            return 0;
        }
        int method = Le.u16(header, 10);
        long start = sizes.offset + shift;
        long data = local(start, rawName, method, rank, sizes, tableStart);
        stretches.add(new long[] {start, data + sizes.packed});
        items.add(new Item(zip, rank, name, method, Le.u32(header, 16), sizes.packed, sizes.size, data));
        return sizes.size;
    }

    /** Holds the file's own header against the table; returns where its bytes begin. */
    private long local(long start, byte[] rawName, int method, int rank, Sizes sizes, long tableStart)
            throws IOException {
        if (start < 0 || start + LOCAL_LENGTH > tableStart) {
            throw corrupt();
        }
        byte[] local = zip.read(start, LOCAL_LENGTH);
        if (Le.u32(local, 0) != LOCAL) {
            throw corrupt();
        }
        int nameLength = Le.u16(local, 26);
        byte[] name = zip.read(start + LOCAL_LENGTH, nameLength);
        if (!Arrays.equals(name, rawName) || Le.u16(local, 8) != method) {
            throw new RefusedArchiveException(
                    "entry " + rank,
                    "XDM-HEADER-MISMATCH",
                    "le fichier et la table du zip se contredisent",
                    "the file and the table of the zip contradict each other");
        }
        boolean told = (Le.u16(local, 6) & 0x08) == 0;
        long packed = Le.u32(local, 18);
        if (told && packed != 0xFFFFFFFFL && packed != sizes.packed) {
            throw new RefusedArchiveException(
                    "entry " + rank,
                    "XDM-HEADER-MISMATCH",
                    "le fichier et la table du zip se contredisent",
                    "the file and the table of the zip contradict each other");
        }
        long data = start + LOCAL_LENGTH + nameLength + Le.u16(local, 28);
        if (sizes.packed < 0 || data + sizes.packed > tableStart) {
            throw corrupt();
        }
        return data;
    }

    private void apart() throws RefusedArchiveException {
        stretches.sort(Comparator.comparingLong(each -> each[0]));
        for (int i = 1; i < stretches.size(); i++) {
            if (stretches.get(i)[0] < stretches.get(i - 1)[1]) {
                throw new RefusedArchiveException(
                        "", "XDM-OVERLAP", "des fichiers se recouvrent dans le zip", "files overlap in the zip");
            }
        }
    }

    /** Two files of one name: the first when they are the same, otherwise nobody knows which was meant. */
    private List<Item> distinct(List<Item> all) throws RefusedArchiveException {
        Map<String, Item> byName = new HashMap<>();
        List<Item> kept = new ArrayList<>(all.size());
        for (Item item : all) {
            Item known = byName.putIfAbsent(ItemName.key(item.name()), item);
            if (known == null) {
                kept.add(item);
            } else if (known.crc() == item.crc() && known.size() == item.size()) {
                findings.form(
                        ItemName.place(item), "XDM-DUPLICATE", "fichier présent deux fois", "a file present twice");
            } else {
                throw new RefusedArchiveException(
                        ItemName.place(item),
                        "XDM-DUPLICATE",
                        "deux fichiers différents portent le même nom",
                        "two different files bear the same name");
            }
        }
        return kept;
    }

    /** Of a file, as the table has them: in its header, or beside it when they are too large for that. */
    private record Sizes(long packed, long size, long offset) {
        static Sizes of(byte[] header, int extraStart, int extraLength) throws RefusedArchiveException {
            long packed = Le.u32(header, 20);
            long size = Le.u32(header, 24);
            long offset = Le.u32(header, 42);
            int at = extraStart;
            int end = extraStart + extraLength;
            while (at + 4 <= end) {
                int length = Le.u16(header, at + 2);
                if (Le.u16(header, at) == 1 && at + 4 + length <= end) {
                    int field = at + 4;
                    int last = field + length - 8;
                    if (size == 0xFFFFFFFFL && field <= last) {
                        size = Le.u64(header, field);
                        field += 8;
                    }
                    if (packed == 0xFFFFFFFFL && field <= last) {
                        packed = Le.u64(header, field);
                        field += 8;
                    }
                    if (offset == 0xFFFFFFFFL && field <= last) {
                        offset = Le.u64(header, field);
                    }
                    break;
                }
                at += 4 + length;
            }
            if (packed < 0 || size < 0 || offset < 0) {
                throw corrupt();
            }
            return new Sizes(packed, size, offset);
        }
    }

    static RefusedArchiveException encrypted(int rank) {
        return new RefusedArchiveException(
                "entry " + rank, "XDM-ENCRYPTED", "fichier chiffré par un mot de passe", "a file locked by a password");
    }

    static RefusedArchiveException tooMany() {
        return new RefusedArchiveException("", "XDM-ENTRY-COUNT", "trop de fichiers", "too many files");
    }

    /** @param path which file, or empty */
    public static RefusedArchiveException bomb(String path) {
        return new RefusedArchiveException(
                path,
                "XDM-BOMB",
                "le contenu décompressé dépasse la taille acceptée",
                "the content exceeds the size accepted once unpacked");
    }

    static RefusedArchiveException corrupt() {
        return new RefusedArchiveException("", "XDM-ZIP-CORRUPT", "zip abîmé", "a damaged zip");
    }
}
