package org.segursdk.psc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Does something later. */
interface Timer {
    /** On the JDK's own threads: none is started for it. */
    Timer SYSTEM = (delay, action) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
            .execute(action);

    void after(Duration delay, Runnable action);
}
