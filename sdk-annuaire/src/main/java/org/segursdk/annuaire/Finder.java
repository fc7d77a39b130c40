package org.segursdk.annuaire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.segursdk.annuaire.internal.fhir.DirectoryPage;
import org.segursdk.annuaire.internal.fhir.DirectorySearch;
import org.segursdk.annuaire.internal.fhir.FoundActivity;
import org.segursdk.annuaire.internal.fhir.FoundStructure;
import org.segursdk.annuaire.internal.fhir.Systems;
import org.segursdk.annuaire.internal.http.Query;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;

/** Turns what is asked into the searches that the directory has. No chained search: none is documented. Source: annuaire §5. */
final class Finder {
    private static final String ROLES_OF_PERSON = "PractitionerRole:practitioner";
    private static final String ROLES_OF_PLACE = "PractitionerRole:organization";
    /** Beyond so many read, a search is cut and says that there is more. */
    private static final int MOST_READ = 5000;

    private final PageWalk walk;
    private final int pageSize;

    Finder(DirectorySearch search) {
        this.walk = new PageWalk(search);
        this.pageSize = search.http().settings().profile().pageSize().value();
    }

    Optional<DirectoryProfessional> professional(ProfessionalId id) {
        Query query =
                Query.of("Practitioner").raw("identifier", identifiers(id)).raw("_revinclude", ROLES_OF_PERSON);
        return whole(walk.all(query)).stream()
                .filter(each ->
                        each.id().equals(Optional.of(id)) || each.nationalId().equals(Optional.of(id.value())))
                .max(Comparator.comparing(DirectoryProfessional::active));
    }

    private static String identifiers(ProfessionalId id) {
        String national = Query.pair(Systems.IDNPS, id.value());
        boolean rpps = id.value().startsWith("8") && !id.isInternal();
        return rpps ? national + ',' + Query.pair(Systems.RPPS, id.value().substring(1)) : national;
    }

    List<DirectoryStructure> structures(StructureId id) {
        String bare = id.value().substring(1);
        return walk.all(Query.of("Organization").raw("identifier", identifiers(id))).stream()
                .flatMap(page -> page.structures().stream())
                .map(FoundStructure::value)
                .filter(each -> each.identifiers().all().contains(id.value())
                        || each.identifiers().all().contains(bare))
                .sorted(Comparator.comparing(DirectoryStructure::active).reversed())
                .toList();
    }

    /** A structure's number in the systems that it may be published under, in the syntax of FHIR. */
    static String identifiers(StructureId id) {
        String bare = id.value().substring(1);
        List<String> systems =
                switch (id.value().charAt(0)) {
                    case '1' -> List.of(Systems.FINESS);
                    case '2', '3' -> List.of(Systems.SIRENE);
                    // The two publications of the ANS differ.
                    case '4' -> List.of(Systems.RPPS_RANK, Systems.RPPS);
                    default -> List.of(Systems.ADELI_RANK);
                };
        List<String> tokens = new ArrayList<>(List.of(Query.pair(Systems.IDNST, id.value())));
        systems.forEach(system -> tokens.add(Query.pair(system, bare)));
        return String.join(",", tokens);
    }

    Results<DirectoryStructure> structures(StructureQuery asked) {
        Query query = Query.of("Organization").raw("active", "true").raw("_count", count(asked.limit()));
        asked.name().ifPresent(value -> query.text("name", value));
        asked.city().ifPresent(value -> query.text("address-city", value));
        asked.postalCode().ifPresent(value -> query.code("address-postalcode", value));
        List<DirectoryPage> pages =
                walk.until(query, read -> matching(read, asked).size() > asked.limit() || isLong(read));
        List<DirectoryStructure> found = matching(pages, asked);
        boolean filtered = asked.withMailbox() || asked.mailboxType().isPresent();
        return results(found, asked.limit(), filtered ? OptionalLong.empty() : PageWalk.total(pages), pages);
    }

    private static List<DirectoryStructure> matching(List<DirectoryPage> pages, StructureQuery asked) {
        return pages.stream()
                .flatMap(page -> page.structures().stream())
                .map(FoundStructure::value)
                .filter(DirectoryStructure::active)
                .filter(each -> Criteria.hasMailbox(each.mailboxes(), asked.withMailbox(), asked.mailboxType()))
                .toList();
    }

    Results<DirectoryProfessional> professionals(ProfessionalQuery asked) {
        boolean byPerson = asked.name().isPresent() || asked.givenName().isPresent();
        return byPerson || !Criteria.hasPlace(asked) ? byPerson(asked) : byPlace(asked);
    }

    private Results<DirectoryProfessional> byPerson(ProfessionalQuery asked) {
        boolean filtered = Criteria.hasPlace(asked)
                || asked.withMailbox()
                || asked.mailboxType().isPresent();
        Query query = persons(asked).raw("_count", filtered ? String.valueOf(pageSize) : count(asked.limit()));
        asked.name().ifPresent(value -> query.text("family", value));
        asked.givenName().ifPresent(value -> query.text("given", value));
        // Structures are asked for only at the end, unless the place decides who is wanted.
        List<DirectoryPage> pages = walk.until(
                query, read -> isLong(read) || professionals(read) > asked.limit() && isEnough(read, asked, filtered));
        List<DirectoryProfessional> found = whole(pages).stream()
                .filter(each -> Criteria.match(each, asked))
                .toList();
        return results(found, asked.limit(), filtered ? OptionalLong.empty() : PageWalk.total(pages), pages);
    }

