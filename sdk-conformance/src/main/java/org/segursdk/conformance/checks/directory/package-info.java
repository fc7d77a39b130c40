/** Checks of the Annuaire Santé: ANN. */
@NullMarked
package org.segursdk.conformance.checks.directory;

import org.jspecify.annotations.NullMarked;
