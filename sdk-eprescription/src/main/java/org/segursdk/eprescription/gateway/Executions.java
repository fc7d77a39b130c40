package org.segursdk.eprescription.gateway;

import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * What was dispensed or executed, as the prescriber may see it: by law only when the patient, once informed, did not oppose. Source:
 * eprescription §1, §2 (11).
 */
public sealed interface Executions {
    /**
     * The patient did not oppose.
     *
     * @param executions in the order of their dates; may be empty
     */
    record Shown(List<Execution> executions) implements Executions {
        public Shown {
            executions = List.copyOf(executions);
        }
    }

    /**
     * The patient opposes: whether there are any is not told either.
     *
     * @param rawCode the base's own code for it, {@code ""} when it gave none
     */
    record Withheld(String rawCode) implements Executions {
        public Withheld {
            Objects.requireNonNull(rawCode, "rawCode");
        }
    }

    /**
     * The base shows nothing, for another reason.
     *
     * @param rejection why, as it says
     */
    record Refused(Rejection rejection) implements Executions {
        public Refused {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    /**
     * The gateway does not do that; nothing was sent.
     *
     * @param reason for people
     */
    record Unsupported(LocalizedText reason) implements Executions {
        public Unsupported {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
