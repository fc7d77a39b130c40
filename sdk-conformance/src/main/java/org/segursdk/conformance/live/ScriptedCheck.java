package org.segursdk.conformance.live;

import java.util.Objects;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/** A {@link LiveCheck} told in four lambdas, for rooms whose checks are alike. Immutable. */
public final class ScriptedCheck<P> extends LiveCheck<P> {
    /** Sets the sandbox. */
    @FunctionalInterface
    public interface Arranging {
        void arrange(KitBench bench) throws Exception;
    }

    /** Has the product act. */
    @FunctionalInterface
    public interface Acting<P> {
        void act(P product, KitBench bench) throws Exception;
    }

    /** Looks at what the sandbox received. */
    @FunctionalInterface
    public interface Judging {
        void judge(KitBench bench, Findings findings) throws Exception;
    }

    private final LocalizedText instruction;
    private final Arranging arranging;
    private final Acting<P> acting;
    private final Judging judging;

    /**
     * @param instruction what a product without adapter is to do
     * @param requirements ids of what it proves
     */
    public ScriptedCheck(
            String id,
            Class<P> subject,
            LocalizedText instruction,
            Arranging arranging,
            Acting<P> acting,
            Judging judging,
            String... requirements) {
        super(id, subject, requirements);
        this.instruction = Objects.requireNonNull(instruction, "instruction");
        this.arranging = Objects.requireNonNull(arranging, "arranging");
        this.acting = Objects.requireNonNull(acting, "acting");
        this.judging = Objects.requireNonNull(judging, "judging");
    }

    /**
     * One before the sandbox as it starts.
     *
     * @param instruction what a product without adapter is to do
     * @param requirements ids of what it proves
     */
    public ScriptedCheck(
            String id,
            Class<P> subject,
            LocalizedText instruction,
            Acting<P> acting,
            Judging judging,
            String... requirements) {
        this(id, subject, instruction, bench -> {}, acting, judging, requirements);
    }

    @Override
    protected void arrange(KitBench bench) throws Exception {
        arranging.arrange(bench);
    }

    @Override
    protected LocalizedText instruction() {
        return instruction;
    }

    @Override
    protected void act(P product, KitBench bench) throws Exception {
        acting.act(product, bench);
    }

    @Override
    protected void judge(KitBench bench, Findings findings) throws Exception {
        judging.judge(bench, findings);
    }
}
