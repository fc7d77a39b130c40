package org.segursdk.conformance.live;

import java.util.Objects;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.CheckMode;

/** A {@link PortCheck} told in a lambda, for rooms whose checks are alike. Immutable. */
public final class AskedCheck<P> extends PortCheck<P> {
    /** Has the product act and looks at what came of it. */
    @FunctionalInterface
    public interface Looking<P> {
        void look(P product, KitBench bench, Findings findings) throws Exception;
    }

    private final CheckMode mode;
    private final Looking<P> looking;

    /** @param requirements ids of what it proves */
    public AskedCheck(String id, Class<P> subject, Looking<P> looking, String... requirements) {
        this(id, CheckMode.PORT, subject, looking, requirements);
    }

    /**
     * @param mode {@link CheckMode#LIVE} where the wire is judged between two gestures, which no instruction could tell to a person
     * @param requirements ids of what it proves
     */
    public AskedCheck(String id, CheckMode mode, Class<P> subject, Looking<P> looking, String... requirements) {
        super(id, subject, requirements);
        this.mode = Objects.requireNonNull(mode, "mode");
        this.looking = Objects.requireNonNull(looking, "looking");
    }

    @Override
    public CheckMode mode() {
        return mode;
    }

    @Override
    protected void look(P product, KitBench bench, Findings findings) throws Exception {
        looking.look(product, bench, findings);
    }
}
