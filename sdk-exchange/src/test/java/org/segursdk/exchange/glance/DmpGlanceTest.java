package org.segursdk.exchange.glance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpOverview;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;

@Tag("REM-DMPC-09")
class DmpGlanceTest {
    private static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");
    private static final Ins INS = new Ins(Matricule.ofNumber("279032A004000"), InsAuthority.NIR_TEST);
    private static final CodedValue TYPE = CodedValue.of("11502-2", "2.16.840.1.113883.6.1", "CR de biologie");

    private final DataSource source = RealDatabases.create();

    private DmpGlance at(Duration later) {
        return new DmpGlance(
                source,
                Databases.CIPHER,
                Databases.PSEUDONYMS,
                Duration.ofMinutes(10),
                Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static Glance glance(Instant askedAt) {
        DmpOverview overview = new DmpOverview(
                DmpOverview.State.AUTHORISED,
                Optional.of(true),
                askedAt,
                OptionalInt.of(2),
                Optional.of(new DmpOverview.LatestDocument(Oid.of("1.2.3"), TYPE, "Secret", NOW)));
        return new Glance(
                overview,
                List.of(
                        new GlanceDocument(Optional.of(TYPE), Optional.of(NOW), true),
                        new GlanceDocument(Optional.empty(), Optional.empty(), false)),
                true);
    }

    private static Supplier<Glance> never() {
        return () -> {
            throw new IllegalStateException("asked the DMP");
        };
    }

    @Test
    void aGlance_servesItsUserUntilItsTimeIsOver() {
        Glance glance = glance(NOW);
        assertThat(at(Duration.ZERO).get("dr-a", INS, () -> glance)).isEqualTo(glance);
        assertThat(at(Duration.ofMinutes(9)).get("dr-a", INS, never())).isEqualTo(glance);
        assertThat(at(Duration.ofMinutes(9)).find("dr-b", INS)).isEmpty();
        assertThat(at(Duration.ofMinutes(10)).find("dr-a", INS)).isEmpty();
        assertThat(at(Duration.ofMinutes(-1)).find("dr-a", INS)).isEmpty();
        assertThat(Databases.dump(source, "sg_dmp_glance")).doesNotContain("Secret", "279032A004", "dr-a", "11502");
        assertThat(at(Duration.ofHours(1)).purge()).isEqualTo(1);
    }

    @Test
    void whatWasForgotten_isAskedAgain() {
        DmpGlance glances = at(Duration.ZERO);
        glances.get("dr-a", INS, () -> glance(NOW));
        glances.get("dr-b", INS, () -> glance(NOW));
        glances.forget("dr-a", INS);
        assertThat(glances.find("dr-a", INS)).isEmpty();
        assertThat(glances.find("dr-b", INS)).isPresent();
        glances.clear("dr-b");
        assertThat(glances.find("dr-b", INS)).isEmpty();
        glances.get("dr-a", INS, () -> glance(NOW));
        glances.forget(INS);
        assertThat(glances.find("dr-a", INS)).isEmpty();
    }

    @Test
    void anAnswerThatWasUnderWay_isNotKeptWhenItIsForgotten() {
        DmpGlance glances = at(Duration.ZERO);
        glances.get("dr-a", INS, () -> {
            glances.forget("dr-a", INS);
            return glance(NOW);
        });
        assertThat(glances.find("dr-a", INS)).isEmpty();
    }

    @Test
    void aFailure_isNotKept() {
        DmpGlance glances = at(Duration.ZERO);
        assertThatThrownBy(() -> glances.get("dr-a", INS, never())).isInstanceOf(IllegalStateException.class);
        assertThat(glances.get("dr-a", INS, () -> glance(NOW)).latestDate()).contains(NOW);
        assertThatThrownBy(() ->
                        new DmpGlance(source, Databases.CIPHER, Databases.PSEUDONYMS, Duration.ZERO, Clock.systemUTC()))
                .isInstanceOf(InvalidInputException.class);
    }
}
