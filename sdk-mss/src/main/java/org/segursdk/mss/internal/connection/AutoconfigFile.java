package org.segursdk.mss.internal.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import org.segursdk.core.Environment;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailServer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An operator's {@code config-v1.1.xml}, over HTTPS, small, from the one host asked. Source: mssante §2. */
public final class AutoconfigFile {
    private static final int LARGEST = 64 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Environment environment;
    private final TrustMaterial trust;
    private final List<String> suites;

    public AutoconfigFile(Environment environment, TrustMaterial trust, List<String> suites) {
        this.environment = environment;
        this.trust = trust;
        this.suites = suites;
    }

    /** @throws IOException whose message is a short code: it may be shown */
    public MailServer.Builder read(String url) throws IOException {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address", e);
        }
        if (!"https".equals(address.getScheme()) || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IOException("https only");
        }
        Hosts.resolve(environment, address.getHost().toLowerCase(Locale.ROOT));
        return servers(parse(fetch(address)));
    }

    private byte[] fetch(URI address) throws IOException {
        if (!(address.toURL().openConnection() instanceof HttpsURLConnection connection)) {
            throw new IOException("https only");
        }
        connection.setSSLSocketFactory(new MailTls(Tls.context(trust), address.getHost(), suites));
        try {
            return BoundedHttp.get(connection, LARGEST, LONGEST);
        } catch (BoundedHttp.AnswerException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(Failures.notSent(e).code(), e);
        }
    }

    private static Document parse(byte[] bytes) throws IOException {
        try {
            return SecureXml.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException e) {
            throw new IOException("not XML that is allowed", e);
        }
    }

    private static MailServer.Builder servers(Document document) throws IOException {
        Endpoint imap = find(document, "incomingServer", "imap").orElseThrow(() -> new IOException("no IMAP over TLS"));
        Endpoint smtp = find(document, "outgoingServer", "smtp").orElseThrow(() -> new IOException("no SMTP over TLS"));
        return MailServer.builder()
                .imap(imap.host(), imap.port(), imap.security())
                .smtp(smtp.host(), smtp.port(), smtp.security());
    }

    private record Endpoint(String host, int port, MailSecurity security) {}

    /** The first with STARTTLS, else the first over TLS; one in clear is not seen. */
    private static Optional<Endpoint> find(Document document, String element, String type) {
        Optional<Endpoint> found = Optional.empty();
        NodeList servers = document.getElementsByTagName(element);
        for (int i = 0; i < servers.getLength(); i++) {
            if (servers.item(i) instanceof Element server && type.equals(server.getAttribute("type"))) {
                Optional<Endpoint> read = read(server);
                boolean better = found.isEmpty()
                        || found.get().security() == MailSecurity.IMPLICIT_TLS
                                && read.stream().anyMatch(each -> each.security() == MailSecurity.STARTTLS);
                found = read.isPresent() && better ? read : found;
            }
        }
        return found;
    }

    private static Optional<Endpoint> read(Element server) {
        String socket = text(server, "socketType").toUpperCase(Locale.ROOT);
        String port = text(server, "port");
        if (!socket.equals("STARTTLS") && !socket.equals("SSL") || !port.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        MailSecurity security = socket.equals("SSL") ? MailSecurity.IMPLICIT_TLS : MailSecurity.STARTTLS;
        return Optional.of(new Endpoint(text(server, "hostname"), Integer.parseInt(port), security));
    }

    private static String text(Element server, String name) {
        NodeList found = server.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
