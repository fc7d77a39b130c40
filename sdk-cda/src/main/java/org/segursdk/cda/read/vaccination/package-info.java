/** Vaccinations as read: histories, notes, and those of other documents. */
@NullMarked
package org.segursdk.cda.read.vaccination;

import org.jspecify.annotations.NullMarked;
