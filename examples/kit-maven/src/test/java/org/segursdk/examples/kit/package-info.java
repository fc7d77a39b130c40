/** A product that the kit looks at: its adapter, a check of its own, the requirements as tests. */
@NullMarked
package org.segursdk.examples.kit;

import org.jspecify.annotations.NullMarked;
