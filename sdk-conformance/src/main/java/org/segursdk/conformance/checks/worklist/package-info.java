/** Checks of work lists: WL. */
@NullMarked
package org.segursdk.conformance.checks.worklist;

import org.jspecify.annotations.NullMarked;
