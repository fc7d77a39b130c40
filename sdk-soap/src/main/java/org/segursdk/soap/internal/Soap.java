package org.segursdk.soap.internal;

/** Names of the wire. Source: insi §3.3, dmp §1.3. */
public final class Soap {
    public static final String NS = "http://www.w3.org/2003/05/soap-envelope";
    public static final String NS_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public static final String WSA = "http://www.w3.org/2005/08/addressing";
    public static final String WSA_ANONYMOUS = WSA + "/anonymous";
    public static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public static final String MEDIA_TYPE = "application/soap+xml";

    private Soap() {}

    /** Whether the namespace is one of SOAP's, 1.2 or 1.1. */
    public static boolean isNamespace(String namespace) {
        return NS.equals(namespace) || NS_11.equals(namespace);
    }
}
