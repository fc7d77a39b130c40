package org.segursdk.eprescription.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Samples;
import org.segursdk.sandbox.Sandbox;

/** A sandbox's base and who calls it. */
public final class BaseSamples {
    public static final Clock CLOCK = Clock.fixed(Samples.NOW.plusSeconds(60), ZoneOffset.UTC);
    public static final PrescriptionNumber NUMBER = PrescriptionNumber.of("00TEST000000000001");

    private BaseSamples() {}

    public static Instant now() {
        return CLOCK.instant();
    }

    public static SegurContext context(Sandbox sandbox, Duration patience, ExchangeListener listener) {
        Endpoint base = sandbox.endpoints().find("eprescription").orElseThrow();
        return SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(Samples.practice())
                .credentials(sandbox.pki().credentials("eprescription"))
                .endpoints(sandbox.endpoints()
                        .with(
                                "eprescription",
                                Endpoint.builder(base.uri())
                                        .trust(base.trust())
                                        .connectTimeout(Duration.ofSeconds(10))
                                        .readTimeout(patience)
                                        .build()))
                .listener(listener)
                .build();
    }

    public static CallContext doctor() {
        return CallContext.builder()
                .professional(Samples.doctor("99700366240", "Lefèvre", "Hélène"))
                .amNumber("991000696")
                .clock(CLOCK)
                .build();
    }

    public static CallContext pharmacist() {
        return CallContext.builder()
                .professional(Samples.doctor("99700218896", "Martin", "Paul"))
                .finess("990000001")
                .clock(CLOCK)
                .build();
    }

    public static Prescription prescription() {
        return Samples.usual().build();
    }

    public static EPrescription ePrescription() {
        return new EPrescription(prescription(), NUMBER);
    }
}
