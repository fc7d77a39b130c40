/** The making of HTML and PDF from a tree. */
@NullMarked
package org.segursdk.cda.internal.render;

import org.jspecify.annotations.NullMarked;
