/** The 2D code of the printed sheet: its writer, of an observed profile, and its reader. */
@NullMarked
package org.segursdk.eprescription.code2d;

import org.jspecify.annotations.NullMarked;
