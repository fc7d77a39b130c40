/** Checks of exports of records: PORT. */
@NullMarked
package org.segursdk.conformance.checks.portability;

import org.jspecify.annotations.NullMarked;
