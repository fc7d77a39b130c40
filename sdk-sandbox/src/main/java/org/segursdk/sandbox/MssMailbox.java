package org.segursdk.sandbox;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A mailbox of the simulated operator. {@code toString} shows its kind alone. Source: mssante §2, §2.2.
 *
 * @param address local part and domain; the domain becomes one the operator hosts. Compared without regard to case
 * @param kind what it serves
 * @param holders national identifiers whose Pro Santé Connect tokens open it; several share an organisational mailbox
 * @param password where a password is still allowed; with a client certificate, PLAIN wants it only when there is one
 * @param structure application mailbox: OU the client certificate must bear; empty: any certificate of the sandbox
 * @param quota bytes it may hold; 0: no limit
 * @param open false: closed, mail to it is refused (professionals) or bounces (citizens), nobody opens it
 */
public record MssMailbox(
        String address,
        Kind kind,
        Set<String> holders,
        Optional<String> password,
        Optional<String> structure,
        long quota,
        boolean open) {
    /** Kinds of mailboxes. Source: mssante §2.2. */
    public enum Kind {
        /** Personal. */
        PER,
        /** Organisational, shared by a team. */
        ORG,
        /** Applicative: a machine's, opened with a client certificate. */
        APP,
        /** Of a practice. */
        CAB,
        /** Of a citizen, in Mon espace santé; the address is a matricule. */
        CITIZEN
    }

    public MssMailbox {
        address = address.toLowerCase(Locale.ROOT);
        if (!address.matches("[!-?A-~]{1,64}@[a-z0-9.-]{1,253}")) {
            throw new IllegalArgumentException("an address is local part, @, domain");
        }
        Objects.requireNonNull(kind, "kind");
        holders = Set.copyOf(holders);
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(structure, "structure");
        if (quota < 0) {
            throw new IllegalArgumentException("quota: 0 or more");
        }
    }

    /** A mailbox of that kind that the tokens of these holders open, without limit. */
    public static MssMailbox of(Kind kind, String address, String... holders) {
        return new MssMailbox(address, kind, Set.of(holders), Optional.empty(), Optional.empty(), 0, true);
    }

    public static MssMailbox personal(String address, String holder) {
        return of(Kind.PER, address, holder);
    }

    public static MssMailbox organisational(String address, String... holders) {
        return of(Kind.ORG, address, holders);
    }

    /** An application mailbox that any valid client certificate opens; see {@link #withStructure}. */
    public static MssMailbox application(String address) {
        return of(Kind.APP, address);
    }

    /** A citizen's; nobody logs in to it, the operator plays the citizen. */
    public static MssMailbox citizen(String address) {
        return of(Kind.CITIZEN, address);
    }

    public MssMailbox withPassword(String value) {
        return new MssMailbox(address, kind, holders, Optional.of(value), structure, quota, open);
    }

    /** @param value OU, such as {@link SandboxPki#DEFAULT_STRUCTURE} */
    public MssMailbox withStructure(String value) {
        return new MssMailbox(address, kind, holders, password, Optional.of(value), quota, open);
    }

    /** @param bytes 0: no limit */
    public MssMailbox withQuota(long bytes) {
        return new MssMailbox(address, kind, holders, password, structure, bytes, open);
    }

    public MssMailbox closed() {
        return new MssMailbox(address, kind, holders, password, structure, quota, false);
    }

    /** What stands behind the @. */
    public String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MssMailbox[" + kind + ", redacted]";
    }
}
