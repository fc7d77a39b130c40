package org.segursdk.annuaire.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.Results;
import org.segursdk.annuaire.StructureQuery;

/**
 * The copy on disk, read. A copy that cannot be read (another format, damage) counts as none: it is loaded anew. Thread-safe.
 */
public final class DirectoryStore implements AutoCloseable {
    static final Sort SORT = new Sort(new SortField(Fields.SORT, SortField.Type.STRING));

    private static final long RECHECK = TimeUnit.SECONDS.toNanos(1);

    private final Directory directory;
    private @Nullable DirectoryReader reader;
    private long checkedAt;

    private DirectoryStore(Directory directory) {
        this.directory = directory;
    }

    public static DirectoryStore open(Path folder) {
        try {
            return new DirectoryStore(FSDirectory.open(folder));
        } catch (IOException e) {
            throw StoreFailures.unavailable(e);
        }
    }

    Directory directory() {
        return directory;
    }

    /** Reads something, or gives the other value when there is no copy. */
    private <T> T read(T none, Reading<T> reading) {
        DirectoryReader used = acquire();
        if (used == null) {
            return none;
        }
        try {
            return reading.of(used);
        } catch (IOException e) {
            throw StoreFailures.unavailable(e);
        } finally {
            release(used);
        }
    }

    /** Reads from the index. */
    private interface Reading<T> {
        T of(DirectoryReader reader) throws IOException;
    }

    private static void release(DirectoryReader used) {
        try {
            used.decRef();
        } catch (IOException e) {
            throw StoreFailures.unavailable(e);
        }
    }

    /** The newest state, looked for at most once a second, and at once after a commit of this process. */
    private synchronized @Nullable DirectoryReader acquire() {
        try {
            if (reader == null) {
                reader = DirectoryReader.indexExists(directory) ? DirectoryReader.open(directory) : null;
                checkedAt = System.nanoTime();
            } else if (System.nanoTime() - checkedAt > RECHECK) {
                DirectoryReader newer = DirectoryReader.openIfChanged(reader);
                if (newer != null) {
                    reader.close();
                    reader = newer;
                }
                checkedAt = System.nanoTime();
            }
            if (reader != null) {
                if (Cursor.of(reader.getIndexCommit().getUserData()).isEmpty()) {
                    return null;
                }
                reader.incRef();
            }
            return reader;
        } catch (IndexNotFoundException
                | CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException e) {
            return null;
        } catch (IOException e) {
            throw StoreFailures.unavailable(e);
        }
    }

    /** Looks for a newer state at the next reading. */
    synchronized void committed() {
        checkedAt = System.nanoTime() - 2 * RECHECK;
    }

    /** How far the copy is. */
    public Cursor cursor() {
        return read(Cursor.none(), used -> Cursor.of(used.getIndexCommit().getUserData())
                .orElseGet(Cursor::none));
    }

    /** How many of a kind can be searched: {@code professional}, {@code structure}, {@code activity}. */
    public long count(String kind) {
        return read(0L, used -> (long) new IndexSearcher(used).count(new TermQuery(new Term(Fields.KIND, kind))));
    }

    public Optional<DirectoryProfessional> professional(String id) {
        return one(new Term(Fields.PROFESSIONAL + Fields.ID, id)).map(Codec::professional);
    }

    /** Structures of that number, bare or with the prefix of a national id. */
    public List<DirectoryStructure> structures(String id) {
        return many(new Term(Fields.ORGANIZATION + Fields.ID, id)).stream()
                .map(Codec::structure)
                .toList();
    }

    public List<DirectoryProfessional> professionalsWithMailbox(String address) {
        return many(new Term(Fields.PROFESSIONAL + Fields.ADDRESS, Fields.lower(address))).stream()
                .map(Codec::professional)
                .toList();
    }

    public List<DirectoryStructure> structuresWithMailbox(String address) {
        return many(new Term(Fields.ORGANIZATION + Fields.ADDRESS, Fields.lower(address))).stream()
                .map(Codec::structure)
                .toList();
    }

    /** Something kept beside the directory, by {@link StoreWriter#keep}. */
    public Optional<byte[]> kept(String key) {
        return one(new Term(Fields.KEY, key));
    }

