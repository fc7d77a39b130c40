package org.segursdk.conformance.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Locale;
import org.segursdk.core.error.InvalidInputException;

/** What the commands that read a profile share. */
final class Profiles {
    /** Waivers are dated in France. */
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Profiles() {}

    /** One line for each fault of a file. */
    static void tell(InvalidInputException refused, PrintWriter err, Locale locale) {
        refused.violations()
                .forEach(each -> err.println(
                        each.path() + " [" + each.rule() + "] " + each.message().in(locale)));
    }
}
