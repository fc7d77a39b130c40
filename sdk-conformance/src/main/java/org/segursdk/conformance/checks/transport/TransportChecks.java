package org.segursdk.conformance.checks.transport;

import java.util.List;
import java.util.stream.Stream;
import org.segursdk.conformance.run.Check;

/** The checks of MSST that are not a row of {@code rule-checks.yaml}. */
public final class TransportChecks {
    private TransportChecks() {}

    public static List<Check> all() {
        return Stream.of(TlsChecks.all(), ProtocolChecks.all(), SessionChecks.all(), TraceChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
