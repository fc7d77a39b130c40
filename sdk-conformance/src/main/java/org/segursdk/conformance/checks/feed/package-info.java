/** Checks of what is sent to the DMP, and of who may see it there: DMPA and VIS. */
@NullMarked
package org.segursdk.conformance.checks.feed;

import org.jspecify.annotations.NullMarked;
