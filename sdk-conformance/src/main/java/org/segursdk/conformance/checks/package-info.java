/** All the checks of the kit. */
@NullMarked
package org.segursdk.conformance.checks;

import org.jspecify.annotations.NullMarked;
