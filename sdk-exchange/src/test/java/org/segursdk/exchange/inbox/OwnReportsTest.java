package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.exchange.RealDatabases;

@Tag("REM-WL-07")
class OwnReportsTest {
    private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");

    private final DataSource source = RealDatabases.create();

    private OwnReports at(Duration later) {
        return new OwnReports(source, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    private List<String> waiting(Optional<String> author, Optional<String> unit) {
        return at(Duration.ofDays(9)).waiting(START, START.plus(Duration.ofDays(8)), author, unit).stream()
                .map(OwnReport::reportId)
                .toList();
    }

    @Test
    @Tag("REM-WL-08")
    void theList_holdsWhatWaits_byProfessionalAndByUnit() {
        at(Duration.ZERO).begun("r1", "dr-a", "radio", "p1");
        at(Duration.ofDays(1)).begun("r2", "dr-b", "radio", "p2");
        at(Duration.ofDays(2)).begun("r3", "dr-a", "irm", "p3");
        at(Duration.ofDays(8)).begun("r4", "dr-a", "irm", "p4");
        at(Duration.ofDays(3)).changed("r2", OwnReport.State.PROVISIONAL);
        at(Duration.ofDays(3)).changed("r3", OwnReport.State.VALIDATED);
        assertThat(waiting(Optional.empty(), Optional.empty())).containsExactly("r1", "r2");
        assertThat(waiting(Optional.of("dr-a"), Optional.empty())).containsExactly("r1");
        assertThat(waiting(Optional.empty(), Optional.of("irm"))).isEmpty();
        at(Duration.ofDays(4)).changed("r3", OwnReport.State.PROVISIONAL);
        at(Duration.ofDays(4)).changed("r1", OwnReport.State.CANCELLED);
        assertThat(waiting(Optional.empty(), Optional.empty())).containsExactly("r2", "r3");
    }

    @Test
    void afterTheDelay_somebodyIsTold_onceUntilItIsTimeAgain() {
        at(Duration.ZERO).begun("r1", "dr-a", "", "p1");
        at(Duration.ofHours(20)).begun("r2", "dr-a", "", "p2");
        List<String> told = new ArrayList<>();
        Duration day = Duration.ofDays(1);
        assertThat(at(Duration.ofHours(23)).notifyLate(day, day, each -> told.add(each.reportId())))
                .isZero();
        assertThat(at(Duration.ofHours(25)).notifyLate(day, day, each -> told.add(each.reportId())))
                .isEqualTo(1);
        assertThat(at(Duration.ofHours(26)).notifyLate(day, day, each -> told.add(each.reportId())))
                .isZero();
        at(Duration.ofHours(27)).changed("r1", OwnReport.State.VALIDATED);
        at(Duration.ofHours(50)).notifyLate(day, day, each -> told.add(each.reportId()));
        assertThat(told).containsExactly("r1", "r2");
    }

    @Test
    void aHookThatFails_isCalledAgain() {
        at(Duration.ZERO).begun("r1", "dr-a", "", "p1");
        OwnReports later = at(Duration.ofDays(2));
        assertThatThrownBy(() -> later.notifyLate(Duration.ofDays(1), Duration.ofDays(1), each -> {
                    throw new IllegalStateException("no network");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(later.notifyLate(Duration.ofDays(1), Duration.ofDays(1), each -> {}))
                .isEqualTo(1);
    }
}
