/** The base of e-prescriptions, simulated. Not public: may change without notice. */
@NullMarked
package org.segursdk.sandbox.internal.eprescription;

import org.jspecify.annotations.NullMarked;
