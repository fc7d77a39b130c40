package org.segursdk.annuaire;

import java.util.List;
import java.util.Optional;
import org.segursdk.annuaire.internal.store.Words;

/** Criteria that the directory cannot be asked in one search, applied to what it answered. */
final class Criteria {
    private Criteria() {}

    static boolean hasPlace(ProfessionalQuery asked) {
        return asked.city().isPresent()
                || asked.postalCode().isPresent()
                || asked.structure().isPresent();
    }

    static boolean match(DirectoryProfessional each, ProfessionalQuery asked) {
        return each.active()
                && asked.profession().stream().allMatch(code -> each.professions().stream()
                        .anyMatch(value -> value.code().equals(code)))
                && asked.specialty().stream().allMatch(code -> each.specialties().stream()
                        .anyMatch(value -> value.code().equals(code)))
                && (!hasPlace(asked) || each.activities().stream().anyMatch(activity -> isThere(activity, asked)))
                && hasMailbox(own(each), asked.withMailbox(), asked.mailboxType());
    }

    private static boolean isThere(Activity activity, ProfessionalQuery asked) {
        return activity.structure()
                .filter(there -> asked.city().stream()
                        .allMatch(city -> there.city().stream().anyMatch(name -> Words.townBegins(name, city))))
                .filter(there -> asked.postalCode().stream()
                        .allMatch(code -> there.postalCode().stream().anyMatch(each -> each.startsWith(code))))
                .filter(there -> asked.structure().stream()
                        .allMatch(id -> there.identifiers().all().contains(id.value())))
                .isPresent();
    }

    /** Mailboxes of the person and of the activities. */
    private static List<MssMailbox> own(DirectoryProfessional each) {
        return HeldMailbox.of(each).stream()
                .filter(held -> held.holders().stream().anyMatch(holder -> holder.place() != MailboxPlace.STRUCTURE))
                .map(HeldMailbox::mailbox)
                .toList();
    }

    static boolean hasMailbox(List<MssMailbox> mailboxes, boolean any, Optional<MailboxType> type) {
        if (type.isPresent()) {
            return mailboxes.stream().anyMatch(each -> each.type().equals(type));
        }
        return !any || !mailboxes.isEmpty();
    }
}
