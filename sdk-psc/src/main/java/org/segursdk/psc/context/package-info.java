/** Sharing of the patient's context between applications. Experimental. */
@NullMarked
package org.segursdk.psc.context;

import org.jspecify.annotations.NullMarked;