    private boolean isEnough(List<DirectoryPage> read, ProfessionalQuery asked, boolean filtered) {
        return !filtered
                || whole(read).stream()
                                .filter(each -> Criteria.match(each, asked))
                                .count()
                        > asked.limit();
    }

    private Results<DirectoryProfessional> byPlace(ProfessionalQuery asked) {
        Query places = Query.of("Organization").raw("active", "true").raw("_count", String.valueOf(pageSize));
        asked.city().ifPresent(value -> places.text("address-city", value));
        asked.postalCode().ifPresent(value -> places.code("address-postalcode", value));
        asked.structure().ifPresent(id -> places.raw("identifier", structureTokens(id)));
        places.raw("_revinclude", ROLES_OF_PLACE);
        List<DirectoryPage> pages = walk.until(places, Finder::isLong);
        Set<String> persons = new LinkedHashSet<>();
        pages.stream()
                .flatMap(page -> page.activities().stream())
                .filter(activity -> activity.value().active())
                .map(FoundActivity::professional)
                .filter(id -> !id.isEmpty())
                .forEach(persons::add);
        List<DirectoryProfessional> found = new ArrayList<>();
        boolean more = PageWalk.isCut(pages);
        for (List<String> ids : Assembly.chunks(persons)) {
            if (found.size() > asked.limit()) {
                break;
            }
            Assembly assembly = new Assembly(walk);
            assembly.add(walk.all(persons(asked).anyOf("_id", ids).raw("_count", String.valueOf(ids.size()))));
            assembly.toList().stream()
                    .filter(each -> Criteria.match(each, asked))
                    .forEach(found::add);
        }
        more |= found.size() > asked.limit();
        return new Results<>(found.subList(0, Math.min(found.size(), asked.limit())), OptionalLong.empty(), more);
    }

    private static String structureTokens(StructureId id) {
        String bare = id.value().substring(1);
        return String.join(
                ",",
                Query.pair(Systems.IDNST, id.value()),
                Query.pair(Systems.FINESS, bare),
                Query.pair(Systems.SIRENE, bare),
                Query.pair(Systems.RPPS_RANK, bare),
                Query.pair(Systems.RPPS, bare));
    }

    private static Query persons(ProfessionalQuery asked) {
        Query query = Query.of("Practitioner").raw("active", "true");
        asked.profession().ifPresent(code -> query.code("qualification-code", code));
        asked.specialty().ifPresent(code -> query.code("qualification-code", code));
        return query.raw("_revinclude", ROLES_OF_PERSON);
    }

    /** Who holds an address, in the three places; the directory compares beginnings, so what comes is compared whole. */
    List<HeldMailbox> holders(String address) {
        String key = address.toLowerCase(Locale.ROOT);
        List<DirectoryPage> pages = new ArrayList<>();
        pages.addAll(walk.all(mailbox("Practitioner", address).raw("_revinclude", ROLES_OF_PERSON)));
        pages.addAll(walk.all(mailbox("PractitionerRole", address)
                .raw("_include", "PractitionerRole:practitioner")
                .raw("_include", "PractitionerRole:organization")));
        List<DirectoryPage> structures = walk.all(mailbox("Organization", address));
        List<HeldMailbox> held = new ArrayList<>();
        whole(pages).stream().filter(DirectoryProfessional::active).forEach(each -> held.addAll(each.allMailboxes()));
        structures.stream()
                .flatMap(page -> page.structures().stream())
                .map(FoundStructure::value)
                .filter(DirectoryStructure::active)
                .forEach(each -> held.addAll(HeldMailbox.of(each)));
        return HeldMailbox.merged(
                held.stream().filter(each -> each.mailbox().key().equals(key)).toList());
    }

    private static Query mailbox(String type, String address) {
        return Query.of(type).raw("active", "true").text("mailbox-mss", address);
    }

    private List<DirectoryProfessional> whole(List<DirectoryPage> pages) {
        Assembly assembly = new Assembly(walk);
        assembly.add(pages);
        return assembly.toList();
    }

    private String count(int limit) {
        return String.valueOf(Math.min(limit + 1, pageSize));
    }

    private static int professionals(List<DirectoryPage> pages) {
        return pages.stream().mapToInt(page -> page.professionals().size()).sum();
    }

    private static boolean isLong(List<DirectoryPage> pages) {
        return pages.stream()
                        .mapToInt(page -> Math.max(
                                page.professionals().size(), page.structures().size()))
                        .sum()
                >= MOST_READ;
    }

    private static <T> Results<T> results(List<T> found, int limit, OptionalLong total, List<DirectoryPage> pages) {
        return new Results<>(
                found.subList(0, Math.min(found.size(), limit)), total, found.size() > limit || PageWalk.isCut(pages));
    }
}
