package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.xds.RegistryError;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.dmp.DmpErrorCode;
import org.segursdk.dmp.DmpIssue;

class RegistryAnswerTest {
    private static final RegistryObjects ONE =
            new RegistryObjects(List.of(), List.of(), List.of(), List.of("urn:uuid:1"));

    private static RegistryError error(String code) {
        return new RegistryError(code, "PAT-TROIS", "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error", "there");
    }

    private static RegistryError warning(String code) {
        return new RegistryError(code, "", "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Warning", "");
    }

    private static RegistryResponse response(String status, RegistryError... errors) {
        return new RegistryResponse(status, Arrays.asList(errors), ONE, OptionalInt.empty());
    }

    private static RegistryAnswer reading(RegistryResponse response) {
        return RegistryAnswer.ofReading("dmp", "TD3.1", response);
    }

    @Test
    void reading_success_isComplete() {
        RegistryAnswer answer = reading(response(RegistryResponse.SUCCESS, warning("XDSExtraMetadataNotSaved")));
        assertThat(answer.complete()).isTrue();
        assertThat(answer.objects()).isEqualTo(ONE);
        assertThat(answer.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.isError()).isFalse();
            assertThat(issue.code().kind()).isEqualTo(DmpErrorCode.Kind.METADATA);
        });
    }

    @Test
    void reading_partialSuccess_givesWhatThereIsAndSaysSo() {
        RegistryAnswer answer = reading(response(RegistryResponse.PARTIAL_SUCCESS, error("Whatever")));
        assertThat(answer.complete()).isFalse();
        assertThat(answer.objects()).isEqualTo(ONE);
        DmpIssue issue = answer.issues().get(0);
        assertThat(issue.code()).isEqualTo(new DmpErrorCode(DmpErrorCode.Kind.OTHER, "Whatever"));
        assertThat(issue.context()).isEqualTo("PAT-TROIS");
        assertThat(issue.location()).isEqualTo("there");
        assertThat(issue.toString()).doesNotContain("PAT-TROIS");
    }

    @Test
    void reading_partialSuccessThatTellsNoError_isNotComplete() {
        assertThat(reading(response(RegistryResponse.PARTIAL_SUCCESS)).complete())
                .isFalse();
    }

    @Test
    void reading_successWithAnError_isNotComplete() {
        assertThat(reading(response(RegistryResponse.SUCCESS, error("X"))).complete())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "XDSTooManyResults,true",
        "XDSRegistryBusy,true",
        "XDSRegistryError,true",
        "XDSUnknownPatientId,false",
        "SomethingNew,false",
        "'',false"
    })
    void reading_failure_keepsTheRawCodeAndTellsWhetherToAskAgain(String code, boolean retryable) {
        ServiceFaultException failure = catchThrowableOfType(
                ServiceFaultException.class,
                () -> reading(response(RegistryResponse.FAILURE, warning("W"), error(code))));
        assertThat(failure.rawCode()).isEqualTo(code);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.layer()).isEqualTo(ServiceFaultException.Layer.EBXML_REGISTRY);
        assertThat(failure.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(failure.getMessage()).doesNotContain("PAT-TROIS");
        assertThat(failure.rawErrors()).hasSize(2);
    }

    @Test
    void reading_failureWithoutError_isAFaultAllTheSame() {
        ServiceFaultException failure =
                catchThrowableOfType(ServiceFaultException.class, () -> reading(response(RegistryResponse.FAILURE)));
        assertThat(failure.rawCode()).isEmpty();
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Unheard", "Success"})
    void unknownStatus_isNeverASuccess(String status) {
        TransportException read = catchThrowableOfType(TransportException.class, () -> reading(response(status)));
        assertThat(read.code()).isEqualTo("DMP-STATUS-UNEXPECTED");
        assertThat(read.retryable()).isTrue();
        TransportException change = catchThrowableOfType(
                TransportException.class, () -> RegistryAnswer.ofChange("dmp", "TD3.3", response(status)));
        assertThat(change.retryable()).isFalse();
        assertThat(change.outcome()).isEqualTo(Outcome.UNCERTAIN);
    }

    @Test
    void change_onlyAFullSuccessIsOne() {
        assertThat(RegistryAnswer.ofChange("dmp", "TD3.3", response(RegistryResponse.SUCCESS, warning("W"))))
                .hasSize(1);
        assertThat(catchThrowableOfType(
                        TransportException.class,
                        () -> RegistryAnswer.ofChange("dmp", "TD3.3", response(RegistryResponse.SUCCESS, error("X")))))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        TransportException.class,
                        () -> RegistryAnswer.ofChange("dmp", "TD3.3", response(RegistryResponse.PARTIAL_SUCCESS))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"XDSTooManyResults,false", "XDSRegistryError,false", "XDSRepositoryBusy,true"})
    void change_failure_isRetryableWhenPutOffOnly(String code, boolean retryable) {
        ServiceFaultException failure = catchThrowableOfType(
                ServiceFaultException.class,
                () -> RegistryAnswer.ofChange("dmp", "TD3.3", response(RegistryResponse.FAILURE, error(code))));
        assertThat(failure.retryable()).isEqualTo(retryable);
    }

    @Test
    void code_prefixOrNamespace_isLookedThrough() {
        assertThat(DmpErrorCode.of("dmp:DMPInvalidCertificate").kind()).isEqualTo(DmpErrorCode.Kind.CERTIFICATE);
        assertThat(DmpErrorCode.of("urn:ihe:iti:error#XDSReplaceFailed").kind())
                .isEqualTo(DmpErrorCode.Kind.REPLACE_FAILED);
        assertThat(DmpErrorCode.of("Unheard")).isEqualTo(new DmpErrorCode(DmpErrorCode.Kind.OTHER, "Unheard"));
        assertThat(DmpErrorCode.of("").kind().explanation().french()).isNotBlank();
    }
}
