package org.segursdk.conformance.live;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.core.error.LocalizedText;

/**
 * A check of what crosses the wire. It sets a situation, has the product act (by its adapter; without, a person or a script is told what
 * to do), then looks at what the sandbox received. It sees nothing without a bench, or when nobody makes the product act.
 *
 * @param <P> the subject by which an adapter acts
 */
public abstract class LiveCheck<P> implements Check {
    private final String id;
    private final Class<P> subject;
    private final Set<String> requirements;

    protected LiveCheck(String id, Class<P> subject, String... requirements) {
        this.id = Objects.requireNonNull(id, "id");
        this.subject = Objects.requireNonNull(subject, "subject");
        this.requirements = Set.of(requirements);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Set<String> verifies() {
        return requirements;
    }

    @Override
    public CheckMode mode() {
        return CheckMode.LIVE;
    }

    @Override
    public final void run(CheckContext context, CheckNotes notes) throws Exception {
        Optional<KitBench> found = context.service(KitBench.class);
        if (found.isEmpty()) {
            return;
        }
        KitBench bench = found.get();
        Optional<SegurKitAdapter> adapter = context.service(SegurKitAdapter.class);
        Optional<P> port = adapter.isPresent() ? adapter.get().port(subject) : Optional.empty();
        Optional<LiveGuide> guide = context.service(LiveGuide.class);
        if (port.isEmpty() && guide.isEmpty()) {
            return;
        }
        bench.reset();
        if (adapter.isPresent()) {
            adapter.get().reset();
        }
        arrange(bench);
        boolean acted = true;
        if (port.isPresent()) {
            act(port.get(), bench);
        } else {
            acted = guide.orElseThrow().ask(id, instruction());
        }
        if (acted) {
            judge(bench, new Findings(id, notes));
        }
    }

    /** Sets the sandbox's people and situations; by default nothing. */
    protected void arrange(KitBench bench) throws Exception {}

    /** What a product without adapter is to do, in one or two sentences; people are named by what the sandbox knows of them. */
    protected abstract LocalizedText instruction();

    /** Has the product do it. */
    protected abstract void act(P product, KitBench bench) throws Exception;

    /** Looks at what the sandbox received. Whatever was looked at is noted by {@link Findings#saw}. */
    protected abstract void judge(KitBench bench, Findings findings) throws Exception;
}
