/** Checks of biology: BIO. */
@NullMarked
package org.segursdk.conformance.checks.biology;

import org.jspecify.annotations.NullMarked;
