/** Checks of imaging: IMG. */
@NullMarked
package org.segursdk.conformance.checks.imaging;

import org.jspecify.annotations.NullMarked;
