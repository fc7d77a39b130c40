package org.segursdk.conformance.port;

import java.util.Map;
import java.util.Optional;

/** The rules by which the product decides what is fed, as it is delivered. */
@FunctionalInterface
public interface FeedRulesPort {
    /**
     * Types of documents the product makes, by code of JDV_J07, and whether each is fed by default.
     *
     * @return the rules in force when nothing was set by the structure; empty when they cannot be told
     */
    Optional<Map<String, Boolean>> defaultRules();
}
