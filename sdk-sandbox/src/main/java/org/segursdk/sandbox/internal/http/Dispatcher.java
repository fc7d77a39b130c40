package org.segursdk.sandbox.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.segursdk.sandbox.RecordedExchange;

/** Sends each request to its simulator, records the exchange and answers. */
final class Dispatcher extends Handler.Abstract {
    private static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Map<String, Service> services;
    private final RecorderImpl recorder;
    private final Clock clock;
    private final Console console;
    private final WireWriter wire = new WireWriter();

    Dispatcher(Map<String, Service> services, RecorderImpl recorder, Clock clock) {
        this.services = services;
        this.recorder = recorder;
        this.clock = clock;
        this.console = new Console(services, recorder);
    }

    /** Ends what is being held back. */
    void release() {
        wire.stop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = Request.getServerName(request);
        if (host == null || !LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))) {
            // A web page that names this machine otherwise must not reach the sandbox through a browser.
            wire.write(
                    request,
                    response,
                    callback,
                    Answer.text(421, "The sandbox answers to loopback names only."),
                    Served.plain(Answer.text(421, "")));
            return true;
        }
        String path = request.getHttpURI().getCanonicalPath();
        String[] parts = path.split("/", 3);
        Service service = parts.length < 2 ? null : services.get(parts[1]);
        if (service == null) {
            Answer answer = console.serve(request, path);
            wire.write(request, response, callback, answer, Served.plain(answer));
            return true;
        }
        exchange(service, parts.length > 2 ? "/" + parts[2] : "", request, response, callback);
        return true;
    }

    private void exchange(Service service, String path, Request request, Response response, Callback callback)
            throws IOException {
        SpooledBody received = recorder.newBody();
        SpooledBody sent = recorder.newBody();
        InputStream body = new Tee(Content.Source.asInputStream(request), received);
        Incoming incoming = new Incoming(request, path, body, clientChain(request));
        int status = 0;
        String head = "";
        try {
            Served served = service.serve(incoming);
            if (served.effect() != WireEffect.RESET_DURING_REQUEST) {
                body.transferTo(java.io.OutputStream.nullOutputStream());
            }
            Answer answer = wire.effective(served.answer(), served.effect());
            status = answer.status();
            head = WireWriter.describe(answer);
            try (InputStream answered = answer.body().open()) {
                answered.transferTo(sent);
            }
            record(service, request, incoming, received, status, head, sent);
            wire.write(request, response, callback, answer, served);
        } catch (IOException e) {
            incoming.refused("connection lost");
            if (status == 0) {
                record(service, request, incoming, received, status, head, sent);
            }
            callback.failed(e);
        }
    }

    private void record(
            Service service,
            Request request,
            Incoming incoming,
            SpooledBody received,
            int status,
            String answerHead,
            SpooledBody sent)
            throws IOException {
        received.close();
        sent.close();
        if (recorder.withholds(incoming.synthetic())) {
            received.withhold();
            sent.withhold();
        }
        UnaryOperator<String> redaction = incoming.redaction().orElse(UnaryOperator.identity());
        if (incoming.redaction().isPresent()) {
            received.rewrite(redaction);
            sent.rewrite(redaction);
        }
        recorder.add(new RecordedExchange(
                recorder.nextNumber(),
                clock.instant(),
                service.name(),
                incoming.operation(),
                incoming.situation(),
                redaction.apply(requestHead(request, service.secretHeaders())),
                received,
                status,
                redaction.apply(answerHead),
                sent,
                incoming.verdict()));
    }

    private static String requestHead(Request request, Set<String> secret) {
        StringBuilder head = new StringBuilder()
                .append(request.getMethod())
                .append(' ')
                .append(request.getHttpURI().getPathQuery())
                .append(' ')
                .append(request.getConnectionMetaData().getHttpVersion().asString())
                .append("\r\n");
        for (HttpField field : request.getHeaders()) {
            boolean hidden = secret.stream().anyMatch(field.getName()::equalsIgnoreCase);
            head.append(field.getName())
                    .append(": ")
                    .append(hidden ? "hidden" : field.getValue())
                    .append("\r\n");
        }
        return head.toString();
    }

    private static List<X509Certificate> clientChain(Request request) {
        Object session = request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
        if (session instanceof EndPoint.SslSessionData data && data.peerCertificates() != null) {
            return List.of(data.peerCertificates());
        }
        return List.of();
    }

    /** Copies what is read. */
    private static final class Tee extends FilterInputStream {
        private final SpooledBody copy;

        Tee(InputStream in, SpooledBody copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                copy.write(b);
            }
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                copy.write(bytes, offset, count);
            }
            return count;
        }
    }
}
