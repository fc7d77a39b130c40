/** Who received what, and the figures drawn from it. */
@NullMarked
package org.segursdk.exchange.journal;

import org.jspecify.annotations.NullMarked;
