/** Coded values, OIDs and the compact value sets that metadata needs. */
@NullMarked
package org.segursdk.core.terminology;

import org.jspecify.annotations.NullMarked;
