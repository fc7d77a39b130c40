package org.segursdk.insi.matching;

import org.segursdk.core.error.LocalizedText;

/** Why a patient is a candidate, or why not; with the points it gives out of 100. The points are ours. Source: insi §6. */
public enum MatchReason {
    SAME_INS(0, "même INS", "same INS"),
    FORMER_INS(40, "INS de l'historique", "INS of the history"),
    OTHER_INS(-20, "une autre INS est active", "another INS is active"),
    SAME_BIRTH_DATE(35, "même date de naissance", "same date of birth"),
    NEAR_BIRTH_DATE(15, "date de naissance proche", "close date of birth"),
    SAME_BIRTH_NAME(25, "même nom de naissance", "same birth name"),
    EQUIVALENT_BIRTH_NAME(23, "nom de naissance équivalent", "equivalent birth name"),
    SAME_USED_NAME(18, "nom utilisé", "used name"),
    NEAR_BIRTH_NAME(12, "nom de naissance proche", "close birth name"),
    SAME_GIVEN_NAMES(20, "mêmes prénoms", "same given names"),
    SAME_FIRST_GIVEN_NAME(18, "même premier prénom", "same first given name"),
    COMMON_GIVEN_NAME(10, "un prénom en commun", "a given name in common"),
    SAME_SEX(10, "même sexe", "same sex"),
    OTHER_SEX(-10, "sexe différent", "other sex"),
    SAME_BIRTH_PLACE(10, "même lieu de naissance", "same place of birth"),
    OTHER_BIRTH_PLACE(-5, "lieu de naissance différent", "other place of birth"),
    NOT_QUALIFIED(0, "identité locale non qualifiée", "local identity not qualified");

    private final int points;
    private final String french;
    private final String english;

    MatchReason(int points, String french, String english) {
        this.points = points;
        this.french = french;
        this.english = english;
    }

    public int points() {
        return points;
    }

    public LocalizedText label() {
        return LocalizedText.of(french, english);
    }
}
