/** CDA documents as people read them: one HTML page, or a PDF. */
@NullMarked
package org.segursdk.cda.render;

import org.jspecify.annotations.NullMarked;
