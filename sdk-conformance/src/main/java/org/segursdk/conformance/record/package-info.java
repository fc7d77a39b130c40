/** What a product sends to the sandbox, written as files for a run. */
@NullMarked
package org.segursdk.conformance.record;

import org.jspecify.annotations.NullMarked;
