package org.segursdk.soap.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.SoapOutInterceptor;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.bus.managers.PhaseManagerImpl;
import org.apache.cxf.configuration.security.AuthorizationPolicy;
import org.apache.cxf.configuration.security.ProxyAuthorizationPolicy;
import org.apache.cxf.databinding.stax.StaxDataBinding;
import org.apache.cxf.databinding.stax.XMLStreamWriterCallback;
import org.apache.cxf.endpoint.ConduitSelector;
import org.apache.cxf.endpoint.PreexistingConduitSelector;
import org.apache.cxf.headers.Header;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.MessageSenderInterceptor;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.segursdk.soap.XmlFragment;

/**
 * The one bus, chain and conduit of CXF in this JVM, private to the SDK. Nothing of a tenant stays here. The bus takes a
 * noticeable time to make.
 */
final class CxfTransport implements Transport {
    private static final FaultListener SILENT = (exception, description, message) -> false;

    private final PhaseManagerImpl phases = new PhaseManagerImpl();
    private final Bus bus;
    private final ConduitSelector conduit;
    private final StaxDataBinding binding = new StaxDataBinding();

    CxfTransport() {
        bus = privateBus();
        try {
            EndpointInfo info = new EndpointInfo();
            info.setName(new QName("urn:org.segursdk", "soap"));
            HttpsConduit https = new HttpsConduit(bus, info);
            HTTPClientPolicy policy = new HTTPClientPolicy();
            policy.setAllowChunking(true);
            policy.setChunkingThreshold(HELD);
            policy.setAutoRedirect(false);
            policy.setMaxRetransmits(0);
            policy.setAccept(ACCEPT);
            https.setClient(policy);
            https.setAuthorization(new AuthorizationPolicy());
            https.setProxyAuthorization(new ProxyAuthorizationPolicy());
            https.setMessageObserver(answer -> answer.getExchange().put(Answer.class, answer.get(Answer.class)));
            conduit = new PreexistingConduitSelector(https);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bus of our own, which does not become the default one of a host that also uses CXF. */
    private static Bus privateBus() {
        Bus thread = BusFactory.getThreadDefaultBus(false);
        Bus before = BusFactory.getDefaultBus(false);
        ExtensionManagerBus made = new ExtensionManagerBus(null, Map.of(), CxfTransport.class.getClassLoader());
        made.initialize();
        BusFactory.setThreadDefaultBus(thread);
        if (before == null && BusFactory.getDefaultBus(false) == made) {
            BusFactory.setDefaultBus(null);
        }
        return made;
    }

    @Override
    public Answer send(Call call, Peer peer) {
        SoapMessage message = new SoapMessage(Soap12.getInstance());
        Exchange exchange = new ExchangeImpl();
        exchange.setSynchronous(true);
        exchange.setOutMessage(message);
        exchange.put(Bus.class, bus);
        exchange.put(ConduitSelector.class, conduit);
        message.setExchange(exchange);
        message.put(Message.REQUESTOR_ROLE, Boolean.TRUE);
        message.put(Message.INBOUND_MESSAGE, Boolean.FALSE);
        message.put(FaultListener.class.getName(), SILENT);
        message.put(Message.ENCODING, "UTF-8");
        message.put(Message.CONTENT_TYPE, RequestParts.contentType(call));
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", new ArrayList<>(List.of(USER_AGENT)));
        message.put(Message.PROTOCOL_HEADERS, headers);
        HttpsConduit.attach(message, call, peer);
        for (XmlFragment header : EnvelopeHeaders.of(call)) {
            message.getHeaders().add(new Header(new QName("header"), callback(header), binding));
        }
        message.setInterceptorChain(chain());
        message.getInterceptorChain().doIntercept(message);
        Exception failure = message.getContent(Exception.class);
        Answer answer = exchange.get(Answer.class);
        if (failure == null && answer != null) {
            return answer;
        }
        call.abort();
        throw Failures.notAnswered(failure == null ? AnswerException.empty() : failure, call);
    }

    private PhaseInterceptorChain chain() {
        PhaseInterceptorChain chain = new PhaseInterceptorChain(phases.getOutPhases());
        chain.add(new MessageSenderInterceptor());
        chain.add(new CxfParts.Opening());
        chain.add(new StaxOutInterceptor());
        chain.add(new SoapOutInterceptor(bus));
        chain.add(new BodyWriter());
        return chain;
    }

    private static XMLStreamWriterCallback callback(XmlFragment fragment) {
        return fragment::writeTo;
    }

    /** Writes the payload between the tags that {@link SoapOutInterceptor} writes. */
    private static final class BodyWriter extends AbstractPhaseInterceptor<Message> {
        BodyWriter() {
            super(Phase.MARSHAL);
        }

        @Override
        public void handleMessage(Message message) {
            try {
                HttpsConduit.call(message).request().body().writeTo(message.getContent(XMLStreamWriter.class));
            } catch (XMLStreamException e) {
                throw new Fault(e);
            }
        }
    }
}
