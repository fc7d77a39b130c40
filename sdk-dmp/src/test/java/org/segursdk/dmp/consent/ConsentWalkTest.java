package org.segursdk.dmp.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.error.Violation;
import org.segursdk.dmp.Samples;
import org.segursdk.soap.vihf.PurposeOfUse;

/** Whatever happens to a consent, in whatever order. */
class ConsentWalkTest {
    private static final List<String> USERS = List.of("doc", "nurse", "locum");
    private static final int STEPS = 120;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static ConsentEvent random(Random random) {
        PurposeOfUse mode = PurposeOfUse.values()[random.nextInt(3)];
        PurposeOfUse exception = random.nextBoolean() ? PurposeOfUse.BRIS_DE_GLACE : PurposeOfUse.CENTRE_15;
        ConsentKind kind = ConsentKind.values()[random.nextInt(ConsentKind.values().length)];
        ConsentEvent event =
                switch (kind) {
                    case FEEDING_INFORMED ->
                        random.nextBoolean()
                                ? ConsentEvent.informed()
                                : ConsentEvent.informedFor("S" + random.nextInt(3));
                    case FEEDING_OPPOSED -> ConsentEvent.feedingOpposed("motif " + random.nextInt(9));
                    case FEEDING_OPPOSITION_LIFTED -> ConsentEvent.feedingOppositionLifted();
                    case CONSULTATION_DECLARED -> ConsentEvent.consultationDeclared();
                    case CONSULTATION_PRESUMED -> ConsentEvent.consultationPresumed();
                    case CONSULTATION_WITHDRAWN -> ConsentEvent.consultationWithdrawn();
                    case CONSULTATION_OPPOSED -> ConsentEvent.consultationOpposed(mode);
                    case CONSULTATION_OPPOSITION_LIFTED -> ConsentEvent.consultationOppositionLifted(mode);
                    case EXCEPTIONAL_ACCESS ->
                        exception == PurposeOfUse.CENTRE_15
                                ? ConsentEvent.regulation("appel")
                                : ConsentEvent.brisDeGlace("coma");
                    case EXCEPTIONAL_ACCESS_ENDED -> ConsentEvent.exceptionalAccessEnded(exception);
                };
        return random.nextInt(4) == 0 ? event.because("raison " + random.nextInt(9)) : event;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("REM-DMPA-12")
    @Tag("REM-DMPC-03")
    void walk_oppositions_blockUntilLifted_andNothingLeavesTheJournal(long seed) {
        Random random = new Random(seed);
        DmpConsent consent = DmpConsent.none("D-1");
        List<ConsentJournalEntry> journal = new ArrayList<>();
        List<ConsentEvent> happened = new ArrayList<>();
        boolean feedingOpposed = false;
        boolean informed = false;
        Set<PurposeOfUse> opposed = EnumSet.noneOf(PurposeOfUse.class);
        Instant now = Samples.NOW;
        for (int i = 0; i < STEPS; i++) {
            ConsentEvent event = random(random);
            now = now.plusSeconds(random.nextInt(7_200));
            DmpConsent before = consent;
            ConsentDecision decision = before.apply(event, USERS.get(random.nextInt(3)), now);
            assertThat(before).isEqualTo(DmpConsent.replay("D-1", journal));
            consent = decision.consent();
            journal.add(decision.entry());
            happened.add(event);
            switch (event.kind()) {
                case FEEDING_OPPOSED -> feedingOpposed = true;
                case FEEDING_OPPOSITION_LIFTED -> feedingOpposed = false;
                case FEEDING_INFORMED -> informed = true;
                case CONSULTATION_OPPOSED -> opposed.add(event.mode().orElseThrow());
                case CONSULTATION_OPPOSITION_LIFTED ->
                    opposed.remove(event.mode().orElseThrow());
                default -> {
                    // Blocks nothing, unblocks nothing.
                }
            }
            String feeding = feedingOpposed ? "DMP-OPPOSITION" : informed ? "" : "DMP-NOT-INFORMED";
            assertThat(consent.feedingRefusal().map(Violation::rule).orElse("")).isEqualTo(feeding);
            for (PurposeOfUse mode : PurposeOfUse.values()) {
                for (String user : USERS) {
                    boolean blocked = consent.consultationRefusal(user, mode, now)
                            .map(Violation::rule)
                            .filter("DMP-CONSULT-OPPOSED"::equals)
                            .isPresent();
                    assertThat(blocked).isEqualTo(opposed.contains(mode));
                }
            }
        }
        assertThat(journal).extracting(ConsentJournalEntry::event).isEqualTo(happened);
        assertThat(DmpConsent.replay("D-1", journal)).isEqualTo(consent).hasSameHashCodeAs(consent);
    }

    /** Who may read has said why, or ticked, since the patient last opposed it. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("REM-DMPC-24")
    void walk_whoMayRead_saidSoAfterTheLastOpposition(long seed) {
        Random random = new Random(seed);
        DmpConsent consent = DmpConsent.none("D-1");
        List<ConsentJournalEntry> journal = new ArrayList<>();
        Instant now = Samples.NOW;
        for (int i = 0; i < STEPS; i++) {
            now = now.plusSeconds(random.nextInt(7_200));
            ConsentDecision decision = consent.apply(random(random), USERS.get(random.nextInt(3)), now);
            consent = decision.consent();
            journal.add(decision.entry());
            for (PurposeOfUse mode : PurposeOfUse.values()) {
                for (String user : USERS) {
                    boolean allowed =
                            consent.consultationRefusal(user, mode, now).isEmpty();
                    assertThat(allowed).isEqualTo(expected(journal, user, mode, now));
                }
            }
        }
    }

    /** The rule told another way: from the last line backwards. */
    private static boolean expected(List<ConsentJournalEntry> journal, String user, PurposeOfUse mode, Instant now) {
        int allowedFrom = 0;
        boolean opposed = false;
        for (int i = 0; i < journal.size(); i++) {
            ConsentEvent event = journal.get(i).event();
            if (event.mode().filter(mode::equals).isPresent()) {
                if (event.kind() == ConsentKind.CONSULTATION_OPPOSED) {
                    opposed = true;
                } else if (event.kind() == ConsentKind.CONSULTATION_OPPOSITION_LIFTED && opposed) {
                    opposed = false;
                    allowedFrom = i + 1;
                }
            }
        }
        if (opposed) {
            return false;
        }
        for (int i = journal.size() - 1; i >= allowedFrom; i--) {
            ConsentJournalEntry line = journal.get(i);
            if (!line.userId().equals(user)) {
                continue;
            }
            boolean ofMode = line.event().mode().filter(mode::equals).isPresent();
            switch (line.event().kind()) {
                case CONSULTATION_DECLARED, CONSULTATION_PRESUMED -> {
                    if (mode == PurposeOfUse.NORMAL) {
                        return true;
                    }
                }
                case CONSULTATION_WITHDRAWN -> {
                    if (mode == PurposeOfUse.NORMAL) {
                        return false;
                    }
                }
                case EXCEPTIONAL_ACCESS -> {
                    if (ofMode) {
                        return now.isBefore(line.at().plus(DmpConsent.EXCEPTIONAL_ACCESS));
                    }
                }
                case EXCEPTIONAL_ACCESS_ENDED -> {
                    if (ofMode) {
                        return false;
                    }
                }
                default -> {
                    // Says nothing of who may read.
                }
            }
        }
        return false;
    }
}
