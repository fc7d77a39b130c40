/** Rules and writers of prescriptions. */
@NullMarked
package org.segursdk.cda.internal.prescription;

import org.jspecify.annotations.NullMarked;
