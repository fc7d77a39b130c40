package org.segursdk.conformance.port;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the product connects to an operator of secure mail. Nothing here throws for what a server does: a refusal is {@code false} or
 * an empty list. The professional is {@code 899700366240} of the sandbox; the operator takes the access tokens of the sandbox's Pro
 * Santé Connect. Authorities to trust: those of the sandbox alone, which stand for IGC-Santé. Requirements REM-MSST-01 to -20.
 */
public interface MailTransportPort {
    /** How a mailbox is opened. */
    enum Access {
        /** Personal or organisational: XOAUTH2 with the access token of the professional's session. */
        PRO_SANTE_CONNECT,
        /** Application: the organisation's certificate of authentication, {@code sandbox.pki().credentials("mss")}. */
        CERTIFICATE
    }

    /**
     * A mailbox and its servers, each with STARTTLS.
     *
     * @param address of the mailbox
     * @param host name of both servers
     * @param smtpPort of submission
     * @param imapPort of reading
     */
    record MailAccount(String address, Access access, String host, int smtpPort, int imapPort) {
        public MailAccount {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(access, "access");
            Objects.requireNonNull(host, "host");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "MailAccount[" + access + "]";
        }
    }

    /** The professional logs in by Pro Santé Connect; {@code false} when the product has no such login. */
    boolean logIn(LoginBrowser browser) throws Exception;

    /**
     * The mailboxes to work with; replaces those told before.
     *
     * @param revocationList where the authority's revocation list is (HTTP), for a product that does not find it by itself; empty
     *     when the check does not look at revocation, which may then be left unchecked: the sandbox's certificates name no list
     */
    void configure(List<MailAccount> accounts, Optional<URI> revocationList) throws Exception;

    /**
     * Finds the servers of a mailbox by the operator's autoconfiguration file and tests them: opens both connections.
     *
     * @param autoconfiguration address of {@code config-v1.1.xml}, in place of the one derived from the address
     * @return whether the test came out well
     */
    boolean configureByItself(String address, URI autoconfiguration) throws Exception;

    /** Opens new connections to both servers of a mailbox, logs in, and keeps them; whether both were opened. */
    boolean connect(String address) throws Exception;

    /** Sends a message to professionals; whether the operator accepted it for all recipients. */
    boolean send(String from, String to, String text) throws Exception;

    /** Brings over what arrived in the inbox; Message-ID of each mail of the mailbox the product holds then. */
    List<String> read(String address) throws Exception;

    /** The bench's clock was moved: whatever the product does now and then is due. */
    void timersDue() throws Exception;

    /** Every file the product keeps or logs to: database files, logs, caches. Empty when it cannot tell: nothing is then looked at. */
    List<Path> files() throws Exception;
}
