package org.segursdk.examples.cabinet;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.mss.message.MssAddress;

/**
 * What was ticked on validation. All three boxes are at first; one that is not takes a reason.
 *
 * @param withheld why, for each box that is not ticked; {@code ""}: nobody said why
 * @param correspondents mailboxes, and numbers of those whose mailbox is looked up
 * @param announce the patient is told by a professional first
 * @param hidden from whom the document is kept in the DMP
 */
public record ShareChoices(
        Map<Branch, String> withheld, Set<String> correspondents, boolean announce, Set<Visibility> hidden) {
    public ShareChoices {
        hidden = Set.copyOf(hidden);
        withheld = Map.copyOf(withheld);
        correspondents = Collections.unmodifiableSet(new LinkedHashSet<>(correspondents));
    }

    /** All three ticked, nobody chosen among professionals. */
    public static ShareChoices standard() {
        return new ShareChoices(Map.of(), Set.of(), false, Set.of());
    }

    public boolean includes(Branch branch) {
        return !withheld.containsKey(branch);
    }

    public String reason(Branch branch) {
        return withheld.getOrDefault(branch, "");
    }

    /** @throws InvalidInputException a box was unticked without a reason, or an address is none */
    SharePlan plan() {
        SharePlan plan = SharePlan.standard();
        for (Map.Entry<Branch, String> each : sorted().entrySet()) {
            if (each.getValue().isEmpty()) {
                throw InvalidInputException.of(
                        "Partage",
                        each.getKey().name(),
                        "CABINET-REASON",
                        "une case décochée demande un motif",
                        "a box that is not ticked takes a reason");
            }
            plan = plan.without(each.getKey(), each.getValue());
        }
        for (String address : correspondents) {
            plan = plan.with(
                    address.startsWith(Counterparts.BY_NUMBER)
                            ? new Correspondent.Person(
                                    ProfessionalId.rpps(address.substring(Counterparts.BY_NUMBER.length())))
                            : new Correspondent.AtMailbox(MssAddress.of(address)));
        }
        return plan;
    }

    private Map<Branch, String> sorted() {
        Map<Branch, String> all = new EnumMap<>(Branch.class);
        all.putAll(withheld);
        return all;
    }

    @Override
    public String toString() {
        return "ShareChoices[redacted]";
    }
}
