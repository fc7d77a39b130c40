package org.segursdk.benchmarks;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.headers.Header;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.openehealth.ipf.commons.ihe.xds.iti41.Iti41PortType;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.w3c.dom.Element;

/** CXF as its users call it: a JAX-WS proxy of IPF's port type with MTOM, or a dispatch; WS-Addressing by its own feature. */
final class PlainCxf {
    private static final QName SECURITY =
            new QName("http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd", "Security");

    /**
     * What TLS needs.
     *
     * @param credentials the client's
     * @param trust the server's authority
     */
    record Tls(ClientCredentials credentials, TrustMaterial trust) {}

    private PlainCxf() {}

    static Iti41PortType repository(URI uri, Optional<Tls> tls) {
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setServiceClass(Iti41PortType.class);
        factory.setAddress(uri.toString());
        factory.setBindingId(SOAPBinding.SOAP12HTTP_MTOM_BINDING);
        factory.getFeatures().add(new WSAddressingFeature());
        Iti41PortType port = (Iti41PortType) factory.create();
        tls.ifPresent(with -> secure(ClientProxy.getClient(port), with));
        return port;
    }

    /** The lightest of CXF's calls: the payload as it is, no JAXB. */
    static Dispatch<Source> patients(URI uri, Optional<Tls> tls) {
        QName port = new QName("urn:dmp", "port");
        Service service = Service.create(new QName("urn:dmp", "service"));
        service.addPort(port, SOAPBinding.SOAP12HTTP_BINDING, uri.toString());
        Dispatch<Source> dispatch =
                service.createDispatch(port, Source.class, Service.Mode.PAYLOAD, new WSAddressingFeature());
        dispatch.getRequestContext().put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
        dispatch.getRequestContext().put(BindingProvider.SOAPACTION_URI_PROPERTY, "urn:hl7-org:v3:PRPA_IN201307UV02");
        tls.ifPresent(with -> secure(((DispatchImpl<Source>) dispatch).getClient(), with));
        return dispatch;
    }

    /** For the next call; CXF adds its own headers to the list. */
    static void header(BindingProvider port, Element security) {
        port.getRequestContext().put(Header.HEADER_LIST, new ArrayList<>(List.of(new Header(SECURITY, security))));
    }

    private static void secure(Client client, Tls with) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "own",
                    with.credentials().authentication().privateKey(),
                    new char[0],
                    with.credentials().authentication().chain().toArray(X509Certificate[]::new));
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int i = 0;
            for (X509Certificate authority : with.trust().authorities()) {
                trusted.setCertificateEntry("ca" + i++, authority);
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, new char[0]);
            TrustManagerFactory other = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            other.init(trusted);
            TLSClientParameters parameters = new TLSClientParameters();
            parameters.setKeyManagers(own.getKeyManagers());
            parameters.setTrustManagers(other.getTrustManagers());
            ((HTTPConduit) client.getConduit()).setTlsClientParameters(parameters);
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes as an attachment. */
    static DataHandler handler(byte[] bytes) {
        return new DataHandler(new DataSource() {
            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public OutputStream getOutputStream() {
                return OutputStream.nullOutputStream();
            }

            @Override
            public String getContentType() {
                return "text/xml";
            }

            @Override
            public String getName() {
                return "";
            }
        });
    }
}
