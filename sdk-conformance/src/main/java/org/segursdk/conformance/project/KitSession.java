package org.segursdk.conformance.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.run.ConformanceRun;

/** A run that has begun, with the sandbox and the product it looks at. Closing stops them. */
public final class KitSession implements AutoCloseable {
    private final ConformanceRun run;
    private final Optional<KitBench> bench;
    private final Optional<SegurKitAdapter> adapter;
    private final Optional<AdapterLoader> loader;

    KitSession(
            ConformanceRun run,
            Optional<KitBench> bench,
            Optional<SegurKitAdapter> adapter,
            Optional<AdapterLoader> loader) {
        this.run = run;
        this.bench = bench;
        this.adapter = adapter;
        this.loader = loader;
    }

    public ConformanceRun run() {
        return run;
    }

    /** The bench; empty when nobody makes the product act. */
    public Optional<KitBench> bench() {
        return bench;
    }

    /** The product; empty when it has no adapter. */
    public Optional<SegurKitAdapter> adapter() {
        return adapter;
    }

    @Override
    public void close() {
        try {
            adapter.ifPresent(SegurKitAdapter::close);
        } finally {
            bench.ifPresent(KitBench::close);
            loader.ifPresent(KitSession::close);
        }
    }

    private static void close(AdapterLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
