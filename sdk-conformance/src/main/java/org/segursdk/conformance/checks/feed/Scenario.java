package org.segursdk.conformance.checks.feed;

import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/** A live check of this room: what the product does, and what is wanted of the wire afterwards. */
final class Scenario<P> extends LiveCheck<P> {
    /** Sets the sandbox. */
    @FunctionalInterface
    interface Setting {
        void on(KitBench bench);
    }

    /** Has the product act. */
    @FunctionalInterface
    interface Act<P> {
        void by(P product, KitBench bench);
    }

    /** Looks at the sandbox. */
    @FunctionalInterface
    interface Judge {
        void look(KitBench bench, Findings findings) throws Exception;
    }

    private final LocalizedText instruction;
    private final Setting setting;
    private final Act<P> act;
    private final Judge judge;

    Scenario(
            String id,
            Class<P> subject,
            LocalizedText instruction,
            Setting setting,
            Act<P> act,
            Judge judge,
            String... requirements) {
        super(id, subject, requirements);
        this.instruction = instruction;
        this.setting = setting;
        this.act = act;
        this.judge = judge;
    }

    Scenario(String id, Class<P> subject, LocalizedText instruction, Act<P> act, Judge judge, String... requirements) {
        this(id, subject, instruction, bench -> {}, act, judge, requirements);
    }

    @Override
    protected void arrange(KitBench bench) {
        setting.on(bench);
    }

    @Override
    protected LocalizedText instruction() {
        return instruction;
    }

    @Override
    protected void act(P product, KitBench bench) {
        act.by(product, bench);
    }

    @Override
    protected void judge(KitBench bench, Findings findings) throws Exception {
        judge.look(bench, findings);
    }
}
