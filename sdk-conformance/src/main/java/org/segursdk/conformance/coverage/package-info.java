/** Which requirements the kit can prove, and by which way. */
@NullMarked
package org.segursdk.conformance.coverage;

import org.jspecify.annotations.NullMarked;
