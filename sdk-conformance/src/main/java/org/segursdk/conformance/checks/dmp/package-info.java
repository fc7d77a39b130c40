/** Checks of reading the DMP: DMPC. */
@NullMarked
package org.segursdk.conformance.checks.dmp;

import org.jspecify.annotations.NullMarked;
