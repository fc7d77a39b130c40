package org.segursdk.annuaire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One mailbox, whatever the number of places that publish it, with those who hold it. Source: annuaire §4.
 *
 * @param mailbox what the places say together: the first that tells a thing is believed, the preferred rank is the smallest
 * @param holders at least one
 */
public record HeldMailbox(MssMailbox mailbox, List<MailboxHolder> holders) {
    public HeldMailbox {
        Objects.requireNonNull(mailbox, "mailbox");
        holders = List.copyOf(holders);
        if (holders.isEmpty()) {
            throw new IllegalArgumentException("a mailbox has a holder");
        }
    }

    /** Mailboxes of a professional: of the person, of the activities, then of the structures of the activities; by rank. */
    public static List<HeldMailbox> of(DirectoryProfessional professional) {
        Merge merge = new Merge();
        MailboxHolder person = holder(MailboxPlace.PROFESSIONAL, professional, Optional.empty());
        professional.mailboxes().forEach(each -> merge.add(each, person));
        for (Activity activity : professional.activities()) {
            MailboxHolder there = holder(MailboxPlace.ACTIVITY, professional, activity.structure());
            activity.mailboxes().forEach(each -> merge.add(each, there));
        }
        for (Activity activity : professional.activities()) {
            activity.structure().ifPresent(structure -> {
                MailboxHolder holder = holder(structure);
                structure.mailboxes().forEach(each -> merge.add(each, holder));
            });
        }
        return merge.toList();
    }

    /** Mailboxes of a structure, by rank. */
    public static List<HeldMailbox> of(DirectoryStructure structure) {
        Merge merge = new Merge();
        structure.mailboxes().forEach(each -> merge.add(each, holder(structure)));
        return merge.toList();
    }

    /** The mailboxes of several lists, each once, in the order of the lists. */
    public static List<HeldMailbox> merged(List<HeldMailbox> lists) {
        Merge merge = new Merge();
        lists.forEach(held -> held.holders().forEach(holder -> merge.add(held.mailbox(), holder)));
        return merge.toList();
    }

    private static MailboxHolder holder(
            MailboxPlace place, DirectoryProfessional professional, Optional<DirectoryStructure> structure) {
        return new MailboxHolder(
                place,
                professional.displayName(),
                professional.id(),
                professional.professions(),
                professional.specialties(),
                structure.flatMap(DirectoryStructure::id),
                structure.map(DirectoryStructure::name).filter(name -> !name.isEmpty()),
                structure.flatMap(DirectoryStructure::city));
    }

    private static MailboxHolder holder(DirectoryStructure structure) {
        return new MailboxHolder(
                MailboxPlace.STRUCTURE,
                structure.name(),
                Optional.empty(),
                List.of(),
                List.of(),
                structure.id(),
                Optional.of(structure.name()).filter(name -> !name.isEmpty()),
                structure.city());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "HeldMailbox[" + mailbox + ", " + holders.size() + " holders]";
    }

    /** Puts publications of one address together. */
    private static final class Merge {
        private final Map<String, HeldMailbox> byAddress = new LinkedHashMap<>();

        void add(MssMailbox mailbox, MailboxHolder holder) {
            byAddress.merge(mailbox.key(), new HeldMailbox(mailbox, List.of(holder)), Merge::both);
        }

        private static HeldMailbox both(HeldMailbox first, HeldMailbox second) {
            List<MailboxHolder> holders = new ArrayList<>(first.holders);
            second.holders.stream().filter(each -> !holders.contains(each)).forEach(holders::add);
            MssMailbox a = first.mailbox;
            MssMailbox b = second.mailbox;
            return new HeldMailbox(
                    new MssMailbox(
                            a.address(),
                            a.type().or(b::type),
                            a.rank().isEmpty()
                                            || b.rank().isPresent()
                                                    && b.rank().getAsInt()
                                                            < a.rank().getAsInt()
                                    ? b.rank()
                                    : a.rank(),
                            a.digitization().or(b::digitization),
                            a.description().or(b::description),
                            a.service().or(b::service)),
                    holders);
        }

        List<HeldMailbox> toList() {
            return byAddress.values().stream()
                    .sorted(Comparator.comparingInt(held -> held.mailbox.rank().orElse(Integer.MAX_VALUE)))
                    .toList();
        }
    }
}
