package org.segursdk.dmp.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Date and time as the DMP's own services write them: {@code yyyyMMddHHmmss} without a zone. Which zone that is, is not
 * published: it comes from the profile. Source: dmp §5.2, §5.3.
 */
final class DmpStamps {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern OFFSET = Pattern.compile("[0-9]{14}[+-][0-9]{4}");

    private final ZoneId zone;

    DmpStamps(ZoneId zone) {
        this.zone = zone;
    }

    String write(Instant time) {
        return FORM.format(LocalDateTime.ofInstant(time, zone));
    }

    /** The instant; empty for a text of another form, a date alone included: no hour is made up. */
    Optional<Instant> read(String text) {
        try {
            if (OFFSET.matcher(text).matches()) {
                return Optional.of(OffsetDateTime.parse(text, WITH_OFFSET).toInstant());
            }
            return Optional.of(LocalDateTime.parse(text, FORM).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
