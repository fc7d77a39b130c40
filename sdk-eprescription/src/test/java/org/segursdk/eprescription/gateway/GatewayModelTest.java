package org.segursdk.eprescription.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Samples;

class GatewayModelTest {
    private static List<String> rules(Supplier<?> construction) {
        return catchThrowableOfType(InvalidInputException.class, construction::get).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    @Test
    void states_leadWhereTheFactSheetSays() {
        assertThat(PrescriptionState.DRAFT.next()).containsExactly(PrescriptionState.NUMBERED);
        assertThat(PrescriptionState.NUMBERED.mayBecome(PrescriptionState.EXECUTED))
                .isFalse();
        assertThat(PrescriptionState.DEPOSIT_UNCERTAIN.mayBecome(PrescriptionState.DEPOSITED))
                .isTrue();
        Set<PrescriptionState> ends = EnumSet.noneOf(PrescriptionState.class);
        for (PrescriptionState state : PrescriptionState.values()) {
            if (state.next().isEmpty()) {
                ends.add(state);
            }
            // Nothing that was in the base comes out of it.
            if (state.isInBase()) {
                assertThat(state.next()).allMatch(PrescriptionState::isInBase);
            }
        }
        assertThat(ends)
                .containsExactly(
                        PrescriptionState.EXECUTED,
                        PrescriptionState.CANCELLED,
                        PrescriptionState.REPLACED_BY,
                        PrescriptionState.EXPIRED);
    }

    @Test
    void context_isChecked() {
        assertThat(rules(() -> CallContext.builder().amNumber("12").finess("x").build()))
                .containsExactly("REQUIRED", "EPR-AM-NUMBER", "EPR-FINESS");
        ProfessionalSession session = ProfessionalSession.local(
                Samples.doctor("99700366240", "Lefèvre", "Hélène"), AuthenticationMeans.CPS_CARD, Samples.NOW);
        assertThat(CallContext.builder().session(session).build().professional())
                .isEqualTo(session.professional());
        assertThat(rules(() -> CallContext.builder()
                        .session(session)
                        .professional(Samples.doctor("99700218896", "Martin", "Paul"))
                        .build()))
                .containsExactly("EPR-CALLER");
    }

    @Test
    void criteria_areChecked() {
        assertThat(rules(() -> SearchCriteria.builder()
                        .size(101)
                        .writtenFrom(Samples.NOW)
                        .writtenBefore(Samples.NOW)
                        .state(PrescriptionState.DRAFT)
                        .build()))
                .containsExactly("EPR-SEARCH", "EPR-SEARCH-SIZE", "EPR-SEARCH-DATES", "EPR-SEARCH-STATE");
        ProfessionalId doctor = ProfessionalId.rpps("99700366240");
        assertThat(SearchCriteria.builder().prescriber(doctor).size(100).build().size())
                .isEqualTo(100);
        assertThat(SearchCriteria.builder().prescriber(doctor).size(1).build().prescriber())
                .contains(doctor);
        assertThat(rules(() ->
                        SearchCriteria.builder().prescriber(doctor).size(0).build()))
                .containsExactly("EPR-SEARCH-SIZE");
    }

    @Test
    void execution_isChecked() {
        LineExecution line =
                LineExecution.delivered("M1", BigDecimal.TEN, Samples.TODAY).build();
        assertThat(rules(() -> Execution.builder().id("é").build()))
                .containsExactly("REQUIRED", "REQUIRED", "EPR-EXECUTION-ID", "EPR-EXECUTION-LINES");
        assertThat(rules(() -> Execution.builder()
                        .id("1")
                        .number(BaseSamples.NUMBER)
                        .executedAt(Samples.NOW)
                        .addLine(line)
                        .addLine(line)
                        .build()))
                .containsExactly("EPR-EXECUTION-LINES");
        assertThat(rules(() -> LineExecution.delivered("M1", BigDecimal.ZERO, Samples.TODAY)
                        .substituted(" ")
                        .build()))
                .containsExactly("EPR-EXECUTION-QUANTITY", "EPR-EXECUTION-REASON");
        assertThat(rules(() -> LineExecution.notDelivered("M1", "rupture")
                        .product(CodedValue.of("3400933516390", CodeSystems.CIP, "X"))
                        .build()))
                .containsExactly("EPR-EXECUTION-NOTHING");
        assertThat(line.quantity()).contains(new BigDecimal("1E+1"));
        assertThat(line.toString()).isEqualTo("LineExecution[COMPLETE]");
    }

    @Test
    void lines_haveIdsInTheOrderOfThePrescription() {
        assertThat(PrescriptionLines.of(Samples.usual()
                        .addAct(PrescribedAct.of(PrescribedAct.Kind.NURSING, "Pansement chaque jour"))
                        .build()))
                .extracting(PrescriptionLine::id)
                .containsExactly("M1", "M2", "D1", "A1");
    }
}
