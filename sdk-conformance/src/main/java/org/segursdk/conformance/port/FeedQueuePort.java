package org.segursdk.conformance.port;

/** What hinders a product from reaching the DMP, and its restart. The network itself is hindered by the sandbox. */
public interface FeedQueuePort extends DmpFeedPort {
    /** A hindrance on the product's side. */
    enum Hindrance {
        NONE,
        /** The certificate of the connection has expired; the sandbox issues one: {@code sandbox().pki().expired("dmp")}. */
        EXPIRED_CERTIFICATE,
        /** The professional's card is not in its reader. */
        NO_CARD
    }

    /**
     * Sets the hindrance under which the product works from now on; {@code NONE} takes it away.
     *
     * @return false when the product does not know such a hindrance, for instance because it works without cards
     */
    boolean hinder(Hindrance hindrance);

    /** Stops the product and starts it again on the same data. */
    void restart();
}
