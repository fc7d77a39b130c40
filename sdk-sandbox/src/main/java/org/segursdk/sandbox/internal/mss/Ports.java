package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** The listening sockets, on the loopback interface, and a thread for each connection. */
final class Ports implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final Operator operator;
    private final Map<MssListener, ServerSocket> sockets = new EnumMap<>(MssListener.class);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "segur-sandbox-mss");
        thread.setDaemon(true);
        return thread;
    });

    /** @param first port of the first listener, the others follow; 0 for any free ones */
    Ports(Operator operator, int first) {
        this.operator = operator;
        try {
            int port = first;
            for (MssListener listener : MssListener.values()) {
                ServerSocket socket = new ServerSocket();
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
                port = first == 0 ? 0 : port + 1;
                sockets.put(listener, socket);
            }
        } catch (IOException e) {
            close();
            throw new IllegalStateException("the sandbox's mail operator cannot listen", e);
        }
        sockets.forEach((listener, socket) -> threads.execute(() -> accept(listener, socket)));
    }

    int port(MssListener listener) {
        ServerSocket socket = sockets.get(listener);
        if (socket == null) {
            throw new IllegalStateException("not listening");
        }
        return socket.getLocalPort();
    }

    private void accept(MssListener listener, ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(listener, socket));
            } catch (IOException e) {
                // Closed, or a client that went away before it was taken.
                Thread.onSpinWait();
            }
        }
    }

    private void serve(MssListener listener, Socket socket) {
        ConnectionLog.Line log = operator.connections().open(listener);
        try (socket) {
            Wire wire = new Wire(socket, log);
            MssSituation opening = operator.situations().take(Step.CONNECT, listener.smtp() ? "SMTP" : "IMAP");
            if (!opens(listener, wire, opening)) {
                return;
            }
            Session session = listener.smtp()
                    ? new SmtpSession(operator, wire, listener, opening)
                    : new ImapSession(operator, wire, listener, opening);
            operator.sessions().add(session);
            try {
                session.run();
            } finally {
                operator.sessions().remove(session);
            }
        } catch (IOException e) {
            operator.records().broken(listener.smtp() ? "SMTP" : "IMAP", e);
        } finally {
            log.close();
        }
    }

    /** Whether a session follows. */
    private boolean opens(MssListener listener, Wire wire, MssSituation opening) throws IOException {
        if (opening.kind() == Kind.DROP_AT_CONNECT) {
            return false;
        }
        if (opening.kind() == Kind.NO_GREETING) {
            while (wire.readRawLine() != null) {
                continue;
            }
            return false;
        }
        if (listener.implicitTls()) {
            operator.secure(wire);
        }
        if (opening.kind() == Kind.BUSY) {
            wire.send(listener.smtp() ? "421 4.3.2 Sandbox too busy, try later" : "* BYE Sandbox too busy, try later");
            wire.finish();
            return false;
        }
        if (opening.kind() == Kind.SLOW) {
            wire.delay(opening.delay());
        }
        return true;
    }

    @Override
    public void close() {
        for (ServerSocket socket : sockets.values()) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException("the sandbox's mail operator did not stop", e);
            }
        }
        operator.sessions().forEach(Session::end);
        threads.shutdownNow();
    }
}
