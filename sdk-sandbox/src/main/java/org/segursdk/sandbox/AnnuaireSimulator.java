package org.segursdk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Annuaire Santé, its FHIR API of public data (version 2), simulated at {@code /annuaire/fhir/v2}: five types of resources,
 * searches, includes, pages, removals, {@code metadata}. Thread-safe. Source: annuaire §1 to §9.
 *
 * <p>The population is made from a seed and never held: an entry is made again whenever it is looked at, so that a directory of a
 * million professionals costs no memory and is asked page by page. What is put or removed is held, dated by the sandbox's clock; so
 * a client sees it by {@code _lastUpdated}. Beside the population stand four professionals whose numbers Pro Santé Connect's
 * test cards bear: 99700366240, 99700427869, 99700427885, 99700218896.
 *
 * <p>Resources are built and written by HAPI FHIR's model and parser behind the sandbox's own HTTP server. HAPI's servlet is not used: its
 * pages ({@code _getpages}), its errors and its interactions are not those of the Annuaire, whose gateway refuses in a form of its own
 * before any FHIR, and it would want a servlet container and its start. HAPI is loaded at the first request.
 *
 * <p>What rests on inference and is NOT known of the real service:
 * <ul>
 *   <li>the body of 401, the status 429 and its body, how calls are counted (here: one second from the first call on, less a tenth for the
 *       jitter of a network);
 *   <li>the highest {@code _count} obeyed (here 500), how long a page lives (here 15 minutes), the status for a page that is gone (here
 *       400), whether entries bear {@code search.mode} (here not, as in ANS's published server);
 *   <li>the form of technical ids, whether {@code mailbox-mss-type} is known; registration authorities and types of cards are not told;
 *   <li>how strings are compared: here from their beginning, without regard to case and accents.
 * </ul>
 */
public interface AnnuaireSimulator {
    /** Path of the API below the sandbox's base. */
    String PATH = "/annuaire/fhir/v2";

    /** Professionals of the population at first. */
    int PROFESSIONALS = 200;

    /** Adds situations for the next exchanges, in order; after them the lasting one applies. */
    void next(AnnuaireSituation... situations);

    /** Sets the lasting situation; {@link AnnuaireSituation#NORMAL} at first. */
    void always(AnnuaireSituation situation);

    /** Forgets situations, pages and changes, and restores the settings and the first population. */
    void reset();

    /**
     * Another population, with the structures, care activities and equipment that go with it; changes and pages are forgotten.
     *
     * @param professionals 0 to 8 000 000
     * @param seed same seed and number, same directory
     */
    void populate(int professionals, long seed);

    /**
     * A professional of the population, as made.
     *
     * @param index from 0; about one in fifty is inactive from the start
     */
    AnnuairePractitioner generated(int index);

    /** A professional as the directory holds them now. */
    Optional<AnnuairePractitioner> practitioner(String rpps);

    /** What a professional does and where, as the directory holds it now. */
    List<AnnuaireActivity> activities(String rpps);

    /** @param number national identifier (IDNST), prefix included */
    Optional<AnnuaireStructure> structure(String number);

    /** Adds an entry, or changes the one of that number; it is dated now. */
    void put(AnnuaireEntry entry);

    /**
     * Removes an entry: what remains is inactive and nearly empty, dated now. Source: annuaire §7.
     *
     * @throws IllegalArgumentException when the directory has none of that number
     */
    void remove(AnnuaireEntry entry);

    /** The technical id of an entry, such as {@code 003-1000017}; empty when the directory has none of that number. */
    Optional<String> id(AnnuaireEntry entry);

    /** When the entry changed last; empty when the directory has none of that number. */
    Optional<Instant> lastUpdated(AnnuaireEntry entry);

    /** Accepts only these keys; by default any that is present and not blank. */
    void acceptOnlyKeys(Set<String> keys);

    /** Calls a second of one key; 0: no limit. Default 17. Source: annuaire §1. */
    void rateLimit(int calls);

    /**
     * Entries of a page.
     *
     * @param standard when the client does not say; default 50
     * @param ceiling whatever the client says; default 500
     */
    void pageSizes(int standard, int ceiling);

    /** How long the pages of a search can be asked, by the sandbox's clock; default 15 minutes. */
    void pageLifetime(Duration lifetime);

    /** Whether {@code mailbox-mss-type} is known, as of the guide's version 1.2.0; default true. */
    void mailboxTypeSearch(boolean known);
}
