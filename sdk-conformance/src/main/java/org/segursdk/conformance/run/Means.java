package org.segursdk.conformance.run;

import java.util.Objects;
import java.util.Optional;

/**
 * By which means the product acted in a run.
 *
 * @param live whether the sandbox ran
 * @param adapter class of the vendor's adapter
 * @param guided whether a person or a script was told what to do
 */
public record Means(boolean live, Optional<String> adapter, boolean guided) {
    /** Files alone. */
    public static final Means FILES = new Means(false, Optional.empty(), false);

    public Means {
        Objects.requireNonNull(adapter, "adapter");
    }
}
