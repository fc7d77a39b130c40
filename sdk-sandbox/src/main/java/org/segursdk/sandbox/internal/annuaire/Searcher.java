package org.segursdk.sandbox.internal.annuaire;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what a query asks for, entry by entry; nothing but one bit each is kept. */
final class Searcher {
    private Searcher() {}

    static BitSet find(Directory directory, Query query) {
        Table table = directory.table(query.type());
        IntStream candidates = query.clauses().stream()
                .map(clause -> clause.candidates(directory, query.type()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> IntStream.range(0, table.size()));
        BitSet found = new BitSet();
        candidates.filter(index -> matches(directory, query, table, index)).forEach(found::set);
        return found;
    }

    private static boolean matches(Directory directory, Query query, Table table, int index) {
        Row row = table.row(index);
        return row != null && query.clauses().stream().allMatch(clause -> clause.matches(directory, row));
    }
}
