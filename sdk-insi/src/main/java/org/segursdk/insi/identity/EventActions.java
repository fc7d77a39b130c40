package org.segursdk.insi.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.identity.IdentityEvent.InsRefused;
import org.segursdk.insi.identity.RequiredAction.AlertDiscordance;
import org.segursdk.insi.identity.RequiredAction.CheckIdentity;
import org.segursdk.insi.identity.RequiredAction.LookForDuplicate;
import org.segursdk.insi.identity.RequiredAction.ReplaceIns;
import org.segursdk.insi.identity.RequiredAction.SearchIns;
import org.segursdk.insi.identity.RequiredAction.UpdateLinkedSystems;
import org.segursdk.insi.identity.RequiredAction.WithdrawIns;

/** What a software has to do after an event. Source: insi §4.3, §4.4. */
final class EventActions {
    private EventActions() {}

    static List<RequiredAction> after(PatientIdentity before, PatientIdentity after, IdentityEvent event) {
        List<RequiredAction> actions = new ArrayList<>();
        Optional<Ins> former = before.ins();
        Optional<Ins> current = after.ins();
        if (former.isPresent() && current.isEmpty()) {
            actions.add(new WithdrawIns(former.get()));
        } else if (former.isPresent() && !former.equals(current)) {
            actions.add(new ReplaceIns(former.get(), current.get()));
        }
        current.filter(ins -> !former.equals(current)).ifPresent(ins -> actions.add(new LookForDuplicate(ins)));
        boolean toldOthers = before.status() != after.status()
                || !before.traits().equals(after.traits())
                || !before.attributes().equals(after.attributes())
                || !EventEffects.changed(before.state(), after.state()).isEmpty();
        if (toldOthers) {
            actions.add(new UpdateLinkedSystems());
        }
        boolean settled = before.status() == after.status()
                && before.attributes().equals(after.attributes())
                && before.traits().equals(after.traits());
        if (!settled && !after.status().hasIns() && after.mayCallInsi()) {
            actions.add(new SearchIns());
        }
        if (!settled && !after.status().isChecked() && after.mayCallInsi()) {
            actions.add(new CheckIdentity());
        }
        if (event instanceof InsRefused) {
            actions.add(new AlertDiscordance());
        }
        return actions;
    }

    static List<RequiredAction> afterRefusal(PatientIdentity identity, IdentityEvent event, List<Violation> refusals) {
        boolean discordance =
                refusals.stream().anyMatch(refusal -> refusal.rule().equals("INS-DISCORDANCE"));
        return discordance ? List.of(new AlertDiscordance()) : List.of();
    }
}
