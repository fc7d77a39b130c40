/** What several rooms of the kit use and nobody else does. */
@NullMarked
package org.segursdk.conformance.internal;

import org.jspecify.annotations.NullMarked;
