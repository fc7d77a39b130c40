/** The practice's screens: HTML made here, escaped, without any script. */
@NullMarked
package org.segursdk.examples.cabinet.web;

import org.jspecify.annotations.NullMarked;
