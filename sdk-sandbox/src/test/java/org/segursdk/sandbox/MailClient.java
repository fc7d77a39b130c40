package org.segursdk.sandbox;

import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.Tls;

/** A plain Angus mail client. */
final class MailClient {
    private final Sandbox sandbox;
    private final MssListener smtp;
    private final MssListener imap;
    private final String mechanism;
    private final Optional<ClientCredentials> certificate;

    private MailClient(
            Sandbox sandbox,
            MssListener smtp,
            MssListener imap,
            String mechanism,
            Optional<ClientCredentials> certificate) {
        this.sandbox = sandbox;
        this.smtp = smtp;
        this.imap = imap;
        this.mechanism = mechanism;
        this.certificate = certificate;
    }

    static MailClient of(Sandbox sandbox) {
        return new MailClient(sandbox, MssListener.SMTP, MssListener.IMAP, "XOAUTH2", Optional.empty());
    }

    MailClient by(String value) {
        return new MailClient(sandbox, smtp, imap, value, certificate);
    }

    MailClient on(MssListener smtpListener, MssListener imapListener) {
        return new MailClient(sandbox, smtpListener, imapListener, mechanism, certificate);
    }

    MailClient with(ClientCredentials value) {
        return new MailClient(sandbox, smtp, imap, mechanism, Optional.of(value));
    }

    private Session session(String protocol, MssListener listener) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        SSLContext tls = certificate
                .map(credentials -> Tls.context(credentials, sandbox.trust()))
                .orElseGet(() -> Tls.context(sandbox.trust()));
        properties.put(prefix + "ssl.socketFactory", tls.getSocketFactory());
        properties.put(prefix + "ssl.enable", Boolean.toString(listener.implicitTls()));
        properties.put(prefix + "starttls.enable", Boolean.toString(!listener.implicitTls()));
        properties.put(prefix + "starttls.required", Boolean.toString(!listener.implicitTls()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "auth", "true");
        properties.put(prefix + "auth.mechanisms", mechanism);
        properties.put(prefix + "timeout", "10000");
        properties.put(prefix + "connectiontimeout", "10000");
        return Session.getInstance(properties);
    }

    SMTPTransport smtp(String user, String secret) throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session("smtp", smtp).getTransport("smtp");
        transport.connect("localhost", sandbox.mss().port(smtp), user, secret);
        return transport;
    }

    IMAPStore imap(String user, String secret) throws MessagingException {
        Store store = session("imap", imap).getStore("imap");
        store.connect("localhost", sandbox.mss().port(imap), user, secret);
        return (IMAPStore) store;
    }

    static Folder inbox(IMAPStore store) throws MessagingException {
        Folder folder = store.getFolder("INBOX");
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    static MimeMessage mail(String... lines) throws MessagingException {
        byte[] bytes = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    static Address[] to(String... addresses) {
        return Arrays.stream(addresses)
                .map(address -> {
                    try {
                        return new InternetAddress(address);
                    } catch (MessagingException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .toArray(Address[]::new);
    }
}
