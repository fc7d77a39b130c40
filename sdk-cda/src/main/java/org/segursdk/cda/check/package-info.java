/** A linter of CDA-R2 documents. */
@NullMarked
package org.segursdk.cda.check;

import org.jspecify.annotations.NullMarked;
