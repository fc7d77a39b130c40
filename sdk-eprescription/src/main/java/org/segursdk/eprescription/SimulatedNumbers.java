package org.segursdk.eprescription;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.segursdk.core.Environment;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * Visibly false numbers, {@code 00TEST} and a count, for development and tests: whatever bears one is a specimen. Thread-safe.
 */
public final class SimulatedNumbers implements PrescriptionNumberSource {
    private static final long LAST = 999_999_999_999L;

    private final AtomicLong last;

    private SimulatedNumbers(long first) {
        this.last = new AtomicLong(first - 1);
    }

    /**
     * Numbers that count from there.
     *
     * @param environment where the software runs
     * @param first 0 to 999 999 999 999
     * @throws SegurSecurityException code {@code EPR-SIMULATED-NUMBER}: never in production
     */
    public static SimulatedNumbers from(Environment environment, long first) {
        if (environment == Environment.PRODUCTION) {
            throw SegurSecurityException.notSent(
                    "EPR-SIMULATED-NUMBER",
                    LocalizedText.of(
                            "les numéros simulés sont refusés en production",
                            "simulated numbers are refused in production"),
                    null);
        }
        return new SimulatedNumbers(Math.floorMod(first, LAST + 1));
    }

    @Override
    public PrescriptionNumber next(Prescription prescription) {
        long count = Math.floorMod(last.incrementAndGet(), LAST + 1);
        return PrescriptionNumber.of(PrescriptionNumber.SIMULATED_SERIES + String.format(Locale.ROOT, "%012d", count));
    }

    @Override
    public Provenance provenance() {
        return Provenance.simulator();
    }
}
