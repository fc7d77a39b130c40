package org.segursdk.dmp.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.Samples;
import org.segursdk.soap.vihf.PurposeOfUse;

class DmpConsentTest {
    private static final Instant NOW = Samples.NOW;

    private static DmpConsent after(ConsentEvent... events) {
        DmpConsent consent = DmpConsent.none("D-1");
        for (ConsentEvent each : events) {
            consent = consent.apply(each, "doc", NOW).consent();
        }
        return consent;
    }

    private static String rule(Optional<Violation> refusal) {
        return refusal.map(Violation::rule).orElse("");
    }

    private static String consult(DmpConsent consent, PurposeOfUse mode) {
        return rule(consent.consultationRefusal("doc", mode, NOW));
    }

    @Test
    @Tag("REM-DMPA-23")
    void feeding_withoutInformation_isRefused_onceInformedAllowed() {
        assertThat(rule(after().feedingRefusal())).isEqualTo("DMP-NOT-INFORMED");
        DmpConsent informed = after(ConsentEvent.informed());
        assertThat(informed.feedingRefusal()).isEmpty();
        assertThat(informed.informations())
                .containsExactly(new DmpConsent.FeedingInformation(
                        Optional.empty(), new ConsentTrace(NOW, "doc", Optional.empty())));
    }

    @Test
    @Tag("REM-DMPA-23")
    void feeding_informedOncePerStay_keepsTheFirstOfEach() {
        DmpConsent consent = after(ConsentEvent.informedFor("S1"))
                .apply(ConsentEvent.informedFor("S1"), "other", NOW.plusSeconds(60))
                .consent();
        assertThat(consent.informations())
                .singleElement()
                .satisfies(each -> assertThat(each.trace().userId()).isEqualTo("doc"));
        assertThat(consent.feedingRefusal("S1")).isEmpty();
        assertThat(rule(consent.feedingRefusal("S2"))).isEqualTo("DMP-NOT-INFORMED");
        assertThat(consent.feedingRefusal()).isEmpty();
    }

    @Test
    @Tag("REM-DMPA-12")
    void feeding_opposition_blocksUntilItIsLifted() {
        DmpConsent opposed = after(ConsentEvent.informed(), ConsentEvent.feedingOpposed("motif légitime"));
        assertThat(rule(opposed.feedingRefusal())).isEqualTo("DMP-OPPOSITION");
        assertThat(rule(opposed.feedingRefusal("S1"))).isEqualTo("DMP-OPPOSITION");
        assertThat(opposed.feedingOpposition()).contains(new ConsentTrace(NOW, "doc", Optional.of("motif légitime")));
        DmpConsent lifted = opposed.apply(ConsentEvent.feedingOppositionLifted(), "doc", NOW)
                .consent();
        assertThat(lifted.feedingRefusal()).isEmpty();
        assertThat(lifted.feedingOpposition()).isEmpty();
    }

    @Test
    @Tag("REM-DMPC-24")
    void consultation_withoutTheTick_isRefused_andTheTickIsOfOneProfessional() {
        assertThat(consult(after(), PurposeOfUse.NORMAL)).isEqualTo("DMP-CONSULT-CONSENT");
        DmpConsent declared = after(ConsentEvent.consultationDeclared());
        assertThat(consult(declared, PurposeOfUse.NORMAL)).isEmpty();
        assertThat(rule(declared.consultationRefusal("other", PurposeOfUse.NORMAL, NOW)))
                .isEqualTo("DMP-CONSULT-CONSENT");
        assertThat(declared.consultationConsent("doc").map(DmpConsent.ConsultationConsent::presumed))
                .contains(false);
    }

