package org.segursdk.sandbox.internal.mss;

import java.util.Optional;

/** What a user may change while the operator runs. */
final class Settings {
    /** Default limit of a mail. */
    private static final int MAX_SIZE = 35_000_000;
    /** Of the citizens' domain. */
    private static final int CITIZEN_MAX_SIZE = 25_000_000;

    private final boolean strictAtFirst;
    private volatile boolean strict;
    private volatile int maxSize = MAX_SIZE;
    private volatile int citizenMaxSize = CITIZEN_MAX_SIZE;
    private volatile String citizenDomain = Operator.CITIZENS;
    private volatile boolean citizensRead = true;
    private volatile Optional<String> citizensReply = Optional.empty();

    Settings(boolean strict) {
        this.strictAtFirst = strict;
        this.strict = strict;
    }

    void reset() {
        strict = strictAtFirst;
        maxSize = MAX_SIZE;
        citizenMaxSize = CITIZEN_MAX_SIZE;
        citizenDomain = Operator.CITIZENS;
        citizensRead = true;
        citizensReply = Optional.empty();
    }

    boolean strict() {
        return strict;
    }

    void strict(boolean value) {
        strict = value;
    }

    int maxSize() {
        return maxSize;
    }

    void maxSize(int bytes) {
        maxSize = bytes;
    }

    int citizenMaxSize() {
        return citizenMaxSize;
    }

    void citizenMaxSize(int bytes) {
        citizenMaxSize = bytes;
    }

    String citizenDomain() {
        return citizenDomain;
    }

    void citizenDomain(String domain) {
        citizenDomain = domain;
    }

    boolean citizensRead() {
        return citizensRead;
    }

    void citizensRead(boolean value) {
        citizensRead = value;
    }

    Optional<String> citizensReply() {
        return citizensReply;
    }

    void citizensReply(Optional<String> text) {
        citizensReply = text;
    }
}
