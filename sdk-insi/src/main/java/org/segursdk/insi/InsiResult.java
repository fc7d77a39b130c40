package org.segursdk.insi;

import java.util.Objects;
import java.util.function.Function;
import org.segursdk.core.identity.RetrievedIdentity;

/** What INSi answered. Each is an expected outcome; failures are exceptions. Source: insi §3.8. */
public sealed interface InsiResult {
    /** Message id of the call, {@code uuid:…}, for the audit trail and for support. */
    String messageId();

    /** Exactly one identity (code 00). It is a person's to accept. */
    record Found(RetrievedIdentity identity, String messageId) implements InsiResult {
        public Found {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(messageId, "messageId");
        }
    }

    /** Nobody (code 01). Other criteria may still find the person: insi §3.11. */
    record NotFound(String messageId) implements InsiResult {
        public NotFound {
            Objects.requireNonNull(messageId, "messageId");
        }
    }

    /** Several identities (code 02), none of them given: add the other given names, then the place of birth. */
    record Several(String messageId) implements InsiResult {
        public Several {
            Objects.requireNonNull(messageId, "messageId");
        }
    }

    /** Goes on with the case that holds. */
    default <T> T match(
            Function<? super Found, ? extends T> found,
            Function<? super NotFound, ? extends T> none,
            Function<? super Several, ? extends T> several) {
        if (this instanceof Found one) {
            return found.apply(one);
        }
        if (this instanceof NotFound nobody) {
            return none.apply(nobody);
        }
        return several.apply((Several) this);
    }
}
