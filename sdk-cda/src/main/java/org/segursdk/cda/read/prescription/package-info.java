/** Prescriptions of medicines and devices (eP-MED-DM) as read. */
@NullMarked
package org.segursdk.cda.read.prescription;

import org.jspecify.annotations.NullMarked;
