/** Rows and the text forms of what they hold. */
@NullMarked
package org.segursdk.exchange.internal.record;

import org.jspecify.annotations.NullMarked;
