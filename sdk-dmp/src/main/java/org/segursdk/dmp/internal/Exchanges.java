package org.segursdk.dmp.internal;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.soap.SoapClient;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.SoapResponse;
import org.segursdk.soap.vihf.Vihf;

/** What every transaction of the DMP has in common: the rights, the assertion, the sending, the meaning of the answer. */
public final class Exchanges implements AutoCloseable {
    public static final String SERVICE = "dmp";

    /** What an answer means. */
    interface Meaning<T> {
        T of(SoapResponse response);
    }

    private final SegurContext context;
    private final DmpProfile profile;
    private final SoapClient soap;

    public Exchanges(SegurContext context, DmpProfile profile) {
        Objects.requireNonNull(context, "context").requireAccepted(profile.facts());
        this.context = context;
        this.profile = profile;
        this.soap = SoapClient.create(context, SERVICE);
    }

    public SegurContext context() {
        return context;
    }

    public DmpProfile profile() {
        return profile;
    }

    /** A request that the caller may make, with its assertion; body and the rest are to be added. */
    SoapRequest.Builder request(
            DmpOperation operation, Caller caller, Optional<QualifiedIns> ins, String path, String action) {
        caller.require(operation);
        Vihf.Builder vihf = Vihf.builder(context, SERVICE, caller.session())
                .profile(profile.vihf())
                .mode(caller.mode())
                .purposeOfUse(caller.access());
        ins.ifPresent(vihf::patient);
        return SoapRequest.builder(operation.transaction(), action).path(path).assertion(vihf.build());
    }

    /** Sends, gives the answer its meaning, and makes the listener hear of a failure it held. */
    <T> T send(SoapRequest request, Meaning<T> meaning) {
        try (SoapResponse response = soap.call(request)) {
            try {
                return meaning.of(response);
            } catch (ServiceFaultException e) {
                response.recordRawCode(e.rawCode());
                throw response.failed(e);
            } catch (SegurException e) {
                throw response.failed(e);
            }
        }
    }

    @Override
    public void close() {
        soap.close();
    }

    @Override
    public String toString() {
        return "Exchanges[" + context.environment() + "]";
    }
}
