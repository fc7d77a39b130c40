/** The redirect of a desktop login. */
@NullMarked
package org.segursdk.psc.internal.desktop;

import org.jspecify.annotations.NullMarked;
