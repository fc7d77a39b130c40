package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.RegistryError;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.dmp.FeedResult;

class FeedAnswerTest {
    private static final String DUPLICATE = "XDSDuplicateUniqueIdInRegistry";
    private static final String ERROR = "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error";
    private static final String WARNING = "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Warning";
    private static final Oid SET = Oid.of("1.2.9");
    private static final List<Oid> TWO = List.of(Oid.of("1.2.3"), Oid.of("1.2.3.4"));

    private static RegistryResponse response(String status, RegistryError... errors) {
        return new RegistryResponse(
                status,
                List.of(errors),
                new RegistryObjects(List.of(), List.of(), List.of(), List.of()),
                OptionalInt.empty());
    }

    private static RegistryError error(String code, String context) {
        return new RegistryError(code, context, ERROR, "");
    }

    private static FeedResult of(List<Oid> documents, RegistryResponse response) {
        return new FeedAnswer("dmp", "TD2.1", SET, documents).of(response);
    }

    @Test
    void of_success_isAccepted() {
        RegistryError warning = new RegistryError("X", "", WARNING, "");
        assertThat(of(TWO, response(RegistryResponse.SUCCESS, warning))).isEqualTo(new FeedResult.Accepted(SET, TWO));
    }

    @Test
    void of_duplicateOfOneDocument_isAlreadyThere() {
        List<Oid> one = List.of(Oid.of("1.2.3"));
        assertThat(of(one, response(RegistryResponse.FAILURE, error(DUPLICATE, "whatever"))))
                .isEqualTo(new FeedResult.AlreadyThere(one, List.of()));
    }

    @Test
    void of_duplicateNamedAmongSeveral_tellsWhich() {
        assertThat(of(TWO, response(RegistryResponse.FAILURE, error(DUPLICATE, "uniqueId 1.2.3.4."))))
                .isEqualTo(new FeedResult.AlreadyThere(TWO.subList(1, 2), TWO.subList(0, 1)));
        assertThat(of(TWO, response(RegistryResponse.FAILURE, error(DUPLICATE, ""))))
                .isEqualTo(new FeedResult.AlreadyThere(List.of(), TWO));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oid:1.2.3,true",
        "(1.2.3),true",
        "1.2.3.,true",
        "1.2.3.4,false",
        "11.2.3,false",
        "0.1.2.3,false",
        "1.2.33,false",
        "'1.2.33 1.2.3',true"
    })
    void names_wholeOidOnly(String text, boolean expected) {
        assertThat(FeedAnswer.names(text, "1.2.3")).isEqualTo(expected);
    }

    @Test
    void of_duplicateAmongOtherErrors_isAFaultWithEveryRawCode() {
        RegistryResponse answer = response(
                RegistryResponse.FAILURE, error(DUPLICATE, "1.2.3"), error("XDSPatientIdDoesNotMatch", "SECRET"));
        assertThatThrownBy(() -> of(TWO, answer)).isInstanceOfSatisfying(ServiceFaultException.class, e -> {
            assertThat(e.layer()).isEqualTo(Layer.EBXML_REGISTRY);
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.retryable()).isFalse();
            assertThat(e.rawErrors()).extracting(RawError::code).containsExactly(DUPLICATE, "XDSPatientIdDoesNotMatch");
            assertThat(e.getMessage()).doesNotContain("SECRET");
        });
    }

    @Test
    void of_failureWithoutErrors_isAFault() {
        assertThatThrownBy(() -> of(TWO, response(RegistryResponse.FAILURE))).isInstanceOf(ServiceFaultException.class);
    }

    @Test
    void of_busy_mayBeSentAgain() {
        assertThatThrownBy(() -> of(TWO, response(RegistryResponse.FAILURE, error("XDSRepositoryBusy", ""))))
                .isInstanceOfSatisfying(ServiceFaultException.class, e -> assertThat(e.retryable())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", RegistryResponse.PARTIAL_SUCCESS, "Success", "urn:x"})
    void of_anotherStatus_isUncertain(String status) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(() -> of(TWO, response(status))).isInstanceOfSatisfying(TransportException.class, e -> {
            codes.add(e.code());
            assertThat(e.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(e.retryable()).isFalse();
        });
        assertThat(codes).containsExactly("DMP-STATUS-UNEXPECTED");
    }

    @Test
    void of_successWithAnError_isUncertain() {
        assertThatThrownBy(() -> of(TWO, response(RegistryResponse.SUCCESS, error("X", ""))))
                .isInstanceOf(TransportException.class);
    }
}
