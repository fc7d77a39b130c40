/** Documents fetched from the DMP: verified while they arrive, and the signature they were submitted under. */
@NullMarked
package org.segursdk.dmp.retrieve;

import org.jspecify.annotations.NullMarked;
