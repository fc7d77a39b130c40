/** Checks of connections to operators of secure mail: MSST. */
@NullMarked
package org.segursdk.conformance.checks.transport;

import org.jspecify.annotations.NullMarked;
