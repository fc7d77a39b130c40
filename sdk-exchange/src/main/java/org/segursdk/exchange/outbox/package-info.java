/** Deliveries: durable, in order, tried again only where that is safe, each change journaled. */
@NullMarked
package org.segursdk.exchange.outbox;

import org.jspecify.annotations.NullMarked;
