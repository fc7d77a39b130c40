package org.segursdk.mss.connection;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.SegurException;

/**
 * Result of a test of the connection. Source: rem REM-MSST-07.
 *
 * @param smtp sending
 * @param imap reading
 */
public record ConnectionCheck(Side smtp, Side imap) {
    public ConnectionCheck {
        Objects.requireNonNull(smtp, "smtp");
        Objects.requireNonNull(imap, "imap");
    }

    public boolean passed() {
        return smtp.passed() && imap.passed();
    }

    /**
     * One server.
     *
     * @param capabilities what it offers once authenticated; empty when the test failed
     * @param failure why it failed
     */
    public record Side(Set<String> capabilities, Optional<SegurException> failure) {
        public Side {
            capabilities = Set.copyOf(capabilities);
            Objects.requireNonNull(failure, "failure");
        }

        public boolean passed() {
            return failure.isEmpty();
        }

        @Override
        public String toString() {
            return failure.map(SegurException::code).orElse("passed");
        }
    }
}
