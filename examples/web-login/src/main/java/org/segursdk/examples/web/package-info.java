/** The login of a web application. */
@NullMarked
package org.segursdk.examples.web;

import org.jspecify.annotations.NullMarked;
