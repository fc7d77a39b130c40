package org.segursdk.cda.internal.render;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** HL7 dates as people read them. What is no date is shown as it was written. Source: cda §1.2 (TS, IVL_TS). */
final class Dates {
    private static final Pattern TS = Pattern.compile(
            "([0-9]{4})([0-9]{2})?([0-9]{2})?(?:([0-9]{2})([0-9]{2})?(?:[0-9]{2})?(?:\\.[0-9]+)?)?([+-][0-9]{4})?");
    private static final ZoneId HERE = ZoneId.of("Europe/Paris");

    private final Words words;

    Dates(Words words) {
        this.words = words;
    }

    /** A TS element. */
    String of(@Nullable Node time) {
        return time == null || time.value("value").isEmpty() ? words.nothing(time) : text(time.value("value"));
    }

    /** An IVL_TS element. */
    String period(@Nullable Node time) {
        Node low = time == null ? null : time.child("low");
        Node high = time == null ? null : time.child("high");
        if (low == null && high == null) {
            return of(time);
        }
        if (high == null) {
            return words.say("depuis le ", "since ") + of(low);
        }
        if (low == null) {
            return words.say("jusqu'au ", "until ") + of(high);
        }
        return words.say("du ", "from ") + of(low) + words.say(" au ", " to ") + of(high);
    }

    String text(String value) {
        Matcher parts = TS.matcher(value.strip());
        if (!parts.matches()) {
            return value;
        }
        String date = date(parts.group(1), part(parts.group(2)), part(parts.group(3)));
        if (parts.group(4) == null) {
            return date;
        }
        String minute = parts.group(5) == null ? words.say(" h", "h") : ":" + parts.group(5);
        return date + words.say(" à ", " at ") + parts.group(4) + minute + offset(parts);
    }

    private static String part(@Nullable String digits) {
        return digits == null ? "" : digits;
    }

    private String date(String year, String month, String day) {
        boolean noMonth = month.isEmpty() || month.equals("00");
        boolean noDay = day.isEmpty() || day.equals("00");
        if (noMonth && noDay) {
            return month.isEmpty() ? year : year + words.say(" (jour et mois inconnus)", " (day and month unknown)");
        }
        if (noMonth) {
            return day + "/??/" + year + words.say(" (mois inconnu)", " (month unknown)");
        }
        String unknownDay = day.isEmpty() ? "" : words.say(" (jour inconnu)", " (day unknown)");
        if (words.french()) {
            return noDay ? month + "/" + year + unknownDay : day + "/" + month + "/" + year;
        }
        return noDay ? year + "-" + month + unknownDay : year + "-" + month + "-" + day;
    }

    /** The offset is told when it is not the one of France at that time. */
    private static String offset(Matcher parts) {
        String offset = parts.group(6);
        if (offset == null) {
            return "";
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4)),
                    0);
            ZoneOffset told = ZoneOffset.of(offset.substring(0, 3) + ":" + offset.substring(3));
            return HERE.getRules().getValidOffsets(local).contains(told) ? "" : " (UTC" + told.getId() + ")";
        } catch (DateTimeException | NumberFormatException e) {
            return " (" + offset + ")";
        }
    }
}
