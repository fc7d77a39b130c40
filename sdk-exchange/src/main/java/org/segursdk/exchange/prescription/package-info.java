/** Prescriptions sent in "Y", to the national base and to the DMP, from the software's own database. */
@NullMarked
package org.segursdk.exchange.prescription;

import org.jspecify.annotations.NullMarked;
