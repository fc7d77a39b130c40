package org.segursdk.annuaire.internal.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.MailboxType;
import org.segursdk.annuaire.MssMailbox;

/**
 * The mailboxes of MSSanté among telecoms. The mark of an e-mail as MSSanté decides, nothing else: an address without it is an
 * ordinary one. Source: annuaire §4.
 */
final class Mailboxes {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+");

    private Mailboxes() {}

    static List<MssMailbox> of(List<ContactPoint> telecoms) {
        List<MssMailbox> found = new ArrayList<>();
        for (ContactPoint telecom : telecoms) {
            if (telecom.getSystem() == ContactPointSystem.EMAIL && isMss(telecom)) {
                read(telecom).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isMss(ContactPoint telecom) {
        return telecom.getExtensionsByUrl(Systems.EMAIL_TYPE).stream()
                .anyMatch(each -> Codings.code(each).equals(Optional.of(Systems.MSSANTE)));
    }

    private static Optional<MssMailbox> read(ContactPoint telecom) {
        String address = Codings.text(telecom.getValue());
        Extension metadata = telecom.getExtensionsByUrl(Systems.MAILBOX_METADATA).stream()
                .findFirst()
                .orElseGet(Extension::new);
        boolean redList = flag(metadata, "listeRouge").orElse(false);
        if (redList || !ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        Integer rank = telecom.getRankElement().getValue();
        return Optional.of(new MssMailbox(
                address,
                Codings.code(sub(metadata, "type")).flatMap(MailboxType::of),
                rank != null && rank > 0 ? OptionalInt.of(rank) : OptionalInt.empty(),
                flag(metadata, "digitization"),
                words(metadata, "description"),
                words(metadata, "service")));
    }

    private static @Nullable Extension sub(Extension metadata, String url) {
        return metadata.getExtension().stream()
                .filter(each -> url.equals(each.getUrl()))
                .findFirst()
                .orElse(null);
    }

    private static Optional<Boolean> flag(Extension metadata, String url) {
        Extension found = sub(metadata, url);
        return found != null && found.getValue() instanceof BooleanType flag
                ? Optional.ofNullable(flag.getValue())
                : Optional.empty();
    }

    private static Optional<String> words(Extension metadata, String url) {
        Extension found = sub(metadata, url);
        Type value = found == null ? null : found.getValue();
        return value == null ? Optional.empty() : Codings.some(value.primitiveValue());
    }
}
