package org.segursdk.sandbox.internal.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuairePractitioner;

/**
 * Who stands in a slot of the population, before being written as an entry.
 *
 * @param specialty of TRE_R38; empty: none
 * @param card whether a CPx card is shown
 */
record Person(
        String family,
        List<String> given,
        boolean woman,
        String profession,
        String specialty,
        Mode mode,
        Mailboxes mailboxes,
        boolean active,
        boolean card) {
    /** How the person is paid. */
    enum Mode {
        LIBERAL,
        SALARIED,
        BOTH
    }

    /** Which mailboxes the directory shows. */
    enum Mailboxes {
        NONE,
        OWN,
        BARE,
        OWN_AND_PRACTICE,
        AT_WORK
    }

    private static final String[] PROFESSIONS = {
        "10", "10", "10", "10", "10", "10", "10", "10", "10", "21", "21", "50", "60", "60", "60", "60", "70", "70",
        "40", "91"
    };
    private static final String[] SPECIALTIES = {
        "SM54", "SM54", "SM54", "SM26", "SM02", "SM04", "SM15", "SM20", "SM32", "SM34", "SM38", "SM40", "SM41", "SM42",
        "SM44"
    };
    private static final int INACTIVE_ONE_IN = 50;
    /** One list for each profession and specialty: a few dozen, never changed once made. */
    private static final Map<String, List<List<AnnuaireCode>>> QUALIFICATIONS = new ConcurrentHashMap<>();

    static Person of(SplittableRandom dice) {
        boolean woman = dice.nextBoolean();
        String family = Names.family(dice);
        String first = Names.given(dice, woman);
        String second = Names.given(dice, woman);
        boolean two = dice.nextInt(8) == 0 && !second.equals(first);
        String profession = PROFESSIONS[dice.nextInt(PROFESSIONS.length)];
        String specialty = SPECIALTIES[dice.nextInt(SPECIALTIES.length)];
        Mode mode =
                switch (dice.nextInt(10)) {
                    case 0, 1, 2 -> Mode.SALARIED;
                    case 3 -> Mode.BOTH;
                    default -> Mode.LIBERAL;
                };
        Mailboxes mailboxes =
                switch (dice.nextInt(20)) {
                    case 0, 1, 2, 3 -> Mailboxes.NONE;
                    case 4, 5, 6 -> Mailboxes.OWN_AND_PRACTICE;
                    case 7 -> Mailboxes.BARE;
                    case 8, 9 -> Mailboxes.AT_WORK;
                    default -> Mailboxes.OWN;
                };
        return new Person(
                family,
                two ? List.of(first, second) : List.of(first),
                woman,
                profession,
                "10".equals(profession) ? specialty : "",
                mode,
                mailboxes,
                dice.nextInt(INACTIVE_ONE_IN) != 0,
                dice.nextInt(3) == 0);
    }

    /** Profession and category; of a doctor, diploma and specialty. */
    List<List<AnnuaireCode>> qualifications() {
        return QUALIFICATIONS.computeIfAbsent(profession + specialty, key -> {
            List<List<AnnuaireCode>> all = new ArrayList<>();
            all.add(List.of(
                    AnnuaireCode.nos(AnnuairePractitioner.PROFESSION, profession),
                    AnnuaireCode.nos(AnnuairePractitioner.CATEGORY, "C")));
            if (!specialty.isEmpty()) {
                all.add(List.of(
                        AnnuaireCode.nos(AnnuairePractitioner.DIPLOMA_TYPE, "DE"),
                        AnnuaireCode.nos(AnnuairePractitioner.DIPLOMA, "DE05")));
                all.add(List.of(
                        AnnuaireCode.nos(AnnuairePractitioner.KNOW_HOW_TYPE, "S"),
                        AnnuaireCode.nos(AnnuairePractitioner.SPECIALTY, specialty)));
            }
            return List.copyOf(all);
        });
    }

    boolean isPharmacist() {
        return "21".equals(profession);
    }

    boolean isInPractice() {
        return active && mode != Mode.SALARIED && !isPharmacist();
    }

    /** Local part of the person's mailboxes. */
    String address(int slot) {
        return Names.slug(given.get(0)) + "." + Names.slug(family) + slot;
    }

    String domain() {
        return switch (profession) {
            case "10" -> "@medecin.test";
            case "21" -> "@pharmacien.test";
            default -> "@soignant.test";
        };
    }
}
