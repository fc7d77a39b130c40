/** Rules and writers of letters. */
@NullMarked
package org.segursdk.cda.internal.letter;

import org.jspecify.annotations.NullMarked;
