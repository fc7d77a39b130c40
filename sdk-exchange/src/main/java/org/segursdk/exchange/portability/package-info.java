/** Everything a structure holds, exported with its index and hashes, and checked again. */
@NullMarked
package org.segursdk.exchange.portability;

import org.jspecify.annotations.NullMarked;
