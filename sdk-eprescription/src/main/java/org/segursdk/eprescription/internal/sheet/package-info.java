/** Content, layout and drawing of the printed sheet. */
@NullMarked
package org.segursdk.eprescription.internal.sheet;

import org.jspecify.annotations.NullMarked;
