/** Checks of accounts, authentication and traces: SEC and GEN. */
@NullMarked
package org.segursdk.conformance.checks.security;

import org.jspecify.annotations.NullMarked;
