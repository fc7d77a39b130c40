/** What a patient's DMP holds, at a glance and without a click. */
@NullMarked
package org.segursdk.exchange.glance;

import org.jspecify.annotations.NullMarked;
