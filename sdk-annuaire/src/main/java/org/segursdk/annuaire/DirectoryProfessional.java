package org.segursdk.annuaire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;

/**
 * A professional as the directory publishes them. One who was removed keeps identifiers alone. Source: annuaire §2, §3.
 *
 * @param nationalId IDNPS, prefix included; what Pro Santé Connect calls {@code SubjectNameID}
 * @param rpps 11 digits
 * @param active false when the professional was removed
 * @param familyName nom d'exercice; empty when the directory gives none
 * @param givenNames prénom d'exercice; empty when the directory gives none
 * @param civility such as {@code MME}
 * @param title civility of exercise, such as {@code DR}
 * @param professions of TRE_G15 and its likes; the system is the FHIR address of the table
 * @param categories of TRE_R09, {@code C} for civil
 * @param knowHow specialties, competences…
 * @param degrees diplomas
 * @param mailboxes tied to the person alone
 * @param activities situations of exercise
 * @param lastUpdated when the directory last changed the professional (the activities apart)
 */
public record DirectoryProfessional(
        Optional<String> nationalId,
        Optional<String> rpps,
        boolean active,
        String familyName,
        String givenNames,
        Optional<String> civility,
        Optional<String> title,
        List<CodedValue> professions,
        List<CodedValue> categories,
        List<KnowHow> knowHow,
        List<CodedValue> degrees,
        List<MssMailbox> mailboxes,
        List<Activity> activities,
        Optional<Instant> lastUpdated) {
    public DirectoryProfessional {
        Objects.requireNonNull(nationalId, "nationalId");
        Objects.requireNonNull(rpps, "rpps");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(givenNames, "givenNames");
        Objects.requireNonNull(civility, "civility");
        Objects.requireNonNull(title, "title");
        professions = List.copyOf(professions);
        categories = List.copyOf(categories);
        knowHow = List.copyOf(knowHow);
        degrees = List.copyOf(degrees);
        mailboxes = List.copyOf(mailboxes);
        activities = List.copyOf(activities);
        Objects.requireNonNull(lastUpdated, "lastUpdated");
    }

    /** The national id as documents and services want it; made of the RPPS number when it is not published. */
    public Optional<ProfessionalId> id() {
        return nationalId
                .flatMap(value -> Optional.ofNullable(read(value)))
                .or(() -> rpps.flatMap(value -> Optional.ofNullable(read("8" + value))));
    }

    /** Values of the know-how: specialties first, as published. */
    public List<CodedValue> specialties() {
        return knowHow.stream().map(KnowHow::value).toList();
    }

    /** Title, given names and family name, as far as they are known. */
    public String displayName() {
        return Stream.of(title.orElse(""), givenNames, familyName)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Every mailbox by which the professional may be reached, each once. */
    public List<HeldMailbox> allMailboxes() {
        return HeldMailbox.of(this);
    }

    /** The same professional with these activities. */
    public DirectoryProfessional with(List<Activity> others) {
        return new DirectoryProfessional(
                nationalId,
                rpps,
                active,
                familyName,
                givenNames,
                civility,
                title,
                professions,
                categories,
                knowHow,
                degrees,
                mailboxes,
                others,
                lastUpdated);
    }

    private static @Nullable ProfessionalId read(String value) {
        try {
            return new ProfessionalId(value);
        } catch (InvalidInputException e) {
            return null;
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DirectoryProfessional[" + (active ? "active" : "removed") + ", " + activities.size() + " activities]";
    }
}