    @Test
    @Tag("REM-DMPC-24")
    void consultation_inACareTeam_isPresumed() {
        DmpConsent presumed = after(ConsentEvent.consultationPresumed());
        assertThat(consult(presumed, PurposeOfUse.NORMAL)).isEmpty();
        assertThat(presumed.consultationConsent("doc").map(DmpConsent.ConsultationConsent::presumed))
                .contains(true);
        assertThat(consult(
                        presumed.apply(ConsentEvent.consultationWithdrawn(), "doc", NOW)
                                .consent(),
                        PurposeOfUse.NORMAL))
                .isEqualTo("DMP-CONSULT-CONSENT");
    }

    @Test
    @Tag("REM-DMPC-03")
    void consultation_opposition_blocks_andConsentIsAskedAnewAfterwards() {
        DmpConsent opposed = after(
                ConsentEvent.consultationDeclared(),
                ConsentEvent.consultationOpposed(),
                ConsentEvent.consultationDeclared());
        assertThat(consult(opposed, PurposeOfUse.NORMAL)).isEqualTo("DMP-CONSULT-OPPOSED");
        DmpConsent lifted = opposed.apply(ConsentEvent.consultationOppositionLifted(PurposeOfUse.NORMAL), "doc", NOW)
                .consent();
        assertThat(consult(lifted, PurposeOfUse.NORMAL)).isEqualTo("DMP-CONSULT-CONSENT");
        assertThat(consult(
                        lifted.apply(ConsentEvent.consultationDeclared(), "doc", NOW)
                                .consent(),
                        PurposeOfUse.NORMAL))
                .isEmpty();
    }

