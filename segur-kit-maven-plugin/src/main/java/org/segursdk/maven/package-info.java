/** The self-conformance kit as Maven goals. */
@NullMarked
package org.segursdk.maven;

import org.jspecify.annotations.NullMarked;
