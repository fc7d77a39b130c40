package org.segursdk.sandbox.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work done beside the caller's: a sandbox is started in nearly every test of a software, and its start is waited for. */
public final class Aside {
    private Aside() {}

    /** Starts the work on a daemon thread of its own. */
    public static <T> CompletableFuture<T> run(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        });
    }
}
