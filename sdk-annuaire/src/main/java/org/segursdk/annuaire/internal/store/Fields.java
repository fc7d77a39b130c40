package org.segursdk.annuaire.internal.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.MssMailbox;
import org.segursdk.annuaire.internal.fhir.FoundActivity;
import org.segursdk.annuaire.internal.fhir.FoundStructure;

/**
 * Documents of the index. Beginnings of up to {@link #GRAM} letters are terms of their own: a short beginning fits a large part of
 * the directory, and is then one list to read instead of thousands.
 */
final class Fields {
    static final int GRAM = 3;
    static final String KEY = "key";
    static final String KIND = "kind";
    static final String DATA = "data";
    static final String SORT = "sort";
    static final String GENERATION = "gen";
    /** Technical ids, by which resources refer to each other. */
    static final String PERSON = "person";

    static final String PLACE = "place";
    static final String ROLE_PERSON = "role.person";
    static final String ROLE_PLACE = "role.place";
    static final String DIRTY = "dirty";
    static final String MARKED = "marked";
    static final String ID = ".id";
    static final String LEAD = ".lead";
    static final String NAME = ".name";
    static final String GIVEN = ".given";
    static final String TOWN = ".town";
    static final String POSTAL = ".postal";
    static final String NAMES = ".names";
    static final String GIVENS = ".givens";
    static final String TOWNS = ".towns";
    static final String PROFESSION = ".profession";
    static final String SPECIALTY = ".specialty";
    static final String STRUCTURE = ".structure";
    static final String MAILBOX = ".mailbox";
    static final String ADDRESS = ".address";
    static final String GRAMS = ".gram";
    static final String PROFESSIONAL = "p";
    static final String ORGANIZATION = "o";
    static final String ANY = "*";

    /** Longer names are cut: a term has a largest size. */
    private static final int LONGEST = 200;

    private final Document document = new Document();
    private final Set<String> terms = new HashSet<>();
    private final String prefix;

    private Fields(String prefix) {
        this.prefix = prefix;
    }

    static Document professional(String key, String technicalId, DirectoryProfessional value, long generation) {
        Fields fields = new Fields(PROFESSIONAL);
        fields.base(key, generation, Codec.bytes(value));
        fields.document.add(new StringField(PERSON, technicalId, Field.Store.YES));
        value.nationalId().ifPresent(id -> fields.term(ID, id));
        value.rpps().ifPresent(id -> fields.term(ID, id));
        if (value.active()) {
            fields.kind("professional");
            fields.sort(
                    value.familyName(), value.givenNames(), value.nationalId().orElse(key));
            fields.name(value.familyName());
            fields.words(GIVEN, value.givenNames());
            fields.term(GIVENS, cut(Words.of(value.givenNames())));
            value.professions().forEach(code -> fields.term(PROFESSION, code.code()));
            value.specialties().forEach(code -> fields.term(SPECIALTY, code.code()));
            fields.mailboxes(value.mailboxes());
            value.activities().forEach(fields::activity);
        }
        return fields.document;
    }

    private void activity(Activity activity) {
        mailboxes(activity.mailboxes());
        activity.structure().ifPresent(structure -> {
            structure.identifiers().all().forEach(id -> term(STRUCTURE, id));
            place(structure);
        });
    }

    static Document structure(String key, FoundStructure found, long generation) {
        DirectoryStructure value = found.value();
        Fields fields = new Fields(ORGANIZATION);
        fields.base(key, generation, Codec.bytes(value));
        fields.document.add(new StringField(PLACE, found.technicalId(), Field.Store.YES));
        value.identifiers().all().forEach(id -> fields.term(ID, id));
        if (value.active()) {
            fields.kind("structure");
            fields.sort(value.name(), "", key);
            fields.name(value.name());
            fields.place(value);
            fields.mailboxes(value.mailboxes());
        }
        return fields.document;
    }

