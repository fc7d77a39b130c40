/** Checks of secure mail sent, to professionals and to patients: MSSS and MSSC. */
@NullMarked
package org.segursdk.conformance.checks.sending;

import org.jspecify.annotations.NullMarked;
