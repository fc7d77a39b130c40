package org.segursdk.exchange.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.HeldMailbox;
import org.segursdk.annuaire.MailboxHolder;
import org.segursdk.annuaire.MailboxPlace;
import org.segursdk.annuaire.MailboxType;
import org.segursdk.annuaire.MssMailbox;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.Results;
import org.segursdk.annuaire.StructureQuery;
import org.segursdk.annuaire.index.AnnuaireIndex;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.directory.DirectoryMailbox;
import org.segursdk.mss.directory.MailboxDirectory;
import org.segursdk.mss.directory.MailboxQuery;
import org.segursdk.mss.message.MssAddress;

/**
 * The Annuaire Santé as the directory of mailboxes: live, or the local copy. Removed people and structures, ended activities and what
 * is on the red list are left out. Thread-safe. Source: annuaire §4, mssante §2.3; rem REM-MSSS-24.
 *
 * <ul>
 *   <li>A professional has the mailboxes tied to the person, and to the person at a place; with a structure, the person must practise
 *       there, and only that place's are given beside the person's.
 *   <li>A structure alone has its own mailboxes; those of the people there are found by a name, a profession, a specialty or the kind
 *       {@code PER} beside it.
 *   <li>A mailbox published without a type counts as a person's where it is tied to one, as an organisation's otherwise.
 * </ul>
 */
public final class AnnuaireDirectory implements MailboxDirectory {
    private final Source source;

    private AnnuaireDirectory(Source source) {
        this.source = source;
    }

    /** What both forms of the directory answer. */
    private record Source(
            Function<ProfessionalId, Optional<DirectoryProfessional>> professional,
            Function<StructureId, List<DirectoryStructure>> structure,
            Function<ProfessionalQuery, Results<DirectoryProfessional>> professionals,
            Function<StructureQuery, Results<DirectoryStructure>> structures,
            Function<String, Optional<HeldMailbox>> holders) {}

    /** The directory itself, asked each time (look-ups by number may be some minutes old). */
    public static AnnuaireDirectory of(AnnuaireClient client) {
        Objects.requireNonNull(client, "client");
        return new AnnuaireDirectory(new Source(
                client::professional, client::structures, client::professionals, client::structures, client::holders));
    }

    /** The local copy, without network; refuses once it is too old ({@code ANNUAIRE-COPY-EXPIRED}). */
    public static AnnuaireDirectory of(AnnuaireIndex index) {
        Objects.requireNonNull(index, "index");
        return new AnnuaireDirectory(new Source(
                index::professional, index::structures, index::professionals, index::structures, index::holders));
    }

    @Override
    public List<DirectoryMailbox> search(MailboxQuery query) {
        MailboxMatch match = new MailboxMatch(query);
        List<DirectoryMailbox> found = new ArrayList<>();
        if (match.wantsPersons()) {
            persons(query).forEach(each -> found.addAll(ofPerson(each, match)));
        }
        if (match.wantsStructures() && found.size() < query.limit()) {
            structures(query).filter(match::accepts).forEach(each -> found.addAll(ofStructure(each)));
        }
        return found.stream()
                .filter(each -> query.kind().stream().allMatch(each.kind()::equals))
                .limit(query.limit())
                .toList();
    }

    private Stream<DirectoryProfessional> persons(MailboxQuery query) {
        if (query.professional().isPresent()) {
            return source.professional().apply(query.professional().get()).stream();
        }
        ProfessionalQuery.Builder asked =
                ProfessionalQuery.builder().withMailbox().limit(query.limit());
        query.name().ifPresent(asked::name);
        query.profession().ifPresent(asked::profession);
        query.specialty().ifPresent(asked::specialty);
        query.structure().ifPresent(asked::structure);
        query.place().ifPresent(place -> {
            if (MailboxMatch.isPostalCode(place)) {
                asked.postalCode(place);
            } else {
                asked.city(place);
            }
        });
        return source.professionals().apply(asked.build()).items().stream();
    }

    private Stream<DirectoryStructure> structures(MailboxQuery query) {
        if (query.structure().isPresent()) {
            return source.structure().apply(query.structure().get()).stream();
        }
        StructureQuery.Builder asked = StructureQuery.builder().withMailbox().limit(query.limit());
        query.name().ifPresent(asked::name);
        query.place().ifPresent(place -> {
            if (MailboxMatch.isPostalCode(place)) {
                asked.postalCode(place);
            } else {
                asked.city(place);
            }
        });
        return source.structures().apply(asked.build()).items().stream();
    }

    private static List<DirectoryMailbox> ofPerson(DirectoryProfessional person, MailboxMatch match) {
        List<Activity> there = person.activities().stream()
                .filter(Activity::active)
                .filter(match::isThere)
                .toList();
        if (!match.accepts(person, there)) {
            return List.of();
        }
        return HeldMailbox.of(person.with(there)).stream()
                .flatMap(each -> own(each).flatMap(holder -> mailbox(each, holder)).stream())
                .toList();
    }

    /** Of the person at a place before the person alone; a structure's own mailbox is nobody's. */
    private static Optional<MailboxHolder> own(HeldMailbox held) {
        Optional<MailboxHolder> atPlace = held.holders().stream()
                .filter(each -> each.place() == MailboxPlace.ACTIVITY)
                .findFirst();
        return atPlace.or(() -> held.holders().stream()
                .filter(each -> each.place() == MailboxPlace.PROFESSIONAL)
                .findFirst());
    }

    private static List<DirectoryMailbox> ofStructure(DirectoryStructure structure) {
        return HeldMailbox.of(structure).stream()
                .flatMap(each -> mailbox(each, each.holders().get(0)).stream())
                .toList();
    }

    /** Empty for an address that cannot be written to. */
    private static Optional<DirectoryMailbox> mailbox(HeldMailbox held, MailboxHolder holder) {
        return MssAddress.read(held.mailbox().address())
                .map(address -> new DirectoryMailbox(
                        address,
                        kind(held.mailbox(), holder),
                        holder.name(),
                        holder.professional(),
                        holder.professions().stream().findFirst(),
                        holder.specialties().stream().findFirst(),
                        holder.structure(),
                        holder.structureName(),
                        holder.city(),
                        held.mailbox().rank()));
    }

    private static MailboxKind kind(MssMailbox mailbox, MailboxHolder holder) {
        Optional<MailboxType> type = mailbox.type();
        if (type.isEmpty()) {
            return holder.place() == MailboxPlace.STRUCTURE ? MailboxKind.ORG : MailboxKind.PER;
        }
        return switch (type.get()) {
            case PER -> MailboxKind.PER;
            case CAB -> MailboxKind.CAB;
            case ORG -> MailboxKind.ORG;
            case APP -> MailboxKind.APP;
        };
    }

    @Override
    public List<DirectoryMailbox> holders(MssAddress address) {
        Map<List<Object>, DirectoryMailbox> found = new LinkedHashMap<>();
        source.holders().apply(address.value()).ifPresent(held -> held.holders().forEach(holder -> mailbox(held, holder)
                .ifPresent(
                        each -> found.putIfAbsent(List.of(each.professional(), each.structure(), each.name()), each))));
        return List.copyOf(found.values());
    }

    @Override
    public String toString() {
        return "AnnuaireDirectory";
    }
}
