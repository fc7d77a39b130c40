/** Checks of identities and of the teleservice INSi: INS. */
@NullMarked
package org.segursdk.conformance.checks.identity;

import org.jspecify.annotations.NullMarked;
