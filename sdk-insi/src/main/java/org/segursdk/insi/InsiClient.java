package org.segursdk.insi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.insi.InsiSearch.Attempt;
import org.segursdk.insi.internal.InsiAnswer;
import org.segursdk.insi.internal.InsiRequests;
import org.segursdk.insi.internal.InsiRules;
import org.segursdk.soap.Addressing;
import org.segursdk.soap.SoapClient;
import org.segursdk.soap.SoapLimits;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.SoapResponse;

/**
 * The INSi teleservice: retrieves a person's INS from their traits (WS_INS2) or from Vitale card data (WS_INS1). Thread-safe;
 * opening it makes no network call. INSi may not be called for an identity marked doubtful or fictitious, nor for a user of
 * the ApCV: that is the software's to keep. Source: insi §3.
 */
public final class InsiClient implements AutoCloseable {
    /** Name of the service in a context. */
    public static final String SERVICE = "insi";

    private static final SoapLimits LIMITS = new SoapLimits(
            4L << 20, 1, 1, SoapLimits.DEFAULT.maxPartHeaderBytes(), SoapLimits.DEFAULT.maxXmlDuration());

    private final SegurContext context;
    private final InsiRequests requests;
    private final SoapClient soap;

    private InsiClient(SegurContext context, InsiProfile profile, InsiAuthentication authentication) {
        this.context = context;
        this.requests = new InsiRequests(context, profile, authentication);
        this.soap = SoapClient.create(context, SERVICE, LIMITS);
    }

    /** A client in mutual TLS with the default profile. */
    public static InsiClient create(SegurContext context) {
        return create(context, InsiProfile.defaults());
    }

    /** A client in mutual TLS. */
    public static InsiClient create(SegurContext context, InsiProfile profile) {
        return create(context, profile, InsiAuthentication.mutualTls());
    }

    /**
     * @throws InvalidInputException rules {@code ENDPOINT-MISSING}, {@code INSI-IDAM} (no CNDA authorisation number outside
     *     the sandbox), {@code INSI-BILLING-ID}, {@code INSI-SPECIALTY} (CPx)
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     */
    public static InsiClient create(SegurContext context, InsiProfile profile, InsiAuthentication authentication) {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(authentication, "authentication");
        context.requireAccepted(profile.facts(authentication));
        InsiRules.check(context, authentication);
        return new InsiClient(context, profile, authentication);
    }

    /**
     * One search by birth name, first given name, sex, date of birth and, when known, place of birth (WS_INS2).
     *
     * @throws InvalidInputException rules {@code INSI-SEX}, {@code INSI-BIRTHDATE}, {@code INS-NAME-*},
     *     {@code INS-GIVENNAME-*}; nothing was sent
     * @throws ServiceFaultException the service refused; raw codes kept ({@code desir_550}…)
     * @throws TransportException no usable answer; the search may be repeated
     * @throws SegurSecurityException certificates, DTD in the answer
     */
    public InsiResult search(IdentityTraits traits) {
        InsiRules.check(traits, context.clock());
        return call(requests.byTraits(traits, traits.firstGivenName(), traits.birthPlace()), Route.INSI_TRAITS);
    }

    /**
     * Searches with each given name in turn, then with all of them, then again with the place of birth when some call found
     * several; stops at the first identity found. A failure stops it. At most number of given names + 2 calls. Source: insi §3.11.
     *
     * @throws InvalidInputException as {@link #search}
     */
    public InsiSearch searchWithSuccessiveFirstNames(IdentityTraits traits) {
        return searchWithSuccessiveFirstNames(traits, attempt -> {});
    }

    /**
     * The same, telling each attempt as soon as it is answered, so that those before a failure are known too.
     *
     * @param listener an audit trail; what it throws stops the search
     */
    public InsiSearch searchWithSuccessiveFirstNames(IdentityTraits traits, Consumer<Attempt> listener) {
        InsiRules.check(traits, context.clock());
        List<String> names = new ArrayList<>(InsNames.split(traits.birthGivenNames()));
        if (names.size() > 1) {
            names.add(traits.birthGivenNames());
        }
        List<Attempt> attempts = new ArrayList<>();
        Optional<String> ambiguous = Optional.empty();
        for (String name : names) {
            InsiResult result = call(requests.byTraits(traits, name, Optional.empty()), Route.INSI_TRAITS);
            note(new Attempt(name, false, result), attempts, listener);
            if (result instanceof InsiResult.Found) {
                return new InsiSearch(attempts);
            }
            if (result instanceof InsiResult.Several) {
                ambiguous = Optional.of(name);
            }
        }
        if (ambiguous.isPresent() && traits.birthPlace().isPresent()) {
            InsiResult result =
                    call(requests.byTraits(traits, ambiguous.get(), traits.birthPlace()), Route.INSI_TRAITS);
            note(new Attempt(ambiguous.get(), true, result), attempts, listener);
        }
        return new InsiSearch(attempts);
    }

    private static void note(Attempt attempt, List<Attempt> attempts, Consumer<Attempt> listener) {
        attempts.add(attempt);
        listener.accept(attempt);
    }

    /**
     * One search with what a Vitale card says of a beneficiary (WS_INS1).
     *
     * @throws ServiceFaultException the service refused; raw codes kept
     * @throws TransportException no usable answer; the search may be repeated
     */
    public InsiResult searchByVitale(VitaleBeneficiary beneficiary) {
        return call(requests.byVitale(Objects.requireNonNull(beneficiary, "beneficiary")), Route.INSI_VITALE);
    }

    private InsiResult call(SoapRequest.Builder request, Route route) {
        SoapRequest built = request.addressing(Addressing.INSI).readOnly(true).build();
        try (SoapResponse response = soap.call(built)) {
            InsiAnswer answer = response.read(InsiAnswer::read);
            response.recordRawCode(answer.code());
            try {
                return answer.toResult(
                        built.operation(),
                        response.messageId(),
                        route,
                        context.clock().instant(),
                        context.environment() == Environment.SANDBOX);
            } catch (ServiceFaultException | TransportException e) {
                throw response.failed(e);
            }
        }
    }

    /** Nothing is held. */
    @Override
    public void close() {
        soap.close();
    }

    @Override
    public String toString() {
        return "InsiClient[" + context.environment() + "]";
    }
}
