/** Rules and writers of the vaccination documents. */
@NullMarked
package org.segursdk.cda.internal.vaccination;

import org.jspecify.annotations.NullMarked;
