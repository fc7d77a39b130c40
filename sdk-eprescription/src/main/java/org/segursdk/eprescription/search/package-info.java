/** Search of medicines while the prescriber types. */
@NullMarked
package org.segursdk.eprescription.search;

import org.jspecify.annotations.NullMarked;
