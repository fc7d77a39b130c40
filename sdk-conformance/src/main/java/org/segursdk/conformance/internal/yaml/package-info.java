/** YAML as the kit accepts it: a plain tree with line numbers; neither tags nor aliases; bounded. */
@NullMarked
package org.segursdk.conformance.internal.yaml;

import org.jspecify.annotations.NullMarked;
