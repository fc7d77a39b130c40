package org.segursdk.insi.matching;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityStatus;

/** How much a known patient looks like a received identity, in points and reasons. */
final class Likeness {
    private static final int FULL = 100;

    private Likeness() {}

    static Candidate of(IndexedPatient patient, ReceivedIdentity received) {
        Set<MatchReason> reasons = EnumSet.noneOf(MatchReason.class);
        ins(patient, received, reasons);
        received.traits().ifPresent(traits -> {
            date(patient.traits().birthDate(), traits.birthDate(), reasons);
            name(patient, traits, received.usedName(), reasons);
            given(patient.traits(), traits, reasons);
            sexAndPlace(patient.traits(), traits, reasons);
        });
        if (patient.status() != IdentityStatus.QUALIFIED) {
            reasons.add(MatchReason.NOT_QUALIFIED);
        }
        int points = reasons.stream().mapToInt(MatchReason::points).sum();
        return new Candidate(patient.recordId(), Math.max(0, Math.min(FULL, points)), reasons);
    }

    private static void ins(IndexedPatient patient, ReceivedIdentity received, Set<MatchReason> reasons) {
        received.ins().ifPresent(ins -> {
            if (patient.ins().filter(ins::equals).isPresent()) {
                reasons.add(MatchReason.SAME_INS);
            } else if (patient.formerIns().contains(ins)) {
                reasons.add(MatchReason.FORMER_INS);
            } else if (patient.ins().isPresent()) {
                reasons.add(MatchReason.OTHER_INS);
            }
        });
    }

    /** Close: two of year, month and day agree, or day and month are swapped. */
    private static void date(BirthDate local, BirthDate received, Set<MatchReason> reasons) {
        if (local.equals(received)) {
            reasons.add(MatchReason.SAME_BIRTH_DATE);
            return;
        }
        String a = local.toCompact();
        String b = received.toCompact();
        boolean year = a.regionMatches(0, b, 0, 4);
        boolean month = a.regionMatches(4, b, 4, 2);
        boolean day = a.regionMatches(6, b, 6, 2);
        boolean swapped = year && a.regionMatches(4, b, 6, 2) && a.regionMatches(6, b, 4, 2);
        if (swapped || year && month || year && day || month && day) {
            reasons.add(MatchReason.NEAR_BIRTH_DATE);
        }
    }

    private static void name(
            IndexedPatient patient, IdentityTraits traits, Optional<String> usedName, Set<MatchReason> reasons) {
        String local = patient.traits().birthName();
        String received = traits.birthName();
        String words = InsNames.words(received);
        if (local.equals(received)) {
            reasons.add(MatchReason.SAME_BIRTH_NAME);
        } else if (InsNames.words(local).equals(words)) {
            reasons.add(MatchReason.EQUIVALENT_BIRTH_NAME);
        } else if (patient.usedName().map(InsNames::words).filter(words::equals).isPresent()
                || usedName.map(InsNames::words)
                        .filter(InsNames.words(local)::equals)
                        .isPresent()) {
            reasons.add(MatchReason.SAME_USED_NAME);
        } else if (isNear(InsNames.words(local), words)) {
            reasons.add(MatchReason.NEAR_BIRTH_NAME);
        }
    }

    private static void given(IdentityTraits local, IdentityTraits received, Set<MatchReason> reasons) {
        String mine = InsNames.words(local.birthGivenNames());
        String theirs = InsNames.words(received.birthGivenNames());
        if (mine.equals(theirs)) {
            reasons.add(MatchReason.SAME_GIVEN_NAMES);
        } else if (InsNames.firstNameAgrees(local.firstGivenName(), received.birthGivenNames())
                || InsNames.firstNameAgrees(received.firstGivenName(), local.birthGivenNames())) {
            reasons.add(MatchReason.SAME_FIRST_GIVEN_NAME);
        } else {
            Set<String> common = new HashSet<>(List.of(mine.split(" ")));
            common.retainAll(List.of(theirs.split(" ")));
            if (common.stream().anyMatch(name -> !name.isEmpty())) {
                reasons.add(MatchReason.COMMON_GIVEN_NAME);
            }
        }
    }

    private static void sexAndPlace(IdentityTraits local, IdentityTraits received, Set<MatchReason> reasons) {
        if (local.sex() != Sex.UNKNOWN && received.sex() != Sex.UNKNOWN) {
            reasons.add(local.sex() == received.sex() ? MatchReason.SAME_SEX : MatchReason.OTHER_SEX);
        }
        if (local.birthPlace().isPresent() && received.birthPlace().isPresent()) {
            reasons.add(
                    local.birthPlace().equals(received.birthPlace())
                            ? MatchReason.SAME_BIRTH_PLACE
                            : MatchReason.OTHER_BIRTH_PLACE);
        }
    }

    /** At most one letter added, dropped, changed or swapped with its neighbour. */
    static boolean isNear(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.length() < 3 || b.length() < 3) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(a.length(), b.length());
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int left = a.length() - start - end;
        int right = b.length() - start - end;
        boolean swapped = left == 2
                && right == 2
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start);
        return left <= 1 && right <= 1 || swapped;
    }
}
