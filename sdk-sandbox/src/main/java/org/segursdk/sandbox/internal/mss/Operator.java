package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;
import org.segursdk.sandbox.internal.pki.DirectoryPki;
import org.segursdk.sandbox.internal.pki.ServerCertificate;

/** The operator's state: mailboxes, tokens, situations, sessions. */
final class Operator {
    static final String CITIZENS = "patient.mssante.fr";

    private final DirectoryPki pki;
    private final List<String> protocols;
    private final Clock clock;
    private final Records records;
    private final Stores stores = new Stores();
    private final Situations situations = new Situations();
    private final Tokens tokens;
    private final Map<String, MssMailbox> mailboxes = new ConcurrentHashMap<>();
    private final Set<String> trusted = ConcurrentHashMap.newKeySet();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Map<ServerCertificate, SSLContext> contexts = new ConcurrentHashMap<>();
    private final Settings settings;
    private final ConnectionLog connections;
    private final Function<String, Optional<String>> proSanteConnect;

    /** @param proSanteConnect holder of an access token of the sandbox's own, while it serves */
    Operator(
            DirectoryPki pki,
            List<String> protocols,
            Clock clock,
            Records records,
            boolean strict,
            Function<String, Optional<String>> proSanteConnect) {
        this.pki = pki;
        this.protocols = protocols;
        this.clock = clock;
        this.records = records;
        this.tokens = new Tokens(clock);
        this.settings = new Settings(strict);
        this.connections = new ConnectionLog(clock);
        this.proSanteConnect = proSanteConnect;
    }

    Clock clock() {
        return clock;
    }

    Records records() {
        return records;
    }

    Stores stores() {
        return stores;
    }

    Situations situations() {
        return situations;
    }

    Tokens tokens() {
        return tokens;
    }

    Settings settings() {
        return settings;
    }

    ConnectionLog connections() {
        return connections;
    }

    Set<Session> sessions() {
        return sessions;
    }

    void put(MssMailbox mailbox) {
        stores.create(mailbox.address());
        mailboxes.put(mailbox.address(), mailbox);
    }

    Optional<MssMailbox> mailbox(String address) {
        return Optional.ofNullable(mailboxes.get(address.toLowerCase(Locale.ROOT)));
    }

    List<MssMailbox> mailboxes() {
        return mailboxes.values().stream()
                .sorted(Comparator.comparing(MssMailbox::address))
                .toList();
    }

    void trust(String domain) {
        trusted.add(domain.toLowerCase(Locale.ROOT));
    }

    boolean trusts(String domain) {
        return trusted.contains(domain);
    }

    boolean hosts(String domain) {
        return mailboxes.values().stream().anyMatch(mailbox -> mailbox.domain().equals(domain));
    }

    boolean isCitizen(String address) {
        return address.endsWith("@" + settings.citizenDomain());
    }

    /** TLS on a connection, with the certificate the situation wants. */
    void secure(Wire wire) throws IOException {
        Kind scripted = situations.take(Step.TLS, "").kind();
        wire.situation(scripted);
        if (ForcedHello.isFor(scripted)) {
            wire.force(scripted, pki.serverKey());
        }
        ServerCertificate certificate =
                switch (scripted) {
                    case TLS_EXPIRED -> ServerCertificate.EXPIRED;
                    case TLS_REVOKED -> ServerCertificate.REVOKED;
                    case TLS_UNTRUSTED -> ServerCertificate.UNTRUSTED;
                    case TLS_WRONG_HOST -> ServerCertificate.OTHER_HOST;
                    default -> ServerCertificate.VALID;
                };
        List<String> versions = scripted == Kind.TLS_1_2 ? List.of("TLSv1.2") : protocols;
        wire.startTls(contexts.computeIfAbsent(certificate, pki::serverContext), versions);
    }

    /** Judges an attempt to log in, and tells the recorder. */
    Judgement login(String protocol, String mechanism, Optional<Sasl> sasl, Optional<X509Certificate> peer) {
        MssSituation scripted = situations.take(Step.LOGIN, "");
        String operation = protocol + " " + mechanism;
        String user = sasl.map(Sasl::user).orElse("");
        if (scripted.kind() == Kind.LOGIN_UNAVAILABLE) {
            records.login(operation, scripted.toString(), "NO", "temporary failure");
            return Judgement.unavailable();
        }
        boolean refused = scripted.kind() == Kind.TOKEN_REFUSED || scripted.kind() == Kind.TOKEN_REFUSED_DROP;
        String reason = refused ? "scripted" : sasl.map(s -> reason(s, peer)).orElse("malformed");
        if (!reason.isEmpty() || sasl.isEmpty()) {
            records.login(operation, scripted.toString(), "NO", "login refused: " + reason);
            return Judgement.refused(scripted.kind() == Kind.TOKEN_REFUSED_DROP);
        }
        records.login(operation, scripted.toString(), "OK", "accepted");
        String token = sasl.get().token() ? sasl.get().secret() : "";
        return Judgement.opened(new Login(user, token, scripted.kind() == Kind.TOKEN_EXPIRES));
    }

    /** Why a mailbox is not opened; empty when it is. */
    private String reason(Sasl sasl, Optional<X509Certificate> peer) {
        @Nullable MssMailbox mailbox = mailboxes.get(sasl.user());
        if (mailbox == null || !mailbox.open()) {
            return "no such mailbox, or closed";
        }
        if (sasl.token()) {
            Optional<String> holder = tokens.holder(sasl.secret()).or(() -> proSanteConnect.apply(sasl.secret()));
            if (holder.isEmpty()) {
                return "token unknown or expired";
            }
            return mailbox.holders().contains(holder.get()) ? "" : "not a holder of the mailbox";
        }
        if (mailbox.kind() == MssMailbox.Kind.APP && peer.isPresent()) {
            boolean structure =
                    mailbox.structure().map(ou -> isOf(ou, peer.get())).orElse(true);
            boolean password = mailbox.password().map(sasl.secret()::equals).orElse(true);
            return structure && password ? "" : "certificate of another structure, or wrong password";
        }
        return mailbox.password().map(sasl.secret()::equals).orElse(false) ? "" : "wrong password, or none allowed";
    }

    private static boolean isOf(String structure, X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .anyMatch(rdn -> "OU".equalsIgnoreCase(rdn.getType())
                                    && structure.equals(rdn.getValue().toString()));
        } catch (InvalidNameException e) {
            return false;
        }
    }

    void disconnect(String mailbox) {
        sessions.stream().filter(session -> session.serves(mailbox)).forEach(Session::end);
    }

    void renumber(String mailbox) {
        stores.renumber(mailbox);
        disconnect(mailbox);
    }

    void reset() {
        sessions.forEach(Session::end);
        situations.reset();
        tokens.clear();
        mailboxes.clear();
        trusted.clear();
        stores.clear();
        records.clear();
        connections.clear();
        settings.reset();
    }
}