    static Document activity(String key, FoundActivity found, long generation) {
        Fields fields = new Fields("r");
        fields.base(key, generation, Codec.bytes(found));
        fields.kind("activity");
        fields.document.add(new StringField(ROLE_PERSON, found.professional(), Field.Store.NO));
        fields.document.add(new StringField(ROLE_PLACE, found.structure(), Field.Store.NO));
        return fields.document;
    }

    /** Says that a professional is to be put together again. */
    static Document dirty(String key, String technicalId) {
        Document document = new Document();
        document.add(new StringField(KEY, key, Field.Store.YES));
        document.add(new StringField(DIRTY, ANY, Field.Store.NO));
        document.add(new StoredField(MARKED, technicalId));
        return document;
    }

    /** Something kept beside, found by its key alone. */
    static Document kept(String key, byte[] data) {
        Document document = new Document();
        document.add(new StringField(KEY, key, Field.Store.YES));
        document.add(new StoredField(DATA, data));
        return document;
    }

    private void base(String key, long generation, byte[] data) {
        document.add(new StringField(KEY, key, Field.Store.YES));
        document.add(new LongPoint(GENERATION, generation));
        document.add(new StoredField(DATA, data));
    }

    private void kind(String value) {
        document.add(new StringField(KIND, value, Field.Store.NO));
    }

    private void sort(String first, String second, String last) {
        String key = cut(Words.of(first)) + '\u0001' + cut(Words.of(second)) + '\u0001' + last;
        document.add(new SortedDocValuesField(SORT, new BytesRef(key)));
    }

    /** A name: its beginning as a whole, and that of each word. */
    private void name(String name) {
        String squeezed = cut(Words.squeezed(name));
        prefixed(LEAD, squeezed);
        words(NAME, name);
        prefixed(NAME, squeezed);
        term(NAMES, cut(Words.of(name)));
    }

    private void words(String field, String text) {
        Words.list(text).forEach(word -> prefixed(field, cut(word)));
    }

    private void place(DirectoryStructure structure) {
        structure.city().ifPresent(town -> {
            for (String spelling : Words.townSpellings(town)) {
                words(TOWN, spelling);
                prefixed(TOWN, cut(spelling.replace(" ", "")));
            }
            term(TOWNS, cut(Words.town(town, true)));
        });
        structure.postalCode().ifPresent(code -> {
            String bare = cut(Words.squeezed(code));
            for (int end = 1; end <= bare.length(); end++) {
                term(POSTAL, bare.substring(0, end));
            }
        });
    }

    private void mailboxes(Collection<MssMailbox> mailboxes) {
        for (MssMailbox mailbox : mailboxes) {
            term(MAILBOX, ANY);
            mailbox.type().ifPresent(type -> term(MAILBOX, type.name()));
            term(ADDRESS, cut(mailbox.key()));
        }
    }

    private void prefixed(String field, String word) {
        term(field, word);
        for (int end = 1; end <= Math.min(GRAM, word.length()); end++) {
            term(field + GRAMS, word.substring(0, end));
        }
    }

    private void term(String field, String value) {
        if (!value.isEmpty() && terms.add(field + ' ' + value)) {
            document.add(new StringField(prefix + field, value, Field.Store.NO));
        }
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    static String keyOf(DirectoryProfessional value, String technicalId) {
        return "P|" + value.nationalId().or(value::rpps).orElse('#' + technicalId);
    }

    static String keyOf(FoundActivity value) {
        return "R|" + value.value().id().orElse('#' + value.technicalId());
    }

    static String keyOf(FoundStructure found) {
        // A SIREN is that of many structures: not a key.
        var ids = found.value().identifiers();
        Optional<String> own = Stream.of(
                        ids.nationalId().filter(id -> !id.startsWith("2")), ids.finess(), ids.siret(), ids.rppsRank())
                .flatMap(Optional::stream)
                .findFirst();
        return "O|" + own.orElse('#' + found.technicalId());
    }

    static String lower(String address) {
        return cut(address.strip().toLowerCase(Locale.ROOT));
    }
}
