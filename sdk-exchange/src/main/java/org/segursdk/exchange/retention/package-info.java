/** Removal of what was kept for long enough. */
@NullMarked
package org.segursdk.exchange.retention;

import org.jspecify.annotations.NullMarked;
