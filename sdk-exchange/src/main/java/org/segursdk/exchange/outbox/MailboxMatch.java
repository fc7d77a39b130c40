package org.segursdk.exchange.outbox;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.directory.MailboxQuery;

/** Criteria of a query of mailboxes, applied to what the Annuaire Santé gives. */
final class MailboxMatch {
    private final MailboxQuery query;

    MailboxMatch(MailboxQuery query) {
        this.query = query;
    }

    static boolean isPostalCode(String place) {
        return !place.isEmpty() && Character.isDigit(place.charAt(0));
    }

    /** Of a structure alone its own mailboxes are wanted: those of all who work there would be thousands. */
    boolean wantsPersons() {
        boolean ofPerson = query.professional().isPresent()
                || query.name().isPresent()
                || query.profession().isPresent()
                || query.specialty().isPresent()
                || query.place().isPresent();
        return ofPerson
                || query.kind().stream().anyMatch(MailboxKind.PER::equals)
                || query.structure().isEmpty();
    }

    boolean wantsStructures() {
        return query.professional().isEmpty()
                && query.profession().isEmpty()
                && query.specialty().isEmpty()
                && query.kind().stream().noneMatch(MailboxKind.PER::equals);
    }

    boolean isThere(Activity activity) {
        boolean anywhere = query.structure().isEmpty() && query.place().isEmpty();
        return anywhere || activity.structure().filter(this::isPlace).isPresent();
    }

    private boolean isPlace(DirectoryStructure structure) {
        return query.structure().stream()
                        .allMatch(id -> structure.identifiers().all().contains(id.value()))
                && query.place().stream().allMatch(place -> isIn(structure, place));
    }

    private static boolean isIn(DirectoryStructure structure, String place) {
        return isPostalCode(place)
                ? structure.postalCode().filter(code -> code.startsWith(place)).isPresent()
                : structure
                        .city()
                        .filter(city -> plain(city).startsWith(plain(place)))
                        .isPresent();
    }

    /** @param there the activities that answer */
    boolean accepts(DirectoryProfessional person, List<Activity> there) {
        boolean anywhere = query.structure().isEmpty() && query.place().isEmpty();
        return person.active()
                && (anywhere || !there.isEmpty())
                && holds(query.profession(), person.professions())
                && holds(query.specialty(), person.specialties())
                // What was searched by name was matched by the directory, in its own way.
                && (query.professional().isEmpty()
                        || named(Stream.of(person.familyName(), person.givenNames(), person.displayName())));
    }

    boolean accepts(DirectoryStructure structure) {
        return structure.active()
                && (query.structure().isEmpty()
                        || named(Stream.of(structure.name()))
                                && query.place().stream().allMatch(place -> isIn(structure, place)));
    }

    private static boolean holds(Optional<String> code, List<CodedValue> values) {
        return code.stream()
                .allMatch(wanted -> values.stream().anyMatch(each -> each.code().equals(wanted)));
    }

    private boolean named(Stream<String> names) {
        return query.name().isEmpty()
                || names.anyMatch(
                        each -> plain(each).startsWith(plain(query.name().get())));
    }

    /** Case and diacritics do not count. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
    }
}
