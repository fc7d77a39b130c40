package org.segursdk.conformance.checks.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.core.document.Document;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.sheet.PrintedSheet;

/** Each check passes on a product made with the SDK, and fails on the same product with one gesture done wrongly. */
@Order(1)
class PrescriptionChecksTest {
    private static final Map<String, Supplier<PrescriptionSample>> BROKEN = Map.of(
            "epr-06-patient-agreement-collected",
            () -> new PrescriptionSample() {
                @Override
                public Optional<Shown> prescribe(String patient, boolean agrees) {
                    return super.prescribe(patient, true);
                }
            },
            "epr-07-deposit-acknowledgement",
            () -> new PrescriptionSample() {
                @Override
                public Optional<Shown> prescribe(String patient, boolean agrees) {
                    return super.prescribe(patient, agrees).map(shown -> new Shown(true, shown.number()));
                }
            },
            "epr-03-y-shaped-sending-with-fallback",
            () -> new PrescriptionSample() {
                @Override
                protected PrintedSheet printed(EPrescription deposit, boolean taken) {
                    return super.printed(deposit, true);
                }
            },
            "epr-04-other-prescriptions",
            () -> new PrescriptionSample() {
                @Override
                protected void feed(Document... documents) {}
            },
            "epr-05-printed-2d-code-and-number",
            () -> new PrescriptionSample() {
                @Override
                protected PrintedSheet printed(EPrescription deposit, boolean taken) {
                    return super.printed(deposit, false);
                }
            },
            "epr-06-patient-agreement-printed",
            () -> new PrescriptionSample() {
                private Optional<byte[]> first = Optional.empty();

                @Override
                public Optional<byte[]> sheet() {
                    first = first.or(super::sheet);
                    return first;
                }
            });

    private static KitBench bench;
    private static PrescriptionSample good;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new PrescriptionSample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    static Stream<Check> all() {
        return PrescriptionChecks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void passesOnTheGoodProduct_failsOnTheBrokenOne(Check check) {
        try (PrescriptionSample bad =
                Objects.requireNonNull(BROKEN.get(check.id())).get()) {
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad);
        }
    }

    @Test
    void everyCheckIsSeenFailing() {
        assertThat(all().map(Check::id)).containsExactlyInAnyOrderElementsOf(BROKEN.keySet());
    }

    private static void seenFailing(String id, PrescriptionSample bad) {
        Check check = all().filter(each -> each.id().startsWith(id)).findFirst().orElseThrow();
        try (bad) {
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad);
        }
    }

    private static void seenFailing(String id, String condition, PrescriptionSample bad) {
        Check check = all().filter(each -> each.id().startsWith(id)).findFirst().orElseThrow();
        try (bad) {
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad, condition);
        }
    }

    @Test
    void epr03_copiesMissingOrOfOneLevel_fails() {
        seenFailing("epr-03", new PrescriptionSample() {
            @Override
            protected void feed(Document... documents) {
                super.feed(documents[documents.length - 1]);
            }
        });
        seenFailing("epr-03", new PrescriptionSample() {
            @Override
            protected void feed(Document... documents) {}
        });
    }

    @Test
    void epr03_copyOfTheDmpBeforeTheBaseAnswered_fails() {
        seenFailing("epr-03", "base-before-dmp", new PrescriptionSample() {
            private int sent;

            @Override
            protected boolean deposit(EPrescription deposit) {
                super.copy(printed(deposit, sent++ % 2 == 0));
                return super.deposit(deposit);
            }

            @Override
            protected void copy(PrintedSheet printed) {
                // It has left already.
            }
        });
    }

    @Test
    void epr03_copiesInTheDmpWithANumberThatTheBaseRefused_fails() {
        seenFailing("epr-03", "no-code-in-dmp", new PrescriptionSample() {
            @Override
            protected PrintedSheet forDmp(EPrescription deposit, boolean taken) {
                return super.forDmp(deposit, true);
            }
        });
    }

    @Test
    void epr03_copiesInTheDmpWithoutTheNumber_fails() {
        seenFailing("epr-03", "code-in-dmp", new PrescriptionSample() {
            @Override
            protected PrintedSheet forDmp(EPrescription deposit, boolean taken) {
                return super.forDmp(deposit, false);
            }
        });
    }
}
