/** The unified e-prescription: what is prescribed, its number, the patient's answer on the view of executions. */
@NullMarked
package org.segursdk.eprescription;

import org.jspecify.annotations.NullMarked;
