/** A headless Chromium for tests. */
@NullMarked
package org.segursdk.examples.browser;

import org.jspecify.annotations.NullMarked;
