package org.segursdk.cda.biology;

/** What a list of results holds, in the order in which the laboratory gives it. Source: cda §8.3. */
public sealed interface BioItem permits BioResult, BioPanel, BioIsolate, BioImage {}
