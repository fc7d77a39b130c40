/** Pro Santé Connect, an API behind it and the sharing of the patient in focus, simulated. */
@NullMarked
package org.segursdk.sandbox.internal.psc;

import org.jspecify.annotations.NullMarked;
