package org.segursdk.mss.internal.connection;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.segursdk.mss.connection.MailEndpoint;
import org.segursdk.mss.connection.MailSecurity;

/** Angus's store, each connection of which authenticates anew by {@link MailImapProtocol}. Holds no secret. */
final class MailImapStore extends IMAPStore {
    private static final String PREFIX = "mail.imap.";

    private final MailLink link;
    private final boolean implicit;

    private MailImapStore(Session session, URLName url, boolean implicit, MailLink link) {
        super(session, url, "imap", implicit);
        this.link = link;
        this.implicit = implicit;
    }

    /** @param extra properties of Angus that the use of the store needs, such as {@code mail.imap.fetchsize} */
    static MailImapStore of(MailLink link, Properties extra) {
        MailEndpoint endpoint = link.server().imap();
        boolean implicit = endpoint.security() == MailSecurity.IMPLICIT_TLS;
        Properties properties = new Properties();
        properties.setProperty(
                PREFIX + "connectiontimeout",
                Integer.toString(MailLink.millis(link.server().connectTimeout())));
        properties.setProperty(
                PREFIX + "timeout",
                Integer.toString(MailLink.millis(link.server().readTimeout())));
        properties.putAll(extra);
        properties.put(PREFIX + "ssl.socketFactory", link.tls(endpoint));
        // Otherwise a failed handshake is tried again with the JDK's authorities.
        properties.setProperty(PREFIX + "socketFactory.fallback", "false");
        properties.setProperty(PREFIX + "ssl.enable", Boolean.toString(implicit));
        // The name is checked during the handshake, against the one that MailTls knows.
        properties.setProperty(PREFIX + "ssl.checkserveridentity", "true");
        properties.setProperty(PREFIX + "starttls.enable", Boolean.toString(!implicit));
        properties.setProperty(PREFIX + "starttls.required", Boolean.toString(!implicit));
        properties.setProperty(PREFIX + "sasl.enable", "true");
        Session session = Session.getInstance(properties);
        session.setDebug(false);
        URLName url = new URLName("imap", endpoint.host(), endpoint.port(), null, null, null);
        return new MailImapStore(session, url, implicit, link);
    }

    /** @param host the address that was checked: the name is not resolved again */
    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        return new MailImapProtocol("imap", host, port, session.getProperties(), implicit, link);
    }
}
