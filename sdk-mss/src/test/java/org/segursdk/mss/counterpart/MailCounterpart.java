package org.segursdk.mss.counterpart;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.MssListener;

/** An operator to test against: the sandbox's, or real servers. Its host is {@code localhost}. */
public interface MailCounterpart extends AutoCloseable {
    /** Domain of the professionals. */
    String DOMAIN = "medecin.test";
    /** What the operator takes at most, in bytes. */
    int MAX_SIZE = 3_000_000;

    /** Creates a personal mailbox. */
    void createMailbox(String address, Optional<String> password);

    /** Creates an application mailbox: {@link #certificate} opens it. */
    void createApplicationMailbox(String address);

    /** A token that opens that mailbox. */
    String token(String address);

    void revoke(String token);

    int port(MssListener listener);

    TrustMaterial trust();

    /** A certificate that the operator accepts. */
    ClientCredentials certificate();

    /** Lays a message into an INBOX. */
    void deliver(String address, String message);

    /** Messages of an INBOX, when there are at least so many. */
    List<String> inbox(String address, int atLeast);

    /** Whether its IMAP takes a password without TLS from the same machine, as Dovecot does whatever its configuration. */
    boolean takesLoopbackForSafe();

    /** Whether its IMAP counts changes of flags (CONDSTORE). */
    boolean countsChanges();

    @Override
    void close();
}
