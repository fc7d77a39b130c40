/** One gesture that sends a document where it belongs. */
@NullMarked
package org.segursdk.exchange.sharing;

import org.jspecify.annotations.NullMarked;
