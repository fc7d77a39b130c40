package org.segursdk.annuaire.internal.store;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.segursdk.annuaire.MailboxType;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.StructureQuery;

/** Queries of the index. */
final class StoreQueries {
    private StoreQueries() {}

    /**
     * A search in two parts: what begins as asked, to be shown first, then what only has a word that does.
     *
     * @param lead empty when no name is asked for
     */
    record Search(Query all, Optional<Query> lead) {
        /** Its name alone: Lucene's queries print what was typed. */
        @Override
        public String toString() {
            return "Search";
        }
    }

    static Search professionals(ProfessionalQuery asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String kind = Fields.PROFESSIONAL;
        asked.name().ifPresent(name -> all.add(name(kind, name), Occur.FILTER));
        asked.givenName().ifPresent(name -> words(all, kind + Fields.GIVEN, name));
        asked.profession().ifPresent(code -> term(all, kind + Fields.PROFESSION, code));
        asked.specialty().ifPresent(code -> term(all, kind + Fields.SPECIALTY, code));
        asked.structure().ifPresent(id -> term(all, kind + Fields.STRUCTURE, id.value()));
        place(all, kind, asked.city(), asked.postalCode());
        mailbox(all, kind, asked.withMailbox(), asked.mailboxType());
        return search(all, kind, asked.name());
    }

    static Search structures(StructureQuery asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String kind = Fields.ORGANIZATION;
        asked.name().ifPresent(name -> all.add(name(kind, name), Occur.FILTER));
        place(all, kind, asked.city(), asked.postalCode());
        mailbox(all, kind, asked.withMailbox(), asked.mailboxType());
        return search(all, kind, asked.name());
    }

    /** Each word begins a family name or a given name; the first one leads. */
    static Search completion(String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String kind = Fields.PROFESSIONAL;
        List<String> words = Words.list(text);
        for (String word : words) {
            all.add(
                    new BooleanQuery.Builder()
                            .add(beginning(kind + Fields.NAME, word), Occur.SHOULD)
                            .add(beginning(kind + Fields.GIVEN, word), Occur.SHOULD)
                            .build(),
                    Occur.FILTER);
        }
        // A name with gaps, typed without regard to the given name: de la tour.
        BooleanQuery either = new BooleanQuery.Builder()
                .add(all.build(), Occur.SHOULD)
                .add(beginning(kind + Fields.LEAD, Words.squeezed(text)), Occur.SHOULD)
                .build();
        return new Search(
                either,
                Optional.of(new BooleanQuery.Builder()
                        .add(either, Occur.FILTER)
                        .add(beginning(kind + Fields.LEAD, words.get(0)), Occur.FILTER)
                        .build()));
    }

    private static Search search(BooleanQuery.Builder all, String kind, Optional<String> name) {
        BooleanQuery query = all.build();
        return new Search(query, name.map(text -> new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(beginning(kind + Fields.LEAD, Words.squeezed(text)), Occur.FILTER)
                .build()));
    }

    /** The whole typed without gaps begins the name or one of its words; or each word does. */
    private static Query name(String kind, String name) {
        Query whole = beginning(kind + Fields.NAME, Words.squeezed(name));
        List<String> words = Words.list(name);
        if (words.size() < 2) {
            return whole;
        }
        BooleanQuery.Builder each = new BooleanQuery.Builder();
        words.forEach(word -> each.add(beginning(kind + Fields.NAME, word), Occur.FILTER));
        return new BooleanQuery.Builder()
                .add(whole, Occur.SHOULD)
                .add(each.build(), Occur.SHOULD)
                .build();
    }

    private static void words(BooleanQuery.Builder all, String field, String text) {
        Words.list(text).forEach(word -> all.add(beginning(field, word), Occur.FILTER));
    }

    private static void place(
            BooleanQuery.Builder all, String kind, Optional<String> city, Optional<String> postalCode) {
        city.ifPresent(town -> {
            BooleanQuery.Builder each = new BooleanQuery.Builder();
            words(each, kind + Fields.TOWN, town);
            all.add(
                    new BooleanQuery.Builder()
                            .add(beginning(kind + Fields.TOWN, Words.squeezed(town)), Occur.SHOULD)
                            .add(each.build(), Occur.SHOULD)
                            .build(),
                    Occur.FILTER);
        });
        postalCode.ifPresent(code -> term(all, kind + Fields.POSTAL, Words.squeezed(code)));
    }

    private static void mailbox(BooleanQuery.Builder all, String kind, boolean any, Optional<MailboxType> type) {
        if (type.isPresent()) {
            term(all, kind + Fields.MAILBOX, type.get().name());
        } else if (any) {
            term(all, kind + Fields.MAILBOX, Fields.ANY);
        }
    }

    private static void term(BooleanQuery.Builder all, String field, String value) {
        all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }

    private static Query beginning(String field, String word) {
        String text = Fields.cut(word);
        return text.length() <= Fields.GRAM
                ? new TermQuery(new Term(field + Fields.GRAMS, text))
                : new PrefixQuery(new Term(field, text));
    }
}
