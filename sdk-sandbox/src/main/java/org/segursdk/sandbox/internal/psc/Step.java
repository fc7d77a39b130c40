package org.segursdk.sandbox.internal.psc;

import org.segursdk.sandbox.PscSituation.Kind;

/** The moment a situation waits for: the beginning of its name, otherwise the wire. */
enum Step {
    DISCOVERY,
    CALLBACK,
    ID_TOKEN,
    CNF,
    USERINFO,
    CIBA,
    POLL,
    LOGOUT_TOKEN,
    WIRE;

    static Step of(Kind kind) {
        for (Step step : values()) {
            if (kind.name().startsWith(step.name() + "_")) {
                return step;
            }
        }
        return WIRE;
    }
}
