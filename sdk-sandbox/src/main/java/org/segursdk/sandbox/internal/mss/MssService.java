package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;
import org.segursdk.sandbox.MssSimulator;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.http.RecorderImpl;
import org.segursdk.sandbox.internal.http.Served;
import org.segursdk.sandbox.internal.http.Service;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/** The MSSanté operator, made when it is first used. */
public final class MssService implements Service, MssSimulator, AutoCloseable {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final DirectoryPki pki;
    private final List<String> protocols;
    private final Clock clock;
    private final Records records;
    private final boolean strict;
    private final Function<String, Optional<String>> proSanteConnect;
    private final int firstPort;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Operator operator;
    private @Nullable Ports ports;

    /**
     * @param folder where large mails are kept
     * @param proSanteConnect holder of an access token of the sandbox's own, while it serves
     * @param firstPort of the listeners, the others follow; 0 for any free ones
     */
    public MssService(
            DirectoryPki pki,
            List<String> protocols,
            Clock clock,
            RecorderImpl recorder,
            Path folder,
            boolean strict,
            Function<String, Optional<String>> proSanteConnect,
            int firstPort) {
        this.firstPort = firstPort;
        this.pki = pki;
        this.protocols = protocols;
        this.clock = clock;
        this.records = new Records(recorder, clock, folder);
        this.strict = strict;
        this.proSanteConnect = proSanteConnect;
    }

    private synchronized Operator operator() {
        Operator current = operator;
        if (current == null) {
            current = new Operator(pki, protocols, clock, records, strict, proSanteConnect);
            operator = current;
        }
        return current;
    }

    @Override
    public synchronized int port(MssListener listener) {
        Ports current = ports;
        if (current == null) {
            current = new Ports(operator(), firstPort);
            ports = current;
        }
        return current.port(listener);
    }

    @Override
    public synchronized void close() {
        if (ports != null) {
            ports.close();
        }
    }

    @Override
    public void createMailbox(MssMailbox mailbox) {
        operator().put(mailbox);
    }

    @Override
    public Optional<MssMailbox> mailbox(String address) {
        return operator().mailbox(address);
    }

    @Override
    public List<MssMailbox> mailboxes() {
        return operator().mailboxes();
    }

    @Override
    public void citizenDomain(String domain) {
        operator().settings().citizenDomain(domain.toLowerCase(Locale.ROOT));
    }

    @Override
    public void trustDomain(String domain) {
        operator().trust(domain);
    }

    @Override
    public String token(String holder) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = "sandbox-" + HexFormat.of().formatHex(bytes);
        acceptToken(token, holder, clock.instant().plus(TOKEN_LIFE));
        return token;
    }

    @Override
    public void acceptToken(String token, String holder, Instant expiry) {
        operator().tokens().accept(token, holder, expiry);
    }

    @Override
    public void revokeToken(String token) {
        operator().tokens().revoke(token);
    }

    @Override
    public void next(MssSituation... situations) {
        operator().situations().next(Arrays.asList(situations));
    }

    @Override
    public void always(MssSituation situation) {
        operator().situations().always(situation);
    }

    @Override
    public void strict(boolean value) {
        operator().settings().strict(value);
    }

    @Override
    public void maxSize(int bytes) {
        operator().settings().maxSize(bytes);
    }

    @Override
    public void citizenMaxSize(int bytes) {
        operator().settings().citizenMaxSize(bytes);
    }

    @Override
    public void citizensRead(boolean value) {
        operator().settings().citizensRead(value);
    }

    @Override
    public void citizensReply(Optional<String> text) {
        operator().settings().citizensReply(text);
    }

    @Override
    public boolean reply(String citizen, long uid, String text) {
        return new Citizens(operator(), new Reports(clock)).reply(citizen.toLowerCase(Locale.ROOT), uid, text);
    }

    @Override
    public List<MssDelivery> deliveries() {
        return records.deliveries();
    }

    @Override
    public List<MssConnection> connections() {
        return operator().connections().all();
    }

    @Override
    public long deliver(String mailbox, InputStream message) throws IOException {
        return operator().stores().append(mailbox.toLowerCase(Locale.ROOT), message.readAllBytes());
    }

    @Override
    public List<MssMessage> messages(String mailbox) {
        return messages(mailbox, Stores.INBOX);
    }

    @Override
    public List<MssMessage> messages(String mailbox, String folder) {
        return operator().stores().messages(mailbox.toLowerCase(Locale.ROOT), folder);
    }

    @Override
    public List<String> folders(String mailbox) {
        return operator().stores().folders(mailbox.toLowerCase(Locale.ROOT));
    }

    @Override
    public void expunge(String mailbox, long uid) {
        operator().stores().expunge(mailbox.toLowerCase(Locale.ROOT), uid);
    }

    @Override
    public void renumber(String mailbox) {
        operator().renumber(mailbox.toLowerCase(Locale.ROOT));
    }

    @Override
    public void disconnect(String mailbox) {
        operator().disconnect(mailbox.toLowerCase(Locale.ROOT));
    }

    @Override
    public void reset() {
        operator().reset();
    }

    @Override
    public String name() {
        return "mss";
    }

    @Override
    public Served serve(Incoming request) {
        request.operation("GET");
        return Served.plain(MssConsole.document(this, request));
    }

    @Override
    public void script(String situation, boolean always) {
        MssSituation parsed = Situations.parse(situation);
        if (always) {
            always(parsed);
        } else {
            next(parsed);
        }
    }

    @Override
    public synchronized String scripted() {
        return operator == null ? "" : operator.situations().pending();
    }

    @Override
    public String situations() {
        return Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(", "));
    }

    @Override
    public synchronized List<List<String>> table() {
        return operator == null ? List.of() : MssConsole.table(this);
    }

    @Override
    public Optional<Answer> control(String method, String path, Map<String, String> parameters, InputStream body)
            throws IOException {
        return MssConsole.control(this, method + " " + path, parameters, body);
    }
}
