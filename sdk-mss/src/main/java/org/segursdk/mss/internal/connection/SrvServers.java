package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.SrvLookup;
import org.segursdk.mss.connection.SrvRecord;

/** Servers by DNS: with STARTTLS first, as the référentiel wants it, else over TLS. Source: RFC 6186, RFC 8314. */
public final class SrvServers {
    private static final Comparator<SrvRecord> BEST = Comparator.comparingInt(SrvRecord::priority)
            .thenComparing(Comparator.comparingInt(SrvRecord::weight).reversed());

    private SrvServers() {}

    /**
     * @param names IMAP with STARTTLS, IMAP over TLS, submission with STARTTLS, submission over TLS
     * @throws IOException when the DNS does not answer, or does not tell both servers
     */
    public static MailServer.Builder find(SrvLookup dns, List<String> names, String domain) throws IOException {
        MailServer.Builder server = MailServer.builder();
        Optional<SrvRecord> imap = best(dns, names.get(0), domain);
        Optional<SrvRecord> imaps = imap.isPresent() ? imap : best(dns, names.get(1), domain);
        SrvRecord reading = imaps.orElseThrow(() -> new IOException("no IMAP"));
        server.imap(
                reading.target(), reading.port(), imap.isPresent() ? MailSecurity.STARTTLS : MailSecurity.IMPLICIT_TLS);
        Optional<SrvRecord> submission = best(dns, names.get(2), domain);
        Optional<SrvRecord> submissions = submission.isPresent() ? submission : best(dns, names.get(3), domain);
        SrvRecord sending = submissions.orElseThrow(() -> new IOException("no submission"));
        return server.smtp(
                sending.target(),
                sending.port(),
                submission.isPresent() ? MailSecurity.STARTTLS : MailSecurity.IMPLICIT_TLS);
    }

    private static Optional<SrvRecord> best(SrvLookup dns, String name, String domain) throws IOException {
        return dns.find(name + '.' + domain).stream()
                .filter(record -> !record.target().isEmpty())
                .min(BEST);
    }
}
