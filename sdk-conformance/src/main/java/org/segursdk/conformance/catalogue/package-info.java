/** The catalogue of requirements: what the REM ask, in the words of this project. */
@NullMarked
package org.segursdk.conformance.catalogue;

import org.jspecify.annotations.NullMarked;
