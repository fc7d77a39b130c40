/** Checks of e-prescriptions: EPR. */
@NullMarked
package org.segursdk.conformance.checks.prescription;

import org.jspecify.annotations.NullMarked;
