package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationFilter;
import org.segursdk.dmp.patient.PatientListQuery;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.DmpSituation.Kind;

/** Everything that may happen on the wire, for each call of a professional's: one typed error, sent once, good again afterwards. */
class AccessFaultTest extends SandboxTest {
    private static final QualifiedIns INS = Samples.ins();

    private static DmpAirClient client;

    private ConsultationAccess access;
    private FoundDocument document;

    @BeforeAll
    static void connect() {
        client = client(Duration.ofSeconds(60));
    }

    private static DmpAirClient client(Duration readTimeout) {
        Endpoint endpoint = Endpoint.builder(sandbox.endpoints()
                        .find(DmpClient.SERVICE)
                        .orElseThrow()
                        .uri())
                .trust(sandbox.trust())
                .readTimeout(readTimeout)
                .build();
        Consents consents = Consents.of(
                INS.ins(), Samples.doctor().id().value(), ConsentEvent.informed(), ConsentEvent.consultationDeclared());
        Endpoints endpoints = Endpoints.builder(Environment.SANDBOX)
                .endpoint(DmpClient.SERVICE, endpoint)
                .build();
        return DmpAirClient.create(context().endpoints(endpoints).build(), consents);
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    private static ProfessionalSession strong() {
        return ProfessionalSession.local(
                Samples.doctor(),
                AuthenticationMeans.PRO_SANTE_CONNECT,
                session().authenticatedAt());
    }

    @BeforeEach
    void open() {
        String id = sandbox.dmp().deposit(INS.ins(), DmpSeed.document()).uniqueId();
        access = client.open(strong(), INS).access().orElseThrow();
        document = access.search().find(id).orElseThrow();
        sandbox.recorder().clear();
    }

    /** A call of the professional's. */
    private enum Call {
        SEARCH(false) {
            @Override
            void run(AccessFaultTest test) {
                test.access.search();
            }
        },
        RETRIEVE(false) {
            @Override
            void run(AccessFaultTest test) {
                test.access.retrieve(test.document, DocumentSink.memory(1_000_000));
            }
        },
        PROFESSIONALS(false) {
            @Override
            void run(AccessFaultTest test) {
                test.access.professionals(AuthorisationFilter.ALL);
            }
        },
        ADMINISTRATIVE_DATA(false) {
            @Override
            void run(AccessFaultTest test) {
                test.access.administrativeData();
            }
        },
        EXISTENCE(false) {
            @Override
            void run(AccessFaultTest test) {
                client.checkExistence(strong(), INS);
            }
        },
        PATIENTS(false) {
            @Override
            void run(AccessFaultTest test) {
                client.patients(strong(), PatientListQuery.authorisedSince(strong().authenticatedAt()));
            }
        },
        DELETE(true) {
            @Override
            void run(AccessFaultTest test) {
                test.access.delete(test.document);
            }
        },
        MASK(true) {
            @Override
            void run(AccessFaultTest test) {
                test.access.mask(test.document);
            }
        },
        ARCHIVE(true) {
            @Override
            void run(AccessFaultTest test) {
                test.access.archive(test.document);
            }
        },
        AUTHORISATION_REMOVED(true) {
            @Override
            void run(AccessFaultTest test) {
                test.access.changeAuthorisation(AuthorisationChange.REMOVE);
            }
        },
        /** Adding twice is no error: it may be sent again. */
        AUTHORISATION(false) {
            @Override
            void run(AccessFaultTest test) {
                test.access.changeAuthorisation(AuthorisationChange.ADD_AS_TREATING_PHYSICIAN);
            }
        };

        private final boolean changes;

        Call(boolean changes) {
            this.changes = changes;
        }

        abstract void run(AccessFaultTest test);
    }

    /** A situation, the error, what is known of the request, and whether a call that changes nothing may be made again. */
    private record Fault(Kind kind, String type, Outcome outcome, boolean repeatable) {}

    /** Every fault for a call that reads, one that streams and one that changes; for the others every fourth, unless thorough. */
    private static Stream<Arguments> faults() {
        return Stream.of(Call.values())
                .flatMap(AccessFaultTest::faultsOf)
                .filter(arguments -> Boolean.getBoolean("segursdk.thorough") || isTriedByDefault(arguments));
    }

    private static boolean isTriedByDefault(Arguments arguments) {
        Call call = (Call) arguments.get()[0];
        int kind = ((Fault) arguments.get()[1]).kind().ordinal();
        return EnumSet.of(Call.SEARCH, Call.RETRIEVE, Call.DELETE).contains(call) || (kind + call.ordinal()) % 4 == 0;
    }

    private static Stream<Arguments> faultsOf(Call call) {
        return Stream.of(
                        new Fault(Kind.RESET, "TransportException", Outcome.UNCERTAIN, true),
                        new Fault(Kind.RESET_DURING_REQUEST, "TransportException", Outcome.UNCERTAIN, true),
                        new Fault(Kind.COMMIT_THEN_RESET, "TransportException", Outcome.UNCERTAIN, true),
                        new Fault(Kind.HALF_BODY, "TransportException", Outcome.UNCERTAIN, true),
                        new Fault(Kind.EMPTY_200, "TransportException", Outcome.UNCERTAIN, true),
                        new Fault(Kind.HTML_ERROR, "TransportException", Outcome.UNCERTAIN, true),
                        new Fault(Kind.WRONG_CONTENT_TYPE, "TransportException", Outcome.UNCERTAIN, true),
                        new Fault(Kind.DTD_IN_ANSWER, "SegurSecurityException", Outcome.UNCERTAIN, false),
                        new Fault(Kind.SOAP11_FAULT, "ServiceFaultException", Outcome.REFUSED, true),
                        new Fault(Kind.FAULT, "ServiceFaultException", Outcome.REFUSED, false),
                        new Fault(Kind.CLOCK_SKEW, "ServiceFaultException", Outcome.REFUSED, false),
                        new Fault(Kind.HTTP_429, "ServiceFaultException", Outcome.REFUSED, true),
                        new Fault(Kind.HTTP_503, "ServiceFaultException", Outcome.REFUSED, true))
                .map(fault -> Arguments.of(call, fault));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void call_brokenExchange_isOneTypedErrorSentOnce(Call call, Fault fault) {
        sandbox.dmp().next(DmpSituation.of(fault.kind()));
        SegurException failure = catchThrowableOfType(SegurException.class, () -> call.run(this));
        assertThat(failure).isNotNull();
        assertThat(failure.getClass().getSimpleName()).isEqualTo(fault.type());
        assertThat(failure.outcome()).isEqualTo(fault.outcome());
        boolean tooBusy = fault.kind() == Kind.HTTP_429 || fault.kind() == Kind.HTTP_503;
        boolean mayBeRepeated = fault.repeatable() && (!call.changes || tooBusy);
        assertThat(failure.retryable()).isEqualTo(mayBeRepeated);
        assertThat(sandbox.recorder().exchanges()).hasSizeLessThanOrEqualTo(1);
        if (fault.kind() != Kind.COMMIT_THEN_RESET && !(call.changes && fault.outcome() == Outcome.UNCERTAIN)) {
            call.run(this);
        } else {
            assertThat(access.administrativeData()).isPresent();
        }
    }

    /** Nothing comes for longer than the client waits. */
    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"SEARCH", "RETRIEVE", "DELETE"})
    void call_silence_isGivenUpAndSaidSo(Call call) {
        try (DmpAirClient hasty = client(Duration.ofSeconds(3))) {
            access = hasty.open(strong(), INS).access().orElseThrow();
            sandbox.dmp().next(DmpSituation.TIMEOUT);
            SegurException failure = catchThrowableOfType(SegurException.class, () -> call.run(this));
            assertThat(failure.code()).isEqualTo("READ-TIMEOUT");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(failure.retryable()).isEqualTo(!call.changes);
        }
        assertThat(sandbox.dmp().documents(Samples.MATRICULE))
                .filteredOn(each -> each.uniqueId().equals(document.uniqueId().orElseThrow()))
                .noneMatch(each -> each.status().equals(DmpDocument.DELETED));
    }
}
