/** Rules and writers of the VSM. */
@NullMarked
package org.segursdk.cda.internal.vsm;

import org.jspecify.annotations.NullMarked;
