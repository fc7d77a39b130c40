/** Checks of usage indicators: DASH. */
@NullMarked
package org.segursdk.conformance.checks.indicators;

import org.jspecify.annotations.NullMarked;