    @Test
    void consultation_oppositions_areOfOneModeEach() {
        DmpConsent consent = after(
                ConsentEvent.consultationOpposed(),
                ConsentEvent.brisDeGlace("coma"),
                ConsentEvent.regulation("appel 15"));
        assertThat(consult(consent, PurposeOfUse.BRIS_DE_GLACE)).isEmpty();
        assertThat(consult(consent, PurposeOfUse.CENTRE_15)).isEmpty();
        DmpConsent opposed = consent.apply(ConsentEvent.consultationOpposed(PurposeOfUse.CENTRE_15), "doc", NOW)
                .consent();
        assertThat(consult(opposed, PurposeOfUse.CENTRE_15)).isEqualTo("DMP-CONSULT-OPPOSED");
        assertThat(consult(opposed, PurposeOfUse.BRIS_DE_GLACE)).isEmpty();
        assertThat(opposed.consultationOpposition(PurposeOfUse.CENTRE_15)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = PurposeOfUse.class,
            names = {"BRIS_DE_GLACE", "CENTRE_15"})
    void exceptionalAccess_holdsForItsTime_itsUserAndItsModeAlone(PurposeOfUse mode) {
        ConsentEvent event =
                mode == PurposeOfUse.CENTRE_15 ? ConsentEvent.regulation("appel 15") : ConsentEvent.brisDeGlace("coma");
        assertThat(consult(after(), mode)).isEqualTo("DMP-CONSULT-JUSTIFICATION");
        DmpConsent consent = after(event).exceptionalAccessFor(Duration.ofHours(1));
        assertThat(consult(consent, mode)).isEmpty();
        assertThat(consent.consultationRefusal("doc", mode, NOW.plusSeconds(3_599)))
                .isEmpty();
        assertThat(rule(consent.consultationRefusal("doc", mode, NOW.plusSeconds(3_600))))
                .isEqualTo("DMP-CONSULT-JUSTIFICATION");
        assertThat(rule(consent.consultationRefusal("other", mode, NOW))).isEqualTo("DMP-CONSULT-JUSTIFICATION");
        assertThat(consult(consent, PurposeOfUse.NORMAL)).isEqualTo("DMP-CONSULT-CONSENT");
        assertThat(consult(
                        consent.apply(ConsentEvent.exceptionalAccessEnded(mode), "doc", NOW)
                                .consent(),
                        mode))
                .isEqualTo("DMP-CONSULT-JUSTIFICATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void reason_blank_isRefusedWhereItIsNeeded(String blank) {
        assertThatThrownBy(() -> ConsentEvent.feedingOpposed(blank)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ConsentEvent.brisDeGlace(blank)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ConsentEvent.regulation(blank)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ConsentEvent.informed().because(blank)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ConsentEvent.informedFor(blank)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void event_ofNoSense_reportsEveryRule() {
        assertThatThrownBy(() -> new ConsentEvent(
                        ConsentKind.FEEDING_OPPOSED,
                        Optional.of(PurposeOfUse.NORMAL),
                        Optional.of("S1"),
                        Optional.empty()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("DMP-CONSENT-MODE", "DMP-CONSENT-STAY", "DMP-CONSENT-REASON"));
        assertThatThrownBy(() -> ConsentEvent.exceptionalAccessEnded(PurposeOfUse.NORMAL))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void apply_withoutUser_isRefused() {
        assertThatThrownBy(() -> after().apply(ConsentEvent.informed(), " ", NOW))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DmpConsent.none("")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("REM-DMPC-03")
    void apply_anyEvent_givesALineThatTellsWhoWhenWhatAndWhy() {
        ConsentJournalEntry entry = after().apply(
                        ConsentEvent.consultationOpposed().because("demande du patient"), "doc", NOW)
                .entry();
        assertThat(entry)
                .isEqualTo(new ConsentJournalEntry(
                        NOW, "D-1", "doc", ConsentEvent.consultationOpposed().because("demande du patient")));
        assertThat(entry.toString() + entry.event()).doesNotContain("doc,", "D-1", "demande");
    }

    @Test
    void replay_lineOfAnotherRecord_isRefused() {
        ConsentJournalEntry entry = DmpConsent.none("D-2")
                .apply(ConsentEvent.informed(), "doc", NOW)
                .entry();
        assertThatThrownBy(() -> DmpConsent.replay("D-1", List.of(entry)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).path()).isEqualTo("journal[0].recordId"));
    }

    /** A register in memory, as a software has one in its database. */
    private static final class Register implements ConsentRegister {
        private final List<ConsentJournalEntry> lines = new ArrayList<>();

        @Override
        public Optional<DmpConsent> find(String recordId) {
            return lines.isEmpty() ? Optional.empty() : Optional.of(DmpConsent.replay(recordId, lines));
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return ins.equals(Samples.ins().ins()) ? find("D-1") : Optional.empty();
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            lines.add(entry);
        }
    }

    @Test
    @Tag("REM-DMPA-12")
    @Tag("REM-DMPC-03")
    void register_ofAnUnknownPatient_refusesEverything_elseAsksTheConsent() {
        Register register = new Register();
        Ins ins = Samples.ins().ins();
        assertThat(rule(register.feedingRefusal(ins))).isEqualTo("DMP-NOT-INFORMED");
        assertThat(rule(register.consultationRefusal(ins, "doc", PurposeOfUse.NORMAL, NOW)))
                .isEqualTo("DMP-CONSULT-CONSENT");
        assertThat(rule(register.consultationRefusal(ins, "doc", PurposeOfUse.CENTRE_15, NOW)))
                .isEqualTo("DMP-CONSULT-JUSTIFICATION");
        DmpConsent consent = DmpConsent.none("D-1");
        for (ConsentEvent each : List.of(ConsentEvent.informed(), ConsentEvent.consultationDeclared())) {
            ConsentDecision decision = consent.apply(each, "doc", NOW);
            register.append(decision.entry());
            consent = decision.consent();
        }
        assertThat(register.feedingRefusal(ins)).isEmpty();
        assertThat(register.consultationRefusal(ins, "doc", PurposeOfUse.NORMAL, NOW))
                .isEmpty();
        register.append(
                consent.apply(ConsentEvent.feedingOpposed("motif"), "doc", NOW).entry());
        assertThat(rule(register.feedingRefusal(ins))).isEqualTo("DMP-OPPOSITION");
    }
}
