package org.segursdk.exchange.sharing;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/** What the rules say of one destination. */
public sealed interface Decision {
    /** It is sent. */
    record Send() implements Decision {}

    /**
     * The professional left it out.
     *
     * @param reason a code of the software
     */
    record Withheld(String reason) implements Decision {
        public Withheld {
            Objects.requireNonNull(reason, "reason");
        }

        /** Its name alone. */
        @Override
        public String toString() {
            return "Withheld";
        }
    }

    /**
     * A rule leaves it out.
     *
     * @param rule its id
     * @param explanation for people
     */
    record Skipped(String rule, LocalizedText explanation) implements Decision {
        public Skipped {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(explanation, "explanation");
        }

        /** Its name alone. */
        @Override
        public String toString() {
            return "Skipped";
        }
    }

    /** It waits until a professional says that the announcement was made. */
    record Held() implements Decision {}

    /** It is sent once the directory told the mailbox. */
    record NeedsLookUp() implements Decision {}
}
