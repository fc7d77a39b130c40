/** Checks of logging in with Pro Santé Connect: PSC. */
@NullMarked
package org.segursdk.conformance.checks.login;

import org.jspecify.annotations.NullMarked;
