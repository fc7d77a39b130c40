package org.segursdk.conformance.faulty;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;

/** A product made of the sample products of all rooms: each takes on the subjects that are its own. */
class SampleProduct implements SegurKitAdapter {
    private final List<SegurKitAdapter> parts;

    /** Whose turn it is: the one that was asked last. */
    @Nullable
    private SegurKitAdapter turn;

    SampleProduct(List<SegurKitAdapter> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void connect(KitBench bench) throws Exception {
        for (SegurKitAdapter each : parts) {
            each.connect(bench);
        }
    }

    @Override
    public void reset() throws Exception {
        Objects.requireNonNull(turn, "asked").reset();
    }

    @Override
    public <P> Optional<P> port(Class<P> subject) {
        for (SegurKitAdapter each : parts) {
            Optional<P> port = each.port(subject);
            if (port.isPresent()) {
                turn = each;
                return port;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        parts.forEach(SegurKitAdapter::close);
    }
}
