package org.segursdk.cda.internal.check;

/** HL7 times as texts. Source: cda §1.2. */
final class Times {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Times() {}

    /** Whether the text is a real date or time: whole parts, a day the calendar has, an offset that exists. */
    static boolean exists(String value) {
        return exists(value, true);
    }

    /** As {@link #exists(String)}; an offset of one or three digits passes when not strict, as the validator has it for a plain TS. */
    static boolean exists(String value, boolean strict) {
        int digits = Shapes.digits(value, 0);
        if (digits < 4 || digits > 14 || digits % 2 != 0) {
            return false;
        }
        int at = digits;
        if (at < value.length() && value.charAt(at) == '.') {
            int fraction = Shapes.digits(value, at + 1);
            if (digits != 14 || fraction == 0) {
                return false;
            }
            at += 1 + fraction;
        }
        return offset(value, at, strict)
                && date(value, digits)
                && part(value, digits, 8, 23)
                && part(value, digits, 10, 59)
                && part(value, digits, 12, 59);
    }

    private static boolean offset(String value, int at, boolean strict) {
        if (at == value.length()) {
            return true;
        }
        char sign = value.charAt(at);
        int digits = Shapes.digits(value, at + 1);
        if (!strict) {
            return (sign == '+' || sign == '-') && digits >= 1 && digits <= 4 && at + 1 + digits == value.length();
        }
        return (sign == '+' || sign == '-')
                && (digits == 2 || digits == 4)
                && at + 1 + digits == value.length()
                && number(value, at + 1) <= 14
                && (digits == 2 || number(value, at + 3) < 60);
    }

    private static boolean date(String value, int digits) {
        int year = 100 * number(value, 0) + number(value, 2);
        if (year == 0 || digits < 6) {
            return year != 0;
        }
        int month = number(value, 4);
        if (month < 1 || month > 12) {
            return false;
        }
        if (digits < 8) {
            return true;
        }
        int day = number(value, 6);
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day >= 1 && day <= DAYS[month - 1] && (month != 2 || day < 29 || leap);
    }

    private static boolean part(String value, int digits, int from, int most) {
        return digits < from + 2 || number(value, from) <= most;
    }

    private static int number(String value, int from) {
        return 10 * (value.charAt(from) - '0') + value.charAt(from + 1) - '0';
    }

    /** Whether one time is later than another, as far as both are told. */
    static boolean after(String left, String right) {
        if (!exists(left) || !exists(right)) {
            return false;
        }
        int common = Math.min(Shapes.digits(left, 0), Shapes.digits(right, 0));
        if (common > 10 && !offsetOf(left).equals(offsetOf(right))) {
            return instant(left) > instant(right);
        }
        return left.substring(0, common).compareTo(right.substring(0, common)) > 0;
    }

    private static String offsetOf(String value) {
        int at = Math.max(value.indexOf('+'), value.indexOf('-'));
        return at < 0 ? "" : value.substring(at);
    }

    /** Minutes on one line of time, good for comparing only. */
    private static long instant(String value) {
        long days = number(value, 0) * 36_525L + number(value, 2) * 366L + number(value, 4) * 31L + number(value, 6);
        long minutes = days * 1_440 + number(value, 8) * 60L + (Shapes.digits(value, 0) >= 12 ? number(value, 10) : 0);
        String offset = offsetOf(value);
        if (offset.length() < 3) {
            return minutes;
        }
        long shift = number(offset, 1) * 60L + (offset.length() >= 5 ? number(offset, 3) : 0);
        return offset.charAt(0) == '+' ? minutes - shift : minutes + shift;
    }

    /** Whether the text tells an hour and no offset. */
    static boolean lacksOffset(String value) {
        return Shapes.digits(value, 0) > 8 && offsetOf(value).isEmpty();
    }
}
