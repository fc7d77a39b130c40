package org.segursdk.eprescription.gateway;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/** What came of an operation that a gateway may not have. */
public sealed interface Attempt {
    /**
     * Done.
     *
     * @param status the prescription's status then
     */
    record Done(BaseStatus status) implements Attempt {
        public Done {
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * The base refused.
     *
     * @param rejection why, as it says
     */
    record Rejected(Rejection rejection) implements Attempt {
        public Rejected {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    /**
     * The gateway does not do that; nothing was sent.
     *
     * @param reason for people
     */
    record Unsupported(LocalizedText reason) implements Attempt {
        public Unsupported {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Not in public documentation: cancelling, suspending, replacing. */
    static Unsupported notPublic() {
        return new Unsupported(LocalizedText.of(
                "aucune documentation publique ne décrit cette opération, et ce connecteur ne la propose pas",
                "no public documentation describes this operation, and this gateway does not offer it"));
    }
}
