package org.segursdk.conformance.port;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Accounts that the product keeps itself. Requirement REM-SEC-14. */
public interface AccountsPort {
    /**
     * An account.
     *
     * @param login unique in the product
     * @param displayName of the user
     * @param permissions names of rights or roles; the kit uses {@code read}, {@code write} and {@code admin}, which the adapter maps to
     *     three of the product's own
     * @param enabled whether the user may log in
     */
    record Account(String login, String displayName, Set<String> permissions, boolean enabled) {
        public Account {
            Objects.requireNonNull(login, "login");
            Objects.requireNonNull(displayName, "displayName");
            permissions = Set.copyOf(permissions);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Account[redacted]";
        }
    }

    /** The directory or provider the product is joined to (LDAP, OpenID) now tells these accounts and no other: the product synchronises. */
    void synchronise(List<Account> told) throws Exception;

    /** Accounts are updated in one go, by the product's file import or API; accounts not named stay as they are. */
    void updateInBulk(List<Account> changed) throws Exception;

    /** The product's own extraction of its accounts with their permissions, read back; empty when it has none. */
    List<Account> extract() throws Exception;
}
