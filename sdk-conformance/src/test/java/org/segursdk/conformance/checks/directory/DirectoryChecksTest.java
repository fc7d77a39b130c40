package org.segursdk.conformance.checks.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.annuaire.index.DirectoryUpdate;
import org.segursdk.annuaire.index.Watched;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;

/** Each check of the directory passes on a product over the SDK, and fails on one of which one thing is broken. */
class DirectoryChecksTest {
    private static final DirectorySample GOOD = new DirectorySample();
    private static KitBench bench;

    private record Bad(String check, DirectorySample product) {
        @Override
        public String toString() {
            return check;
        }
    }

    /** A row of the extract is lost. */
    private static final class LosesARow extends DirectorySample {
        @Override
        public Optional<Set<String>> held(Set<String> rpps) {
            return super.held(rpps).map(all -> all.stream().sorted().skip(1).collect(Collectors.toSet()));
        }
    }

    /** What is known of somebody never changes any more. */
    private static final class KeepsTheFirst extends DirectorySample {
        private final Watched.Role role;

        KeepsTheFirst(Watched.Role role) {
            this.role = role;
        }

        @Override
        protected void updated(DirectoryUpdate update) {
            if (update.subject().role() != role
                    || contact(rpps(update), Role.valueOf(role.name())).isEmpty()) {
                super.updated(update);
            }
        }

        private static String rpps(DirectoryUpdate update) {
            return update.professional().flatMap(each -> each.rpps()).orElse("");
        }
    }

    /** Updates correspondents without a word in the log. */
    private static final class LogsNothing extends DirectorySample {
        @Override
        public Optional<List<String>> changesLogged() {
            return Optional.of(List.of());
        }
    }

    /** Daily, whatever the administrator sets. */
    private static final class AlwaysDaily extends DirectorySample {
        @Override
        public boolean integrateEvery(Duration interval) {
            return super.integrateEvery(Duration.ofDays(1));
        }
    }

    /** Makes up an address out of the name. */
    private static final class Invents extends DirectorySample {
        @Override
        public Optional<List<String>> mailboxes(String rpps) {
            List<String> all = new ArrayList<>(super.mailboxes(rpps).orElseThrow());
            all.add("anne.kit@medecin.test.example");
            return Optional.of(all);
        }
    }

    /** Offers the first address alone. */
    private static final class OnlyTheFirst extends DirectorySample {
        @Override
        public Optional<List<String>> mailboxes(String rpps) {
            return super.mailboxes(rpps).map(all -> all.stream().limit(1).toList());
        }
    }

    /** Validates without a look-up. */
    private static final class AsksNobody extends DirectorySample {
        @Override
        public void validateReport(String requester) {
            // what is known of the requester is believed
        }
    }

    private static List<Bad> bad() {
        return List.of(
                new Bad("ann-01-automatic-integration", new LosesARow()),
                new Bad("ann-02-users-updated", new KeepsTheFirst(Watched.Role.USER)),
                new Bad("ann-03-correspondents-updated", new KeepsTheFirst(Watched.Role.CORRESPONDENT)),
                new Bad("ann-03-correspondents-updated", new LogsNothing()),
                new Bad("ann-04-frequency-configurable", new AlwaysDaily()),
                new Bad("ann-05-mssante-address-lookup", new Invents()),
                new Bad("ann-05-mssante-address-lookup", new OnlyTheFirst()),
                new Bad("msss-24-recipient-search-in-the-national-directory", new OnlyTheFirst()),
                new Bad("ann-06-update-on-report-creation-or-validation", new AsksNobody()));
    }

    @BeforeAll
    static void start() throws IOException {
        bench = KitBench.start();
        GOOD.connect(bench);
    }

    @AfterAll
    static void stop() {
        GOOD.close();
        bench.close();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachCheck_passesOnTheGoodProduct_andFailsOnTheBadOne(Bad bad) throws IOException {
        Check check = DirectoryChecks.all().stream()
                .filter(each -> each.id().equals(bad.check()))
                .findFirst()
                .orElseThrow();
        try (DirectorySample product = bad.product()) {
            product.connect(bench);
            Looks.seenFailing(check, SoftwareType.RIS, bench, GOOD, product);
        }
    }

    @Test
    void noCheck_isWithoutACounterExample() {
        assertThat(bad().stream().map(Bad::check).collect(Collectors.toSet()))
                .isEqualTo(DirectoryChecks.all().stream().map(Check::id).collect(Collectors.toSet()));
    }
}
