package org.segursdk.soap;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.soap.internal.Answer;
import org.segursdk.soap.internal.Call;
import org.segursdk.soap.internal.OpenedAnswer;
import org.segursdk.soap.internal.Peer;
import org.segursdk.soap.internal.Transport;

/**
 * Calls one SOAP 1.2 service for one context. Thread-safe and light: creating it opens no connection, starts no thread and
 * reads no file; thousands may live in one JVM, each with its own certificate, authorities, proxy and listener. A request is
 * never sent twice, a redirect never followed.
 */
public final class SoapClient implements AutoCloseable {
    private final SegurContext context;
    private final String service;
    private final SoapLimits limits;
    private final Peer peer;
    private final ExchangeReport report;

    private SoapClient(SegurContext context, String service, SoapLimits limits) {
        this.context = context;
        this.service = service;
        this.limits = limits;
        this.peer = new Peer(context.endpoint(service), context.credentials(service));
        this.report = new ExchangeReport(context.listener());
    }

    /**
     * @param service name under which the context holds the endpoint and the credentials
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     */
    public static SoapClient create(SegurContext context, String service) {
        return create(context, service, SoapLimits.DEFAULT);
    }

    /** A client with other bounds on the answers. */
    public static SoapClient create(SegurContext context, String service, SoapLimits limits) {
        return new SoapClient(
                Objects.requireNonNull(context, "context"),
                Objects.requireNonNull(service, "service"),
                Objects.requireNonNull(limits, "limits"));
    }

    /**
     * Sends a request and returns its answer, to be closed. Blocks; time-outs are those of the endpoint.
     *
     * @throws TransportException not sent: no connection; uncertain: no usable answer
     * @throws SegurSecurityException certificates: {@code CERTIFICATE-EXPIRED}, {@code TLS-UNTRUSTED-SERVER},
     *     {@code TLS-HOST-MISMATCH}, {@code TLS-CLIENT-REFUSED}; answer: {@code XML-DTD-REFUSED}, {@code ANSWER-UNRELATED}
     * @throws ServiceFaultException the service answered a fault, or an HTTP error that says it did nothing
     */
    public SoapResponse call(SoapRequest request) {
        context.checkCertificates(service);
        Call call = new Call(
                service,
                request,
                limits,
                request.addressing().messageIdPrefix() + context.uuids().get(),
                "part_" + context.uuids().get(),
                address(request),
                context.clock().instant(),
                context.listener().captureMode());
        int status = 0;
        try {
            Answer answer = Transport.instance().send(call, peer);
            status = answer.status();
            OpenedAnswer opened = OpenedAnswer.open(answer, call);
            Optional<SoapFault> fault = opened.fault();
            if (fault.isPresent()) {
                opened.close();
                throw exception(request, fault.get());
            }
            return new SoapResponse(call, opened, report);
        } catch (SegurException e) {
            report.ended(call, status, Optional.empty(), Optional.of(e));
            throw e;
        }
    }

    private URI address(SoapRequest request) {
        Endpoint endpoint = peer.endpoint();
        String base = endpoint.uri().toString();
        String trimmed = base.endsWith("/") && !request.path().isEmpty() ? base.substring(0, base.length() - 1) : base;
        return URI.create(trimmed + request.path());
    }

    private SegurException exception(SoapRequest request, SoapFault fault) {
        return request.faultMapper()
                .map(mapper -> mapper.apply(fault))
                .orElseGet(() -> new ServiceFaultException(
                        service,
                        request.operation(),
                        Layer.SOAP_FAULT,
                        List.of(new RawError(
                                fault.subcode().isEmpty() ? fault.code() : fault.subcode(),
                                fault.code(),
                                fault.reason(),
                                "")),
                        !fault.isSender() && request.isReadOnly(),
                        LocalizedText.of(
                                "le service a répondu par une erreur SOAP", "the service answered a SOAP fault")));
    }

    /** Nothing is held; idle connections close by themselves. */
    @Override
    public void close() {
        // Kept so that callers may always close a client.
    }

    @Override
    public String toString() {
        return "SoapClient[" + service + "]";
    }
}
