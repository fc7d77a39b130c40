package org.segursdk.sandbox.internal.mss;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.MssSituation.Kind;
import org.segursdk.sandbox.internal.pki.ServerKey;

/** A connection spoken line by line, before and after TLS. Read by one thread, written by several. */
final class Wire implements Closeable {
    /** A command line longer than this ends the session. */
    private static final int MAX_LINE = 128 * 1024;

    private static final int ALERT = 21;

    /** What is noted by its name; anything else may be part of a mail that came astray. */
    private static final Set<String> COMMANDS = Set.of(
            ("EHLO HELO STARTTLS AUTH MAIL RCPT DATA RSET NOOP QUIT VRFY HELP CAPABILITY LOGOUT AUTHENTICATE LOGIN SELECT EXAMINE"
                            + " CREATE DELETE RENAME SUBSCRIBE UNSUBSCRIBE LIST LSUB STATUS APPEND CHECK CLOSE UNSELECT EXPUNGE"
                            + " SEARCH SORT FETCH STORE COPY MOVE IDLE ID NAMESPACE ENABLE")
                    .split(" "));

    /** A client that goes on says so at once. */
    private static final int PATIENCE_MS = 700;

    private final ConnectionLog.Line log;
    private final Socket plain;
    private volatile Socket socket;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[32 * 1024];
    private int position;
    private int limit;
    private volatile Duration delay = Duration.ZERO;

    Wire(Socket socket, ConnectionLog.Line log) throws IOException {
        this.log = log;
        this.plain = socket;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Each answer waits so long from now on. */
    void delay(Duration value) {
        this.delay = value;
    }

    /** One byte, or -1 at the end. */
    int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        limit = Math.max(0, in.read(buffer));
        position = 0;
        return limit > 0;
    }

    /** A line with its end, or null at the end of the connection. */
    byte @Nullable [] readRawLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b;
        while ((b = read()) >= 0) {
            line.write(b);
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() > MAX_LINE) {
                throw new IOException("command line too long");
            }
        }
        return null;
    }

    /** A line without its end, one char a byte; null at the end of the connection. */
    @Nullable
    String readLine() throws IOException {
        byte[] line = readRawLine();
        if (line == null) {
            return null;
        }
        int end = line.length - (line.length > 1 && line[line.length - 2] == '\r' ? 2 : 1);
        return new String(Arrays.copyOf(line, end), StandardCharsets.ISO_8859_1);
    }

    /** Writes lines, each ended by CRLF. */
    void send(String... lines) throws IOException {
        write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        await();
        synchronized (this) {
            out.write(bytes);
            out.flush();
        }
    }

    private void await() throws IOException {
        if (delay.isZero()) {
            return;
        }
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    /** TLS from here on, as the server. What the client sent too early is dropped: it was not protected. */
    void startTls(SSLContext context, List<String> protocols) throws IOException {
        position = 0;
        limit = 0;
        ClientHello hello = ClientHello.read(plain.getInputStream());
        log.hello(hello.hello());
        SSLSocket secured = (SSLSocket)
                context.getSocketFactory().createSocket(plain, new ByteArrayInputStream(hello.bytes()), true);
        secured.setUseClientMode(false);
        secured.setWantClientAuth(true);
        secured.setEnabledProtocols(protocols.toArray(String[]::new));
        try {
            secured.startHandshake();
        } catch (IOException e) {
            log.refused(String.valueOf(e.getMessage()));
            throw e;
        }
        synchronized (this) {
            this.socket = secured;
            this.in = secured.getInputStream();
            this.out = secured.getOutputStream();
        }
        log.secured(
                secured.getSession().getProtocol() + ' ' + secured.getSession().getCipherSuite(), peer());
    }

    /** Chooses what a client has to refuse, notes whether it does, and leaves. */
    void force(Kind kind, ServerKey key) throws IOException {
        ClientHello hello = ClientHello.read(plain.getInputStream());
        log.hello(hello.hello());
        plain.getOutputStream().write(ForcedHello.answer(kind, hello, key));
        plain.getOutputStream().flush();
        plain.setSoTimeout(PATIENCE_MS);
        log.refused(refuses() ? "refused by the client" : MssConnection.NOT_REFUSED);
        close();
        throw new IOException("TLS that no client may take");
    }

    /** An alert or the end of the connection; silence is patience, and patience is no refusal. */
    private boolean refuses() {
        try {
            int type = plain.getInputStream().read();
            return type < 0 || type == ALERT;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    void situation(Kind kind) {
        log.situation(kind.name());
    }

    /** Notes what the client said, without what logs in. */
    void note(String step) {
        log.step(COMMANDS.contains(step.split(" ", 2)[0]) ? step : "?");
    }

    void noteOpened(String mailbox) {
        log.opened(mailbox);
    }

    boolean secured() {
        return socket instanceof SSLSocket;
    }

    /** The client's certificate, whose chain and dates TLS checked. */
    Optional<X509Certificate> peer() {
        if (!(socket instanceof SSLSocket tls)) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) tls.getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Closes in order. */
    void finish() {
        try {
            socket.close();
        } catch (IOException e) {
            close();
        }
    }

    /** Closes without a word of TLS, as a broken line would. */
    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // It is gone all the same.
            position = limit;
        }
    }
}
