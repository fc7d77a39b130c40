package org.segursdk.annuaire.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.HeldMailbox;
import org.segursdk.annuaire.index.DirectoryChange.ActivityAdded;
import org.segursdk.annuaire.index.DirectoryChange.ActivityChanged;
import org.segursdk.annuaire.index.DirectoryChange.ActivityRemoved;
import org.segursdk.annuaire.index.DirectoryChange.BecameActive;
import org.segursdk.annuaire.index.DirectoryChange.BecameInactive;
import org.segursdk.annuaire.index.DirectoryChange.MailboxAdded;
import org.segursdk.annuaire.index.DirectoryChange.MailboxChanged;
import org.segursdk.annuaire.index.DirectoryChange.MailboxRemoved;
import org.segursdk.annuaire.index.DirectoryChange.Moved;
import org.segursdk.annuaire.index.DirectoryChange.Renamed;
import org.segursdk.annuaire.index.DirectoryChange.Requalified;

/** What differs between two states of one subject. The day of the last change in the directory is none. */
final class Differences {
    private Differences() {}

    static List<DirectoryChange> between(DirectoryProfessional before, DirectoryProfessional after) {
        List<DirectoryChange> found = new ArrayList<>();
        activity(before.active(), after.active(), found);
        if (after.active()) {
            // One who was removed keeps no name: that is no change of name.
            if (before.active() && !shown(before).equals(shown(after))) {
                found.add(new Renamed(shown(before), shown(after)));
            }
            if (before.active()
                    && !(before.professions().equals(after.professions())
                            && before.categories().equals(after.categories())
                            && before.knowHow().equals(after.knowHow())
                            && before.degrees().equals(after.degrees()))) {
                found.add(new Requalified());
            }
        }
        compare(
                before.activities(),
                after.activities(),
                each -> each.id().orElse(String.valueOf(each.hashCode())),
                each -> found.add(new ActivityAdded(each)),
                each -> found.add(new ActivityRemoved(each)),
                (old, now) -> {
                    if (!undated(old).equals(undated(now))) {
                        found.add(new ActivityChanged(old, now));
                    }
                });
        mailboxes(HeldMailbox.of(before), HeldMailbox.of(after), found);
        return found;
    }

    static List<DirectoryChange> between(DirectoryStructure before, DirectoryStructure after) {
        List<DirectoryChange> found = new ArrayList<>();
        activity(before.active(), after.active(), found);
        if (!before.name().equals(after.name())) {
            found.add(new Renamed(before.name(), after.name()));
        }
        if (before.active() && after.active()) {
            if (!(before.kind().equals(after.kind())
                    && before.sector().equals(after.sector())
                    && before.category().equals(after.category()))) {
                found.add(new Requalified());
            }
            if (!(before.address().equals(after.address()) && before.telecoms().equals(after.telecoms()))) {
                found.add(new Moved());
            }
        }
        mailboxes(HeldMailbox.of(before), HeldMailbox.of(after), found);
        return found;
    }

    private static void activity(boolean before, boolean after, List<DirectoryChange> found) {
        if (before && !after) {
            found.add(new BecameInactive());
        } else if (!before && after) {
            found.add(new BecameActive());
        }
    }

    private static String shown(DirectoryProfessional each) {
        return each.civility().map(civility -> civility + ' ').orElse("") + each.displayName();
    }

    /** A change of date alone is none; mailboxes of the structure are compared apart. */
    private static Activity undated(Activity activity) {
        Activity bare = new Activity(activity.id(), activity.active(), activity.codes(), List.of(), Optional.empty());
        return activity.structure().map(Differences::undated).map(bare::at).orElse(bare);
    }

    private static DirectoryStructure undated(DirectoryStructure each) {
        return new DirectoryStructure(
                each.identifiers(),
                each.active(),
                each.name(),
                each.kind(),
                each.sector(),
                each.category(),
                each.address(),
                each.telecoms(),
                List.of(),
                Optional.empty());
    }

    private static void mailboxes(List<HeldMailbox> before, List<HeldMailbox> after, List<DirectoryChange> found) {
        compare(
                before,
                after,
                each -> each.mailbox().key(),
                each -> found.add(new MailboxAdded(each)),
                each -> found.add(new MailboxRemoved(each)),
                (old, now) -> {
                    if (!old.mailbox().equals(now.mailbox())) {
                        found.add(new MailboxChanged(old, now));
                    }
                });
    }

    private static <T> void compare(
            List<T> before,
            List<T> after,
            Function<T, String> key,
            Consumer<T> added,
            Consumer<T> removed,
            BiConsumer<T, T> both) {
        Map<String, T> old = new LinkedHashMap<>();
        before.forEach(each -> old.put(key.apply(each), each));
        for (T each : after) {
            T was = old.remove(key.apply(each));
            if (was == null) {
                added.accept(each);
            } else {
                both.accept(was, each);
            }
        }
        old.values().forEach(removed);
    }
}
