/** Prescriptions of medicines and devices (eP-MED-DM). */
@NullMarked
package org.segursdk.cda.prescription;

import org.jspecify.annotations.NullMarked;
