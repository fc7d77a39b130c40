package org.segursdk.exchange.outbox;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.directory.DirectoryMailbox;
import org.segursdk.mss.directory.MailboxDirectory;
import org.segursdk.mss.directory.MailboxQuery;
import org.segursdk.mss.message.MssAddress;

/**
 * The one mailbox of a correspondent, where a directory leaves no doubt. Health data never go to a guessed mailbox: of several that
 * are as good, a person chooses.
 *
 * @param address the mailbox; empty when there is none, or several
 * @param several whether there are several
 */
record MailboxChoice(Optional<MssAddress> address, boolean several) {
    /**
     * @throws GatewayException the directory failed: nothing was sent
     */
    static MailboxChoice of(MailboxDirectory directory, Correspondent correspondent) {
        if (correspondent instanceof Correspondent.AtMailbox known) {
            return new MailboxChoice(Optional.of(known.address()), false);
        }
        try {
            return correspondent instanceof Correspondent.Person person
                    ? of(directory, person)
                    : of(directory, (Correspondent.Organization) correspondent);
        } catch (InvalidInputException e) {
            throw e;
        } catch (SegurException e) {
            // Never as it came: a directory that is down says nothing about the operator.
            throw GatewayException.of("annuaire", "mailboxes", GatewayException.Kind.UNAVAILABLE, Outcome.NOT_SENT)
                    .retryable(e.retryable() || e instanceof TransportException)
                    .rawCode(e.code())
                    .build(LocalizedText.of(
                            "l'annuaire n'a pas pu être interrogé", "the directory could not be asked"));
        }
    }

    /** Of the person alone: a mailbox of the structure is read by others. At a place the mailbox held there comes first. */
    private static MailboxChoice of(MailboxDirectory directory, Correspondent.Person person) {
        MailboxQuery.Builder query = MailboxQuery.builder().professional(person.id());
        person.at().ifPresent(query::structure);
        List<DirectoryMailbox> own = directory.search(query.build()).stream()
                .filter(each -> each.professional().equals(Optional.of(person.id())))
                .toList();
        List<DirectoryMailbox> there = person.at().isEmpty()
                ? List.of()
                : own.stream().filter(each -> each.structure().isPresent()).toList();
        return one(there.isEmpty() ? own : there);
    }

    private static MailboxChoice of(MailboxDirectory directory, Correspondent.Organization organization) {
        MailboxQuery query = MailboxQuery.builder().structure(organization.id()).build();
        return one(directory.search(query).stream()
                .filter(each -> each.professional().isEmpty())
                .toList());
    }

    private static MailboxChoice one(List<DirectoryMailbox> candidates) {
        Map<MssAddress, DirectoryMailbox> distinct = new LinkedHashMap<>();
        candidates.forEach(each -> distinct.putIfAbsent(each.address(), each));
        List<DirectoryMailbox> mailboxes = List.copyOf(distinct.values());
        return mailboxes.size() == 1
                ? new MailboxChoice(Optional.of(mailboxes.get(0).address()), false)
                : new MailboxChoice(preferred(mailboxes), mailboxes.size() > 1);
    }

    /** The holder's own order decides where it is whole and about one place: ranks of two places do not compare. */
    private static Optional<MssAddress> preferred(List<DirectoryMailbox> mailboxes) {
        boolean ranked = mailboxes.stream().allMatch(each -> each.rank().isPresent());
        boolean onePlace =
                mailboxes.stream().map(DirectoryMailbox::structure).distinct().count() == 1;
        if (!ranked || !onePlace) {
            return Optional.empty();
        }
        List<DirectoryMailbox> order = mailboxes.stream()
                .sorted(Comparator.comparingInt(each -> each.rank().orElseThrow()))
                .toList();
        boolean first = order.get(0).rank().orElseThrow() < order.get(1).rank().orElseThrow();
        return first ? Optional.of(order.get(0).address()) : Optional.empty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MailboxChoice[several=" + several + "]";
    }
}
