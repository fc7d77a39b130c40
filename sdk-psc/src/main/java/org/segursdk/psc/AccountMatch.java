package org.segursdk.psc;

import java.util.List;
import java.util.Objects;

/**
 * Which account of the software a person has. Source: rem REM-PSC-02.
 *
 * @param <A> an account
 */
public sealed interface AccountMatch<A> {
    /** One account, by however many identifiers. */
    record One<A>(A account) implements AccountMatch<A> {
        public One {
            Objects.requireNonNull(account, "account");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "One[redacted]";
        }
    }

    /** No account: the person is to be paired, or refused. */
    record None<A>() implements AccountMatch<A> {}

    /** Identifiers of one person lead to several accounts: they are to be merged by hand. */
    record Several<A>(List<A> accounts) implements AccountMatch<A> {
        public Several {
            accounts = List.copyOf(accounts);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Several[redacted]";
        }
    }
}
