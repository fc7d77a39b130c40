/** A document read into memory as a compact tree, which the linter and the reader stand on. */
@NullMarked
package org.segursdk.cda.internal.tree;

import org.jspecify.annotations.NullMarked;
