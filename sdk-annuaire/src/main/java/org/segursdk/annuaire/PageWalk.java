package org.segursdk.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.segursdk.annuaire.internal.fhir.DirectoryPage;
import org.segursdk.annuaire.internal.fhir.DirectorySearch;
import org.segursdk.annuaire.internal.http.Query;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;

/** The pages of one search, to their end or until there is enough; begun again when the server forgets where it was. */
final class PageWalk {
    /** A search of one page each of a thousand holds no link that turns in a circle for ever. */
    private static final int MOST_PAGES = 1000;

    private static final int ATTEMPTS = 3;

    private final DirectorySearch search;

    PageWalk(DirectorySearch search) {
        this.search = search;
    }

    /** Every page of a search. */
    List<DirectoryPage> all(Query query) {
        return until(query, page -> false);
    }

    /**
     * Pages up to the first that is enough.
     *
     * @param enough told each page once an attempt, from the first on
     */
    List<DirectoryPage> until(Query query, Predicate<List<DirectoryPage>> enough) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<DirectoryPage> pages = new ArrayList<>();
            pages.add(search.first(query));
            while (true) {
                Optional<String> next = pages.get(pages.size() - 1).next();
                if (next.isEmpty() || enough.test(pages)) {
                    return pages;
                }
                if (pages.size() >= MOST_PAGES) {
                    throw lost();
                }
                Optional<DirectoryPage> page = search.next(next.get());
                if (page.isEmpty()) {
                    break;
                }
                pages.add(page.get());
            }
        }
        throw lost();
    }

    static OptionalLong total(List<DirectoryPage> pages) {
        return pages.get(0).total();
    }

    static boolean isCut(List<DirectoryPage> pages) {
        return pages.get(pages.size() - 1).next().isPresent();
    }

    private static TransportException lost() {
        return TransportException.uncertain(
                "ANNUAIRE-PAGES-LOST",
                true,
                LocalizedText.of(
                        "l'annuaire ne retrouve pas les pages suivantes de la recherche",
                        "the directory does not find the following pages of the search"),
                null);
    }
}
