/** Pro Santé Connect and any OpenID provider: logins, sessions, situations of practice, tokens of API PSC. */
@NullMarked
package org.segursdk.psc;

import org.jspecify.annotations.NullMarked;
