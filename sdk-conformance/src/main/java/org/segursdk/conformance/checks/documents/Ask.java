package org.segursdk.conformance.checks.documents;

import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.KitBench;

/** A port check in a table: what it asks is given as a lambda. */
public final class Ask<P> extends PortCheck<P> {
    /** Has the product act and looks at what came of it. */
    @FunctionalInterface
    public interface Look<P> {
        void at(P product, KitBench bench, Findings findings) throws Exception;
    }

    private final Look<P> look;

    public Ask(String id, Class<P> subject, Look<P> look, String... requirements) {
        super(id, subject, requirements);
        this.look = look;
    }

    @Override
    protected void look(P product, KitBench bench, Findings findings) throws Exception {
        look.at(product, bench, findings);
    }
}
