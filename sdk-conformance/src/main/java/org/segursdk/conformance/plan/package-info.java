/** What applies to a declared product, why, and what each requirement needs. */
@NullMarked
package org.segursdk.conformance.plan;

import org.jspecify.annotations.NullMarked;
