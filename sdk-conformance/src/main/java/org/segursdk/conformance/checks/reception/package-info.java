/** Checks of secure mail received: MSSR. */
@NullMarked
package org.segursdk.conformance.checks.reception;

import org.jspecify.annotations.NullMarked;
