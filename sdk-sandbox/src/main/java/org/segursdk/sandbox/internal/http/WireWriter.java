package org.segursdk.sandbox.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts an answer on the wire, or does not, as the effect says. */
final class WireWriter {
    private static final int HEAD = 8 * 1024;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<Callback, Request> held = new ConcurrentHashMap<>();

    /** The answer an effect makes of the simulator's own; empty body and status 0 when none is sent. */
    Answer effective(Answer answer, WireEffect effect) throws IOException {
        return switch (effect) {
            case NONE, SLOW, HALF_BODY, DRIP -> answer;
            case TIMEOUT, RESET, RESET_DURING_REQUEST, COMMIT_THEN_RESET, COMMIT_THEN_TIMEOUT ->
                new Answer(0, "", Map.of(), AnswerBody.of(""));
            case HTML_ERROR ->
                Answer.html(
                        502,
                        "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>");
            case SOAP11_FAULT ->
                new Answer(
                        500,
                        "text/xml; charset=utf-8",
                        Map.of(),
                        AnswerBody.of(
                                "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body><S:Fault>"
                                        + "<faultcode>S:Server</faultcode><faultstring>Internal error</faultstring>"
                                        + "</S:Fault></S:Body></S:Envelope>"));
            case EMPTY_200 -> new Answer(200, Answer.SOAP12, Map.of(), AnswerBody.of(""));
            case DTD_IN_ANSWER ->
                new Answer(answer.status(), answer.contentType(), answer.headers(), withDoctype(answer.body()));
            case WRONG_CONTENT_TYPE ->
                new Answer(answer.status(), "text/plain; charset=utf-8", answer.headers(), answer.body());
            case HTTP_429 -> busy(429, "Too Many Requests");
            case HTTP_503 -> busy(503, "Service Unavailable");
        };
    }

    private static Answer busy(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", Map.of("Retry-After", "2"), AnswerBody.of(text));
    }

    /** The declaration stands behind the XML declaration, in the root part where the answer has parts. */
    private static AnswerBody withDoctype(AnswerBody body) throws IOException {
        byte[] head;
        try (InputStream in = body.open()) {
            head = in.readNBytes(HEAD);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("<?xml");
        int end = start < 0 ? 0 : text.indexOf("?>", start) + 2;
        return AnswerBody.of(List.of(
                AnswerBody.of(Arrays.copyOf(head, end)),
                AnswerBody.of("<!DOCTYPE Envelope [<!ENTITY sandbox \"expanded\">]>"),
                new Rest(body, end)));
    }

    /** What follows the first bytes. */
    private record Rest(AnswerBody whole, long skipped) implements AnswerBody {
        @Override
        public long size() {
            return whole.size() - skipped;
        }

        @Override
        public InputStream open() throws IOException {
            InputStream in = whole.open();
            in.skipNBytes(skipped);
            return in;
        }
    }

    void write(Request request, Response response, Callback callback, Answer answer, Served served) throws IOException {
        switch (served.effect()) {
            case TIMEOUT, COMMIT_THEN_TIMEOUT -> hold(request, callback);
            case RESET, RESET_DURING_REQUEST, COMMIT_THEN_RESET -> {
                disconnect(request, true);
                callback.failed(new IOException("scripted reset"));
            }
            case HALF_BODY -> {
                head(response, answer);
                OutputStream out = Content.Sink.asOutputStream(response);
                try (InputStream in = answer.body().open()) {
                    copy(in, out, answer.body().size() / 2);
                }
                out.flush();
                disconnect(request, false);
                callback.failed(new IOException("scripted cut"));
            }
            case DRIP -> {
                head(response, answer);
                drip(response, answer.body(), served.delay());
                callback.succeeded();
            }
            case SLOW -> {
                pause(served.delay());
                send(response, answer, callback);
            }
            default -> send(response, answer, callback);
        }
    }

    /** Lets go of everything held or slowed; who waits for an answer sees the connection end. */
    void stop() {
        stopping.countDown();
        held.forEach((callback, request) -> {
            try {
                disconnect(request, true);
            } catch (IOException e) {
                // Already gone.
            }
            callback.failed(new IOException("sandbox stopped"));
        });
        held.clear();
    }

    private void hold(Request request, Callback callback) {
        held.put(callback, request);
        if (stopping.getCount() == 0) {
            stop();
        }
    }

    private static void send(Response response, Answer answer, Callback callback) throws IOException {
        head(response, answer);
        try (OutputStream out = Content.Sink.asOutputStream(response);
                InputStream in = answer.body().open()) {
            in.transferTo(out);
        }
        callback.succeeded();
    }

    private static void copy(InputStream in, OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[HEAD];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static void head(Response response, Answer answer) {
        response.setStatus(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().size());
    }

    private void drip(Response response, AnswerBody body, Duration interval) throws IOException {
        try (OutputStream out = Content.Sink.asOutputStream(response);
                InputStream in = body.open()) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
                out.flush();
                pause(interval);
            }
        }
    }

    private void pause(Duration duration) throws IOException {
        try {
            if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("sandbox stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void disconnect(Request request, boolean abortively) throws IOException {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        if (!(endPoint.getTransport() instanceof SocketChannel channel)) {
            throw new IllegalStateException("no socket under the connection");
        }
        if (abortively) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        channel.close();
    }

    /** Status line and headers, for the recorder. */
    static String describe(Answer answer) {
        if (answer.status() == 0) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append("\r\n");
        if (!answer.contentType().isEmpty()) {
            text.append("Content-Type: ").append(answer.contentType()).append("\r\n");
        }
        answer.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        text.append("Content-Length: ").append(answer.body().size()).append("\r\n");
        return text.toString();
    }
}
