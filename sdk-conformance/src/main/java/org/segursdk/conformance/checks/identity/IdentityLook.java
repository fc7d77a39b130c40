package org.segursdk.conformance.checks.identity;

import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.KitBench;

/** A check that keeps identities in the product and looks at them. */
final class IdentityLook extends PortCheck<IdentityPort> {
    /** What it does. */
    @FunctionalInterface
    interface Gestures {
        void make(IdentityPort product, KitBench bench, Findings findings) throws Exception;
    }

    private final Gestures gestures;

    IdentityLook(String id, String requirement, Gestures gestures) {
        super(id, IdentityPort.class, requirement);
        this.gestures = gestures;
    }

    @Override
    protected void look(IdentityPort product, KitBench bench, Findings findings) throws Exception {
        gestures.make(product, bench, findings);
    }
}
