package org.segursdk.soap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violations;

/** One request to a SOAP service. Immutable. */
public final class SoapRequest {
    // The action stands in a quoted HTTP parameter.
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9:/._\\-]{1,256}");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~\\-]+)*");

    private final String operation;
    private final String action;
    private final String path;
    private final Addressing addressing;
    private final List<XmlFragment> headers;
    private final @Nullable XmlFragment assertion;
    private final XmlFragment body;
    private final List<SoapAttachment> attachments;
    private final boolean mtom;
    private final boolean readOnly;
    private final boolean clientCertificate;
    private final @Nullable Function<SoapFault, SegurException> faultMapper;

    private SoapRequest(Builder builder, XmlFragment body) {
        this.operation = builder.operation;
        this.action = builder.action;
        this.path = builder.path;
        this.addressing = builder.addressing;
        this.headers = List.copyOf(builder.headers);
        this.assertion = builder.assertion;
        this.body = body;
        this.attachments = List.copyOf(builder.attachments);
        this.mtom = builder.mtom || !attachments.isEmpty();
        this.readOnly = builder.readOnly;
        this.clientCertificate = builder.clientCertificate;
        this.faultMapper = builder.faultMapper;
    }

    /**
     * @param operation name of the operation as told to the exchange listener, such as {@code TD2.1}
     * @param action WS-Addressing action
     */
    public static Builder builder(String operation, String action) {
        return new Builder(operation, action);
    }

    public String operation() {
        return operation;
    }

    public String action() {
        return action;
    }

    /** Appended to the address of the endpoint; {@code ""} or such as {@code /repository}. */
    public String path() {
        return path;
    }

    public Addressing addressing() {
        return addressing;
    }

    /** Headers besides WS-Addressing and security, in order. */
    public List<XmlFragment> headers() {
        return headers;
    }

    /** Content of {@code wsse:Security}. */
    public Optional<XmlFragment> assertion() {
        return Optional.ofNullable(assertion);
    }

    public XmlFragment body() {
        return body;
    }

    public List<SoapAttachment> attachments() {
        return attachments;
    }

    /** Whether the request is sent as multipart/related. */
    public boolean isMtom() {
        return mtom;
    }

    /** Whether the operation changes nothing on the other side, so that it may be repeated. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Whether the client certificate is presented. */
    public boolean presentsClientCertificate() {
        return clientCertificate;
    }

    /** What makes an exception of a fault; without one, a service fault with the raw codes. */
    public Optional<Function<SoapFault, SegurException>> faultMapper() {
        return Optional.ofNullable(faultMapper);
    }

    /** Without any content. */
    @Override
    public String toString() {
        return "SoapRequest[" + operation + "]";
    }

    /** Builds a request. */
    public static final class Builder {
        private final String operation;
        private final String action;
        private String path = "";
        private Addressing addressing = Addressing.DMP;
        private final List<XmlFragment> headers = new ArrayList<>();
        private @Nullable XmlFragment assertion;
        private @Nullable XmlFragment body;
        private final List<SoapAttachment> attachments = new ArrayList<>();
        private boolean mtom;
        private boolean readOnly;
        private boolean clientCertificate = true;
        private @Nullable Function<SoapFault, SegurException> faultMapper;

        private Builder(String operation, String action) {
            this.operation = Objects.requireNonNull(operation, "operation");
            this.action = Objects.requireNonNull(action, "action");
        }

        /** Appended to the address of the endpoint, such as {@code /repository}. */
        public Builder path(String value) {
            this.path = Objects.requireNonNull(value, "path");
            return this;
        }

        /** Default {@link Addressing#DMP}. */
        public Builder addressing(Addressing value) {
            this.addressing = Objects.requireNonNull(value, "addressing");
            return this;
        }

        /** Adds a header after those of WS-Addressing. */
        public Builder header(XmlFragment value) {
            this.headers.add(Objects.requireNonNull(value, "header"));
            return this;
        }

        /** Content of {@code wsse:Security}, written untouched; none, no {@code Security} header. */
        public Builder assertion(XmlFragment value) {
            this.assertion = Objects.requireNonNull(value, "assertion");
            return this;
        }

        /** Required. */
        public Builder body(XmlFragment value) {
            this.body = Objects.requireNonNull(value, "body");
            return this;
        }

        /** Adds binary parts; the request then is multipart. */
        public Builder attachments(List<SoapAttachment> values) {
            this.attachments.addAll(values);
            return this;
        }

        /** Sends multipart even without attachments. */
        public Builder mtom(boolean value) {
            this.mtom = value;
            return this;
        }

        /** Default false. Decides whether a call whose answer was lost is said to be retryable. */
        public Builder readOnly(boolean value) {
            this.readOnly = value;
            return this;
        }

        /** Default true: mutual TLS. */
        public Builder clientCertificate(boolean value) {
            this.clientCertificate = value;
            return this;
        }

        /** Makes the exception of a fault; called on the calling thread. */
        public Builder faultMapper(Function<SoapFault, SegurException> value) {
            this.faultMapper = Objects.requireNonNull(value, "faultMapper");
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code SOAP-ACTION}, {@code SOAP-PATH},
         *     {@code SOAP-CONTENT-ID-TWICE}
         */
        public SoapRequest build() {
            Set<String> ids = new HashSet<>();
            boolean distinct = attachments.stream().allMatch(each -> ids.add(each.contentId()));
            new Violations()
                    .require(operation, "operation")
                    .require(body, "body")
                    .check(
                            ACTION.matcher(action).matches(),
                            "action",
                            "SOAP-ACTION",
                            "une URI d'action est attendue",
                            "an action URI is expected")
                    .check(
                            PATH.matcher(path).matches(),
                            "path",
                            "SOAP-PATH",
                            "chemin vide, ou /segment",
                            "empty path, or /segment")
                    .check(
                            distinct,
                            "attachments",
                            "SOAP-CONTENT-ID-TWICE",
                            "deux pièces portent le même Content-ID",
                            "two attachments bear the same Content-ID")
                    .throwIfAny("SoapRequest");
            return new SoapRequest(this, Objects.requireNonNull(body));
        }
    }
}
