/** Rules and writers of the child health documents. */
@NullMarked
package org.segursdk.cda.internal.child;

import org.jspecify.annotations.NullMarked;
