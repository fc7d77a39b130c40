/** JSON by the sandbox's own hands. Not public: may change without notice. */
@NullMarked
package org.segursdk.sandbox.internal.json;

import org.jspecify.annotations.NullMarked;
