/** The DMP simulator: reads requests with plain DOM and IPF. */
@NullMarked
package org.segursdk.sandbox.internal.dmp;

import org.jspecify.annotations.NullMarked;
