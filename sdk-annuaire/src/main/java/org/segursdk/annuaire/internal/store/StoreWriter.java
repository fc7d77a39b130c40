package org.segursdk.annuaire.internal.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.internal.fhir.FoundActivity;
import org.segursdk.annuaire.internal.fhir.FoundProfessional;
import org.segursdk.annuaire.internal.fhir.FoundStructure;

/**
 * The copy on disk, written by one at a time. What is written counts from {@link #commit} on, together with the cursor; a process
 * that ends before leaves the state of the commit before. Not thread-safe.
 */
public final class StoreWriter implements AutoCloseable {
    private static final double BUFFER_MB = 32;
    private static final int STRUCTURES_KEPT = 20_000;
    private static final int MOST_ACTIVITIES = 1000;
    private static final int MOST_STAFF = 1_000_000;
    private static final int SEGMENTS = 4;

    private final DirectoryStore store;
    private final IndexWriter writer;
    private @Nullable DirectoryReader reader;
    private final Map<String, DirectoryStructure> structures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DirectoryStructure> eldest) {
            return size() > STRUCTURES_KEPT;
        }
    };

    private StoreWriter(DirectoryStore store, IndexWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /** @throws org.segursdk.core.error.TransportException codes {@code ANNUAIRE-INDEX-BUSY}, {@code ANNUAIRE-INDEX-UNAVAILABLE} */
    public static StoreWriter open(DirectoryStore store) {
        try {
            StoreWriter opened;
            try {
                opened = new StoreWriter(store, new IndexWriter(store.directory(), config(OpenMode.CREATE_OR_APPEND)));
            } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
                erase(store.directory());
                opened = new StoreWriter(store, new IndexWriter(store.directory(), config(OpenMode.CREATE)));
            }
            if (opened.cursor().isEmpty()) {
                opened.clear();
            }
            return opened;
        } catch (LockObtainFailedException e) {
            throw StoreFailures.busy();
        } catch (IOException e) {
            throw StoreFailures.unavailable(e);
        }
    }

    /** What cannot be read cannot be written over either. */
    private static void erase(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                lock.ensureValid();
                if (!IndexWriter.WRITE_LOCK_NAME.equals(file)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    private static IndexWriterConfig config(OpenMode mode) {
        return new IndexWriterConfig()
                .setOpenMode(mode)
                .setIndexSort(DirectoryStore.SORT)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
    }

    /** Of the last commit; empty when there is none of this format. */
    private Optional<Cursor> cursor() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data == null) {
            return Optional.empty();
        }
        Map<String, String> map = new LinkedHashMap<>();
        data.forEach(each -> map.put(each.getKey(), each.getValue()));
        return Cursor.of(map);
    }

    /** Removes everything, as from the next commit. */
    public void clear() {
        run(() -> {
            writer.deleteAll();
            structures.clear();
        });
    }

    /** Work on the index. */
    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw StoreFailures.unavailable(e);
        }
    }

    /** Makes what was written so far readable for the joins that follow. */
    public void refresh() {
        run(() -> {
            structures.clear();
            if (reader != null) {
                reader.close();
            }
            reader = DirectoryReader.open(writer);
        });
    }

    private IndexSearcher searcher() {
        if (reader == null) {
            refresh();
        }
        IndexSearcher searcher = new IndexSearcher(Objects.requireNonNull(reader));
        searcher.setQueryCache(null);
        return searcher;
    }

    /** @param links whether those who practise there are to be put together again when something of it changed */
    public void structure(FoundStructure found, long generation, boolean links) {
        run(() -> {
            String key = Fields.keyOf(found);
            Document document = Fields.structure(key, found, generation);
            if (links) {
                byte[] before = find(new Term(Fields.KEY, key));
                if (!Arrays.equals(before, DirectoryStore.copy(document.getBinaryValue(Fields.DATA)))) {
                    IndexSearcher searcher = searcher();
                    TermQuery staff = new TermQuery(new Term(Fields.ROLE_PLACE, found.technicalId()));
                    for (ScoreDoc hit : searcher.search(staff, MOST_STAFF).scoreDocs) {
                        dirty(Codec.activity(DirectoryStore.data(searcher, hit.doc))
                                .professional());
                    }
                }
            }
            writer.updateDocument(new Term(Fields.KEY, key), document);
        });
    }

    /** @param links whether the professional is to be put together again */
    public void activity(FoundActivity found, long generation, boolean links) {
        run(() -> {
            String key = Fields.keyOf(found);
            if (links) {
                byte[] before = find(new Term(Fields.KEY, key));
                if (before.length > 0) {
                    dirty(Codec.activity(before).professional());
                }
                dirty(found.professional());
            }
            if (found.value().active()) {
                writer.updateDocument(new Term(Fields.KEY, key), Fields.activity(key, found, generation));
            } else {
                writer.deleteDocuments(new Term(Fields.KEY, key));
            }
        });
    }

    /** A professional, put together with the activities and structures that were there at the last {@link #refresh}. */
    public void professional(FoundProfessional found, long generation) {
        run(() -> write(
                Fields.keyOf(found.value(), found.technicalId()), found.technicalId(), found.value(), generation));
    }

    private void write(String key, String technicalId, DirectoryProfessional value, long generation)
            throws IOException {
        DirectoryProfessional whole = value.active() ? value.with(activities(technicalId)) : value;
        writer.updateDocument(new Term(Fields.KEY, key), Fields.professional(key, technicalId, whole, generation));
    }

    private List<Activity> activities(String technicalId) throws IOException {
        IndexSearcher searcher = searcher();
        List<Activity> found = new ArrayList<>();
        TermQuery roles = new TermQuery(new Term(Fields.ROLE_PERSON, technicalId));
        for (ScoreDoc hit : searcher.search(roles, MOST_ACTIVITIES).scoreDocs) {
            FoundActivity activity = Codec.activity(DirectoryStore.data(searcher, hit.doc));
            DirectoryStructure place = place(activity.structure());
            found.add(place == null ? activity.value() : activity.value().at(place));
        }
        return found;
    }

    private @Nullable DirectoryStructure place(String technicalId) throws IOException {
        DirectoryStructure known = structures.get(technicalId);
        if (known == null && !technicalId.isEmpty()) {
            byte[] data = find(new Term(Fields.PLACE, technicalId));
            if (data.length > 0) {
                known = Codec.structure(data);
                structures.put(technicalId, known);
            }
        }
        return known;
    }

    private byte[] find(Term term) throws IOException {
        IndexSearcher searcher = searcher();
        ScoreDoc[] hits = searcher.search(new TermQuery(term), 1).scoreDocs;
        return hits.length == 0 ? new byte[0] : DirectoryStore.data(searcher, hits[0].doc);
    }

    private void dirty(String technicalId) throws IOException {
        if (!technicalId.isEmpty()) {
            String key = "D|" + technicalId;
            writer.updateDocument(new Term(Fields.KEY, key), Fields.dirty(key, technicalId));
        }
    }

    /**
     * Puts some of the professionals together again whose activities or structures changed.
     *
     * @return how many; none when all is done
     */
    public int link(int most, long generation) {
        refresh();
        int[] done = {0};
        run(() -> {
            IndexSearcher searcher = searcher();
            for (ScoreDoc hit : searcher.search(new TermQuery(new Term(Fields.DIRTY, Fields.ANY)), most).scoreDocs) {
                Document mark = searcher.storedFields().document(hit.doc);
                String technicalId = String.valueOf(mark.get(Fields.MARKED));
                byte[] data = find(new Term(Fields.PERSON, technicalId));
                if (data.length > 0) {
                    DirectoryProfessional value = Codec.professional(data);
                    write(Fields.keyOf(value, technicalId), technicalId, value, generation);
                }
                writer.deleteDocuments(new Term(Fields.KEY, String.valueOf(mark.get(Fields.KEY))));
                done[0]++;
            }
        });
        return done[0];
    }

    /** Removes what no run of that generation or a later one has seen. */
    public void sweep(long generation) {
        run(() -> writer.deleteDocuments(LongPoint.newRangeQuery(Fields.GENERATION, Long.MIN_VALUE, generation - 1)));
    }

    /** Fewer, larger files: worth the time after everything was written. */
    public void tidy() {
        run(() -> writer.forceMerge(SEGMENTS));
    }

    /** Keeps something beside the directory. */
    public void keep(String key, byte[] data) {
        run(() -> writer.updateDocument(new Term(Fields.KEY, key), Fields.kept(key, data)));
    }

    public void forget(String key) {
        run(() -> writer.deleteDocuments(new Term(Fields.KEY, key)));
    }

    /** From here on, what was written and how far the copy is are one state on disk. */
    public void commit(Cursor cursor) {
        run(() -> {
            writer.setLiveCommitData(cursor.toMap().entrySet());
            writer.commit();
            store.committed();
        });
    }

    /** What was not committed is dropped. */
    @Override
    public void close() {
        run(() -> {
            if (reader != null) {
                reader.close();
            }
            writer.rollback();
        });
    }
}
