/**
 * Addresses by which the software opens the DMP's web site for professionals (Web-PS) on the right page (TD0.9, TD0.10). The
 * browser does the rest: the professional authenticates there with a CPx card or e-CPS. Source: dmp §2.1.
 */
@NullMarked
package org.segursdk.dmp.web;

import org.jspecify.annotations.NullMarked;
