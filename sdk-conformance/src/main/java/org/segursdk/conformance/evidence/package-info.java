/** What a vendor supplies, reviews of it, and the sealed package of a run. */
@NullMarked
package org.segursdk.conformance.evidence;

import org.jspecify.annotations.NullMarked;
