package org.segursdk.core.error;

import java.util.Locale;
import java.util.Objects;

/**
 * A message for people, in French and English. Never holds patient data or secrets.
 *
 * @param french the French wording
 * @param english the English wording
 */
public record LocalizedText(String french, String english) {
    public LocalizedText {
        Objects.requireNonNull(french, "french");
        Objects.requireNonNull(english, "english");
    }

    public static LocalizedText of(String french, String english) {
        return new LocalizedText(french, english);
    }

    /** French for any French locale, English otherwise. */
    public String in(Locale locale) {
        return Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? french : english;
    }
}
