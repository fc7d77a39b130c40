package org.segursdk.exchange.sharing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.Violations;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;

/**
 * What the professional chose on validation: three choices ticked at first, each of which may be unticked with a reason, and
 * correspondents. Immutable. Source: rem REM-MSSS-28.
 */
public final class SharePlan {
    private static final SharePlan STANDARD = new SharePlan(Map.of(), List.of());
    private static final int MAX_REASON = 90;

    private final Map<Branch, String> withheld;
    private final List<Correspondent> correspondents;

    private SharePlan(Map<Branch, String> withheld, List<Correspondent> correspondents) {
        this.withheld = Map.copyOf(withheld);
        this.correspondents = List.copyOf(correspondents);
    }

    /** DMP, patient and professionals: all three. */
    public static SharePlan standard() {
        return STANDARD;
    }

    /**
     * Without that branch.
     *
     * @param reason why: a code of the software, 1 to 90 letters, digits, spaces and hyphens, no patient data; kept in clear
     * @throws org.segursdk.core.error.InvalidInputException rule {@code SHARE-REASON}
     */
    public SharePlan without(Branch branch, String reason) {
        new Violations()
                .check(
                        reason.length() <= MAX_REASON && reason.matches("[A-Za-z0-9][A-Za-z0-9 _.-]*"),
                        "reason",
                        "SHARE-REASON",
                        "motif attendu : un code de 1 à 90 lettres, chiffres, espaces et tirets",
                        "a reason is a code of 1 to 90 letters, digits, spaces and hyphens")
                .throwIfAny("SharePlan");
        Map<Branch, String> more = new EnumMap<>(Branch.class);
        more.putAll(withheld);
        more.put(branch, reason);
        return new SharePlan(more, correspondents);
    }

    /** With that branch again. */
    public SharePlan with(Branch branch) {
        Map<Branch, String> less = new EnumMap<>(Branch.class);
        less.putAll(withheld);
        less.remove(branch);
        return new SharePlan(less, correspondents);
    }

    /** With one more recipient among professionals; given twice, it counts once. */
    public SharePlan with(Correspondent correspondent) {
        Objects.requireNonNull(correspondent, "correspondent");
        if (correspondents.contains(correspondent)) {
            return this;
        }
        List<Correspondent> more = new ArrayList<>(correspondents);
        more.add(correspondent);
        return new SharePlan(withheld, more);
    }

    /** Whether the box of that branch is ticked. */
    public boolean includes(Branch branch) {
        return !withheld.containsKey(branch);
    }

    /** Why a branch is left out. */
    public Optional<String> reason(Branch branch) {
        return Optional.ofNullable(withheld.get(branch));
    }

    public List<Correspondent> correspondents() {
        return correspondents;
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "SharePlan";
    }
}
