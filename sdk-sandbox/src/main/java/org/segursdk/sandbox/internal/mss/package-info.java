/** The simulated MSSanté operator. */
@NullMarked
package org.segursdk.sandbox.internal.mss;

import org.jspecify.annotations.NullMarked;