    private Optional<byte[]> one(Term term) {
        return many(term).stream().findFirst();
    }

    private List<byte[]> many(Term term) {
        return read(List.of(), used -> {
            IndexSearcher searcher = new IndexSearcher(used);
            List<byte[]> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(new TermQuery(term), 1000).scoreDocs) {
                found.add(data(searcher, hit.doc));
            }
            return found;
        });
    }

    public Results<DirectoryProfessional> professionals(ProfessionalQuery asked) {
        return search(StoreQueries.professionals(asked), asked.limit(), Codec::professional);
    }

    public Results<DirectoryStructure> structures(StructureQuery asked) {
        return search(StoreQueries.structures(asked), asked.limit(), Codec::structure);
    }

    public Results<DirectoryProfessional> completion(String text, int limit) {
        return search(StoreQueries.completion(text), limit, Codec::professional);
    }

    private <T> Results<T> search(StoreQueries.Search search, int limit, Function<byte[], T> decode) {
        return read(new Results<>(List.of(), OptionalLong.of(0), false), used -> {
            IndexSearcher searcher = new IndexSearcher(used);
            searcher.setQueryCache(null);
            List<T> found = new ArrayList<>();
            Query rest = search.all();
            if (search.lead().isPresent()) {
                add(searcher, search.lead().get(), limit, decode, found);
                rest = new BooleanQuery.Builder()
                        .add(search.all(), Occur.FILTER)
                        .add(search.lead().get(), Occur.MUST_NOT)
                        .build();
            }
            boolean more = found.size() > limit;
            if (!more) {
                add(searcher, rest, limit - found.size(), decode, found);
                more = found.size() > limit;
            }
            OptionalLong total = more ? OptionalLong.empty() : OptionalLong.of(found.size());
            return new Results<>(found.subList(0, Math.min(limit, found.size())), total, more);
        });
    }

    /** Adds the first ones in the order of the index, one more than wanted if there is. */
    private static <T> void add(
            IndexSearcher searcher, Query query, int limit, Function<byte[], T> decode, List<T> found)
            throws IOException {
        // The index is kept in this order: each segment is left as soon as it has given enough.
        TopFieldDocs hits =
                searcher.search(query, new TopFieldCollectorManager(SORT, limit + 1, null, limit + 1, false));
        for (ScoreDoc hit : hits.scoreDocs) {
            found.add(decode.apply(data(searcher, hit.doc)));
        }
    }

    static byte[] data(IndexSearcher searcher, int doc) throws IOException {
        Document document = searcher.storedFields().document(doc, Set.of(Fields.DATA));
        return copy(document.getBinaryValue(Fields.DATA));
    }

    static byte[] copy(@Nullable BytesRef bytes) {
        return bytes == null ? new byte[0] : Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    }

    /** Values of a field that begin like that and that somebody bears, in alphabetical order. */
    public List<String> values(String field, String beginning, int limit) {
        return read(List.of(), used -> {
            List<String> found = new ArrayList<>();
            Terms terms = MultiTerms.getTerms(used, field);
            if (terms == null) {
                return found;
            }
            TermsEnum each = terms.iterator();
            BytesRef asked = new BytesRef(beginning);
            TermsEnum.SeekStatus status = each.seekCeil(asked);
            BytesRef term = status == TermsEnum.SeekStatus.END ? null : each.term();
            while (term != null && found.size() < limit && StringHelper.startsWith(term, asked)) {
                if (isAlive(used, field, term)) {
                    found.add(term.utf8ToString());
                }
                term = each.next();
            }
            return found;
        });
    }

    /** A word stays for a while after its last bearer was removed. */
    private static boolean isAlive(DirectoryReader used, String field, BytesRef term) throws IOException {
        for (LeafReaderContext leaf : used.leaves()) {
            PostingsEnum docs = leaf.reader().postings(new Term(field, BytesRef.deepCopyOf(term)), PostingsEnum.NONE);
            Bits alive = leaf.reader().getLiveDocs();
            while (docs != null && docs.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                if (alive == null || alive.get(docs.docID())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        try {
            if (reader != null) {
                reader.close();
                reader = null;
            }
            directory.close();
        } catch (IOException e) {
            throw StoreFailures.unavailable(e);
        }
    }
}
