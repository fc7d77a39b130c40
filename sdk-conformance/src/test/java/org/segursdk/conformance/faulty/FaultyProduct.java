package org.segursdk.conformance.faulty;

import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.port.SegurKitAdapter;

/** The sample product with the faults of {@code faults.csv} that are in how it acts. */
final class FaultyProduct extends SampleProduct {
    private final Twists twists;

    FaultyProduct(List<SegurKitAdapter> parts, Twists twists) {
        super(parts);
        this.twists = twists;
    }

    @Override
    public <P> Optional<P> port(Class<P> subject) {
        return super.port(subject).map(good -> twists.around(subject, good));
    }
}
