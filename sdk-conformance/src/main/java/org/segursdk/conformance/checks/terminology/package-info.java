/** Checks of terminologies on the screen: ERGO. */
@NullMarked
package org.segursdk.conformance.checks.terminology;

import org.jspecify.annotations.NullMarked;
