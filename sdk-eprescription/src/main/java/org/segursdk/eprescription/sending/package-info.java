/** The sending "in Y": deposit in the national base, copy to the DMP and by MSSanté, printing; steps, rules and a driver. */
@NullMarked
package org.segursdk.eprescription.sending;

import org.jspecify.annotations.NullMarked;
