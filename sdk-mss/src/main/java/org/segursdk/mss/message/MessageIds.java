package org.segursdk.mss.message;

/** Gives each new message its Message-ID. The default draws random ones ({@link MessageId#random}). */
@FunctionalInterface
public interface MessageIds {
    /** An id that was never given before, under the domain of the sender by custom. */
    MessageId next(MssAddress sender);
}
