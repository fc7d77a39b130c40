package org.segursdk.psc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;

/**
 * Who logged in, as the provider describes them. What a provider leaves out is empty; what it adds is in {@link #carried}. Source:
 * psc §7.
 *
 * @param subject {@code sub}: names the person at this provider
 * @param subjectNameId {@code SubjectNameID}: the national identifier with its prefix, whole; not at other providers
 * @param preferredUsername as told
 * @param familyName nom
 * @param givenName prénom
 * @param civilityCode {@code M}, {@code MME}
 * @param roles {@code SubjectRole}, such as {@code 10^1.2.250.1.213.1.1.5.5}
 * @param otherIds every identifier of the person
 * @param exercices every profession, in the order told
 * @param carried all other texts, by their names: {@code Secteur_Activite}, {@code authMode}, {@code UITVersion}…
 */
public record PscIdentity(
        String subject,
        Optional<String> subjectNameId,
        Optional<String> preferredUsername,
        Optional<String> familyName,
        Optional<String> givenName,
        Optional<String> civilityCode,
        List<String> roles,
        List<OtherId> otherIds,
        List<Exercice> exercices,
        Map<String, String> carried) {
    private static final Pattern RPPS = Pattern.compile("8?([0-9]{11})");
    private static final Pattern NATIONAL =
            Pattern.compile("8[0-9]{11}|0[0-9A-Z]{9}|[1-6][0-9A-Za-z]{1,14}/[^^&~|<>\\s]{1,40}");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern OF_EDIT = Pattern.compile("ANS[0-9]{14}");

    public PscIdentity {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(subjectNameId, "subjectNameId");
        Objects.requireNonNull(preferredUsername, "preferredUsername");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(civilityCode, "civilityCode");
        roles = List.copyOf(roles);
        otherIds = List.copyOf(otherIds);
        exercices = List.copyOf(exercices);
        carried = Map.copyOf(carried);
    }

    /** Every identifier by which the person may be known: an identity can change its number, accounts are found by any. */
    public Set<String> identifiers() {
        Set<String> all = new LinkedHashSet<>();
        subjectNameId.ifPresent(all::add);
        preferredUsername.ifPresent(all::add);
        otherIds.forEach(each -> all.add(each.value()));
        return all;
    }

    /** The RPPS number, 11 digits, when one of the identifiers is one. */
    public Optional<String> rpps() {
        Stream<String> told =
                otherIds.stream().filter(each -> each.origin().equals("RPPS")).map(OtherId::value);
        Stream<String> named = Stream.concat(subjectNameId.stream(), preferredUsername.stream())
                .filter(each -> each.length() == 12);
        return Stream.concat(named, told)
                .map(RPPS::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** A number that the check digit contradicts; a warning only, since official examples do. */
    public boolean hasDoubtfulRpps() {
        return rpps().filter(number -> !luhn(number)).isPresent();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** The identifier that the national services know (IdNat_PS); none for identities of test and PSI alone. */
    public Optional<ProfessionalId> professionalId() {
        Stream<String> told = otherIds.stream()
                .map(each -> each.origin().equals("RPPS") && each.value().length() == 11
                        ? "8" + each.value()
                        : each.value());
        return Stream.concat(Stream.concat(subjectNameId.stream(), preferredUsername.stream()), told)
                .filter(each -> NATIONAL.matcher(each).matches())
                .map(ProfessionalId::new)
                .findFirst();
    }

    /** By what the national services can know the person: an identity of test or a PSI alone is never given a number of ours. */
    public IdentityKind kind() {
        if (professionalId().isPresent()) {
            return IdentityKind.NATIONAL;
        }
        if (isOf("EDIT", OF_EDIT)) {
            return IdentityKind.EDIT;
        }
        return isOf("PSI", UUID) ? IdentityKind.PSI : IdentityKind.OTHER;
    }

    /** Whether one of the identifiers was made with EDIT, which makes test identities. */
    boolean isOfTest() {
        return isOf("EDIT", OF_EDIT);
    }

    private boolean isOf(String origin, Pattern form) {
        return otherIds.stream().anyMatch(each -> each.origin().equals(origin))
                || Stream.concat(subjectNameId.stream(), preferredUsername.stream())
                        .anyMatch(each -> form.matcher(each).matches());
    }

    /** Profession codes of {@link #roles}, without their system. */
    public List<String> professionCodes() {
        return Stream.concat(
                        roles.stream().map(PscIdentity::code),
                        exercices.stream().flatMap(each -> each.professionCode().stream()))
                .distinct()
                .toList();
    }

    private static String code(String coded) {
        int hat = coded.indexOf('^');
        return hat < 0 ? coded : coded.substring(0, hat);
    }

    /** Every situation of practice there is to choose from. */
    public List<Situation> situations() {
        List<Situation> all = new ArrayList<>();
        for (Exercice exercice : exercices) {
            if (exercice.activities().isEmpty()) {
                all.add(new Situation(exercice, Optional.empty(), 0));
            }
            for (int i = 0; i < exercice.activities().size(); i++) {
                all.add(new Situation(
                        exercice, Optional.of(exercice.activities().get(i)), i));
            }
        }
        return List.copyOf(all);
    }

    /**
     * The situation that a key and a place designate.
     *
     * @param exerciceKey such as {@code 10C}
     * @param activity position of the place in that profession, from 0
     * @throws InvalidInputException rule {@code PSC-SITUATION-UNKNOWN}
     */
    public Situation situation(String exerciceKey, int activity) {
        return only(situations().stream()
                .filter(each -> each.exercice().key().equals(exerciceKey) && each.index() == activity)
                .toList());
    }

    /**
     * The situation that a key and a structure designate.
     *
     * @param exerciceKey such as {@code 10C}
     * @param structure any identifier of the structure, with its prefix or without
     * @throws InvalidInputException rule {@code PSC-SITUATION-UNKNOWN}: none or several
     */
    public Situation situationAt(String exerciceKey, String structure) {
        return only(situations().stream()
                .filter(each -> each.exercice().key().equals(exerciceKey)
                        && each.activity()
                                .filter(place -> place.isAt(structure))
                                .isPresent())
                .toList());
    }

    private static Situation only(List<Situation> found) {
        if (found.size() != 1) {
            throw InvalidInputException.of(
                    "PscIdentity",
                    "situation",
                    "PSC-SITUATION-UNKNOWN",
                    found.isEmpty()
                            ? "aucune situation d'exercice ne correspond"
                            : "plusieurs situations d'exercice correspondent",
                    found.isEmpty() ? "no situation of practice matches" : "several situations of practice match");
        }
        return found.get(0);
    }

    /** The account of the software that belongs to this person, found by any of the identifiers. Source: rem REM-PSC-02. */
    public <A> AccountMatch<A> account(AccountDirectory<A> accounts) {
        Set<A> found = new LinkedHashSet<>();
        identifiers().forEach(each -> accounts.findByIdentifier(each).ifPresent(found::add));
        if (found.isEmpty()) {
            return new AccountMatch.None<>();
        }
        return found.size() == 1
                ? new AccountMatch.One<>(found.iterator().next())
                : new AccountMatch.Several<>(List.copyOf(found));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PscIdentity[redacted]";
    }
}
