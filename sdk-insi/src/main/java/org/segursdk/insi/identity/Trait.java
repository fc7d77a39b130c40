package org.segursdk.insi.identity;

/** A trait of an identity, by its name: what journals and comparisons speak of without its value. Source: insi §1.3. */
public enum Trait {
    BIRTH_NAME(true),
    BIRTH_GIVEN_NAMES(true),
    /** Premier prénom: the user's to choose, so long as it begins the list of given names. */
    FIRST_GIVEN_NAME(false),
    SEX(true),
    BIRTH_DATE(true),
    BIRTH_PLACE(true),
    USED_NAME(false),
    USED_GIVEN_NAME(false);

    private final boolean strict;

    Trait(boolean strict) {
        this.strict = strict;
    }

    /** Whether it is locked once an INS or a check stands on it. */
    public boolean isStrict() {
        return strict;
    }
}
