package org.segursdk.sandbox.internal.http;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Request;

/** A request on its way to a simulator, with what the recorder has to learn about it. */
public final class Incoming {
    private final Request request;
    private final String path;
    private final InputStream body;
    private final List<X509Certificate> clientChain;
    private String operation = "";
    private String situation = "NORMAL";
    private String verdict = "accepted";
    private boolean synthetic;
    private Optional<UnaryOperator<String>> redaction = Optional.empty();

    Incoming(Request request, String path, InputStream body, List<X509Certificate> clientChain) {
        this.request = request;
        this.path = path;
        this.body = body;
        this.clientChain = clientChain;
    }

    public String method() {
        return request.getMethod();
    }

    /** Path below the service, such as {@code /repository}; empty at its root. */
    public String path() {
        return path;
    }

    /** The query as it came, still encoded; empty: none. */
    public String query() {
        return Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    }

    /** A header's value, or empty. */
    public String header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    public InputStream body() {
        return body;
    }

    /** The client's certificate, when it presented one. The server checked its chain and dates. */
    public Optional<X509Certificate> clientCertificate() {
        return clientChain.stream().findFirst();
    }

    public String operation() {
        return operation;
    }

    /** Tells the recorder what was asked. */
    public void operation(String name) {
        this.operation = name;
    }

    public String situation() {
        return situation;
    }

    /** Tells the recorder which scripted situation is applied. */
    public void situation(String name) {
        this.situation = name;
    }

    public String verdict() {
        return verdict;
    }

    /** Tells the recorder why the request was refused; no patient data. */
    public void refused(String reason) {
        this.verdict = reason;
    }

    boolean synthetic() {
        return synthetic;
    }

    /** Tells the recorder whether every identity in the exchange is synthetic; false until told. */
    public void allSynthetic(boolean value) {
        this.synthetic = value;
    }

    Optional<UnaryOperator<String>> redaction() {
        return redaction;
    }

    /** Heads and bodies go through that function before they are recorded. */
    public void recordThrough(UnaryOperator<String> function) {
        this.redaction = Optional.of(function);
    }
}
