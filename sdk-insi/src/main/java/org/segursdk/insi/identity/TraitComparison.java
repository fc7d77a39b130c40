package org.segursdk.insi.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.Sex;

/**
 * Local traits beside received ones, trait by trait, for a person to decide. Nothing is overwritten because of it. Source:
 * insi §2.3, §2.4.
 *
 * @param lines one for each strict trait and one for the first given name
 */
public record TraitComparison(List<Line> lines) {
    /** How two values of a trait compare. */
    public enum Verdict {
        IDENTICAL,
        /** Same but for case, diacritics, hyphens, apostrophes and spaces; for the first given name, it begins the list. */
        EQUIVALENT,
        DIFFERENT,
        /** One side has no value. */
        MISSING
    }

    /**
     * One trait.
     *
     * @param local the local value, as shown
     * @param received the received value, verbatim
     */
    public record Line(Trait trait, Optional<String> local, Optional<String> received, Verdict verdict) {
        public Line {
            Objects.requireNonNull(trait, "trait");
            Objects.requireNonNull(local, "local");
            Objects.requireNonNull(received, "received");
            Objects.requireNonNull(verdict, "verdict");
        }

        /** Without the values. */
        @Override
        public String toString() {
            return trait + "=" + verdict;
        }
    }

    public TraitComparison {
        lines = List.copyOf(lines);
    }

    /** Compares local traits with those of INSi, a card, a scan or a document. */
    public static TraitComparison of(IdentityTraits local, IdentityTraits received) {
        return new TraitComparison(List.of(
                name(Trait.BIRTH_NAME, local.birthName(), received.birthName()),
                name(Trait.BIRTH_GIVEN_NAMES, local.birthGivenNames(), received.birthGivenNames()),
                firstName(local, received),
                plain(Trait.SEX, sex(local.sex()), sex(received.sex())),
                plain(Trait.BIRTH_DATE, date(local.birthDate()), date(received.birthDate())),
                plain(Trait.BIRTH_PLACE, local.birthPlace(), received.birthPlace())));
    }

    private static Line name(Trait trait, String local, String received) {
        return line(trait, text(local), text(received), InsNames.words(local).equals(InsNames.words(received)));
    }

    /** The local first name holds when it begins the received list, whatever the service took for the first. */
    private static Line firstName(IdentityTraits local, IdentityTraits received) {
        return line(
                Trait.FIRST_GIVEN_NAME,
                text(local.firstGivenName()),
                text(received.firstGivenName()),
                InsNames.firstNameAgrees(local.firstGivenName(), received.birthGivenNames()));
    }

    private static Line plain(Trait trait, Optional<String> local, Optional<String> received) {
        return line(trait, local, received, false);
    }

    private static Line line(Trait trait, Optional<String> local, Optional<String> received, boolean equivalent) {
        Verdict verdict;
        if (local.isEmpty() || received.isEmpty()) {
            verdict = Verdict.MISSING;
        } else if (local.equals(received)) {
            verdict = Verdict.IDENTICAL;
        } else {
            verdict = equivalent ? Verdict.EQUIVALENT : Verdict.DIFFERENT;
        }
        return new Line(trait, local, received, verdict);
    }

    private static Optional<String> text(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<String> sex(Sex sex) {
        return sex == Sex.UNKNOWN ? Optional.empty() : Optional.of(sex.code());
    }

    private static Optional<String> date(BirthDate date) {
        return Optional.of(date.toIso());
    }

    /** The traits of that verdict. */
    public Set<Trait> with(Verdict verdict) {
        return lines.stream()
                .filter(line -> line.verdict() == verdict)
                .map(Line::trait)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Trait.class)));
    }

    /** Whether all traits are identical, the condition of automatic filing. */
    public boolean isIdentical() {
        return lines.stream().allMatch(line -> line.verdict() == Verdict.IDENTICAL);
    }

    /** Whether no trait differs, but for spelling or absence. */
    public boolean isCoherent() {
        return with(Verdict.DIFFERENT).isEmpty();
    }
}
