/** The printed sheet and the documents made with it. */
@NullMarked
package org.segursdk.eprescription.sheet;

import org.jspecify.annotations.NullMarked;
