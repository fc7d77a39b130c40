/** Observation of exchanges, redacted by default. */
@NullMarked
package org.segursdk.core.exchange;

import org.jspecify.annotations.NullMarked;
