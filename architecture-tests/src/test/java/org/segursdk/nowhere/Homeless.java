package org.segursdk.nowhere;

/** In a room that the plan does not have, in a package that is not marked. */
public final class Homeless {
    private Homeless() {}
}
