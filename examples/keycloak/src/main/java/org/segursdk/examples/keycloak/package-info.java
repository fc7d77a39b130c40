/** A real Keycloak for tests. */
@NullMarked
package org.segursdk.examples.keycloak;

import org.jspecify.annotations.NullMarked;
