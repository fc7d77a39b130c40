package org.segursdk.conformance.port;

import java.util.Optional;

/**
 * The vendor's product, as the kit has it act. A small class of the vendor's, over whatever its product offers: services of the SDK,
 * its own API, a test database. It takes on the subjects it wants, one small interface of this package each; requirements whose subject
 * is absent stay incomplete. The kit calls it from one thread.
 *
 * <pre>{@code
 * public final class MyAdapter implements SegurKitAdapter, IdentityPort {
 *     public void connect(KitBench bench) { product = MyProduct.start(bench.sandbox().endpoints(), bench.clock()); }
 *     …
 * }
 * }</pre>
 *
 * <p>The profile names it ({@code modes.adapter}); the class is public and has a public constructor without parameters.
 */
public interface SegurKitAdapter extends AutoCloseable {
    /**
     * Starts the product, or points it at the bench: the sandbox's services and certificates, the bench's clock. Called once, before
     * anything else.
     *
     * @throws Exception when the product does not start; the run ends with the exit code of an environment error
     */
    void connect(KitBench bench) throws Exception;

    /**
     * Everything the product holds is forgotten: patients, documents, messages, traces. Called before each check, after the bench was
     * set back. A product that sends in the background stops that first and then calls {@link KitBench#reset()} once more, so that
     * nothing of the check before arrives in this one.
     */
    void reset() throws Exception;

    /** The product's side of a subject; by default the adapter itself when it implements the interface. */
    default <P> Optional<P> port(Class<P> subject) {
        return subject.isInstance(this) ? Optional.of(subject.cast(this)) : Optional.empty();
    }

    @Override
    default void close() {}
}
