package org.segursdk.conformance.port;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Traces of the life of accounts. Requirement REM-SEC-15. */
public interface AccountTracePort {
    /** What happens to an account. */
    enum AccountOperation {
        CHANGE_ATTRIBUTE,
        CHANGE_RIGHTS,
        CHANGE_LOGIN,
        CHANGE_PASSWORD
    }

    /**
     * A line of the trace.
     *
     * @param author login of who did it
     * @param target login of the account, before the operation
     * @param operation in the product's own words
     * @param result in the product's own words
     */
    record AccountTraceLine(Instant at, String author, String target, String operation, String result) {
        public AccountTraceLine {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(result, "result");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "AccountTraceLine[redacted]";
        }
    }

    /** An administrator does something to the account of another; both are made if need be. */
    void perform(String author, AccountOperation operation, String target) throws Exception;

    /** The trace since the last reset, oldest first. */
    List<AccountTraceLine> trace() throws Exception;
}
