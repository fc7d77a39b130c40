/** Biology reports (CR-BIO, all editions, and IHE XD-LAB) as read. */
@NullMarked
package org.segursdk.cda.read.biology;

import org.jspecify.annotations.NullMarked;
