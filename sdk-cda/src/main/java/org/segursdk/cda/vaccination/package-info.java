/** Vaccination documents: the note a professional shares, the history. */
@NullMarked
package org.segursdk.cda.vaccination;

import org.jspecify.annotations.NullMarked;
