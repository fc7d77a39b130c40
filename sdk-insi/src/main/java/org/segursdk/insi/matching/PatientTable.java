package org.segursdk.insi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsNames;

/**
 * Patients as packed bytes, chained by date of birth, name and INS. A hash only finds places to look at: what is read there
 * decides. Not thread-safe.
 */
final class PatientTable {
    private static final int NONE = -1;
    private static final byte[] GONE = {};

    private final Chains byRecord = new Chains();
    private final Chains byDate = new Chains();
    private final Chains byName = new Chains();
    private final Chains byIns = new Chains();
    private byte[][] packed = new byte[16][];
    private int used;
    private int alive;

    int size() {
        return alive;
    }

    void put(IndexedPatient patient) {
        remove(patient.recordId());
        if (used == packed.length) {
            compact();
        }
        int slot = used++;
        packed[slot] = PackedPatient.pack(patient);
        alive++;
        byRecord.add(patient.recordId().hashCode(), slot);
        byDate.add(dateKey(patient.traits().birthDate()), slot);
        byName.add(nameKey(patient.traits().birthName(), patient.traits().firstGivenName()), slot);
        patient.usedName()
                .ifPresent(name -> byName.add(nameKey(name, patient.traits().firstGivenName()), slot));
        patient.ins().ifPresent(ins -> byIns.add(insKey(ins), slot));
        patient.formerIns().forEach(ins -> byIns.add(insKey(ins), slot));
    }

    void remove(String recordId) {
        byRecord.each(recordId.hashCode(), slot -> {
            if (packed[slot].length > 0 && PackedPatient.recordId(packed[slot]).equals(recordId)) {
                // Chains still lead here; a slot without content is passed over until the next compaction.
                packed[slot] = GONE;
                alive--;
            }
        });
    }

    Optional<IndexedPatient> find(String recordId) {
        return at(byRecord, recordId.hashCode()).stream()
                .filter(patient -> patient.recordId().equals(recordId))
                .findFirst();
    }

    List<IndexedPatient> bornOn(BirthDate date) {
        return at(byDate, dateKey(date)).stream()
                .filter(patient -> patient.traits().birthDate().equals(date))
                .toList();
    }

    /** Patients whose birth or used name, and first given name, are these but for spelling. */
    List<IndexedPatient> named(String name, String firstGivenName) {
        String words = InsNames.words(name);
        String first = InsNames.words(firstGivenName);
        return at(byName, nameKey(name, firstGivenName)).stream()
                .filter(patient ->
                        InsNames.words(patient.traits().firstGivenName()).equals(first))
                .filter(patient -> InsNames.words(patient.traits().birthName()).equals(words)
                        || patient.usedName()
                                .map(InsNames::words)
                                .filter(words::equals)
                                .isPresent())
                .toList();
    }

    /** Patients who hold this INS, now or in their history. */
    List<IndexedPatient> withIns(Ins ins) {
        return at(byIns, insKey(ins)).stream()
                .filter(patient -> patient.ins().filter(ins::equals).isPresent()
                        || patient.formerIns().contains(ins))
                .toList();
    }

    private List<IndexedPatient> at(Chains chains, int key) {
        List<IndexedPatient> found = new ArrayList<>();
        int[] last = {NONE};
        chains.each(key, slot -> {
            byte[] bytes = packed[slot];
            // A patient may stand twice in a chain under one hash, one after the other.
            if (bytes.length > 0 && slot != last[0]) {
                found.add(PackedPatient.unpack(bytes));
            }
            last[0] = slot;
        });
        return found;
    }

    /** Takes back the places of removed patients; grows when there are few of them. */
    private void compact() {
        if (alive > used / 4 * 3) {
            packed = Arrays.copyOf(packed, packed.length * 2);
            return;
        }
        byte[][] kept =
                Arrays.stream(packed, 0, used).filter(bytes -> bytes.length > 0).toArray(byte[][]::new);
        packed = new byte[Math.max(16, kept.length * 2)][];
        used = 0;
        alive = 0;
        byRecord.clear();
        byDate.clear();
        byName.clear();
        byIns.clear();
        for (byte[] bytes : kept) {
            put(PackedPatient.unpack(bytes));
        }
    }

    private static int dateKey(BirthDate date) {
        return Integer.parseInt(date.toCompact());
    }

    private static int nameKey(String name, String firstGivenName) {
        return InsNames.words(name).hashCode() * 31
                + InsNames.words(firstGivenName).hashCode();
    }

    private static int insKey(Ins ins) {
        return ins.matricule().number().hashCode();
    }

    /** Chains of slots in two arrays: a multimap of ints without objects. */
    private static final class Chains {
        private int[] heads = filled(16);
        private int[] keys = new int[16];
        private int[] slots = new int[16];
        private int[] next = new int[16];
        private int count;

        void add(int key, int slot) {
            if (count == keys.length) {
                grow();
            }
            keys[count] = key;
            slots[count] = slot;
            link(count++);
        }

        void each(int key, IntConsumer look) {
            for (int link = heads[place(key)]; link != NONE; link = next[link]) {
                if (keys[link] == key) {
                    look.accept(slots[link]);
                }
            }
        }

        void clear() {
            count = 0;
            Arrays.fill(heads, NONE);
        }

        private void link(int link) {
            int place = place(keys[link]);
            next[link] = heads[place];
            heads[place] = link;
        }

        private void grow() {
            int size = keys.length * 2;
            keys = Arrays.copyOf(keys, size);
            slots = Arrays.copyOf(slots, size);
            next = Arrays.copyOf(next, size);
            heads = filled(size);
            for (int link = 0; link < count; link++) {
                link(link);
            }
        }

        private int place(int key) {
            int mixed = key * 0x9E3779B9;
            return (mixed ^ mixed >>> 15) & heads.length - 1;
        }

        private static int[] filled(int size) {
            int[] array = new int[size];
            Arrays.fill(array, NONE);
            return array;
        }
    }
}
