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

/**
 * A check that asks the product through its adapter. Bench and product are set back before. Without a bench, or when the adapter does not
 * take the subject on, it sees nothing.
 *
 * @param <P> the subject
 */
public abstract class PortCheck<P> implements Check {
    private final String id;
    private final Class<P> subject;
    private final Set<String> requirements;

    protected PortCheck(String id, Class<P> subject, String... requirements) {
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
        return CheckMode.PORT;
    }

    @Override
    public final void run(CheckContext context, CheckNotes notes) throws Exception {
        Optional<KitBench> bench = context.service(KitBench.class);
        Optional<SegurKitAdapter> adapter = context.service(SegurKitAdapter.class);
        if (bench.isEmpty() || adapter.isEmpty()) {
            return;
        }
        Optional<P> port = adapter.get().port(subject);
        if (port.isPresent()) {
            bench.get().reset();
            adapter.get().reset();
            look(port.get(), bench.get(), new Findings(id, notes));
        }
    }

    /** Has the product act and looks at what came of it. Whatever was looked at is noted by {@link Findings#saw}. */
    protected abstract void look(P product, KitBench bench, Findings findings) throws Exception;
}
