/** Checks of clinical documents: CDA. */
@NullMarked
package org.segursdk.conformance.checks.documents;

import org.jspecify.annotations.NullMarked;
