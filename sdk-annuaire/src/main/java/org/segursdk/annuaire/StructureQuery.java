package org.segursdk.annuaire;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/** What is asked about structures: every criterion given must answer. Source: annuaire §5. */
public final class StructureQuery {
    private final @Nullable String name;
    private final @Nullable String city;
    private final @Nullable String postalCode;
    private final @Nullable MailboxType mailboxType;
    private final boolean withMailbox;
    private final int limit;

    private StructureQuery(Builder builder) {
        this.name = builder.name;
        this.city = builder.city;
        this.postalCode = builder.postalCode;
        this.mailboxType = builder.mailboxType;
        this.withMailbox = builder.withMailbox;
        this.limit = builder.limit;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Beginning of the name. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Beginning of the name of the town. */
    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    /** Postal code or its beginning. */
    public Optional<String> postalCode() {
        return Optional.ofNullable(postalCode);
    }

    public Optional<MailboxType> mailboxType() {
        return Optional.ofNullable(mailboxType);
    }

    /** Whether only structures with a mailbox of their own are wanted. */
    public boolean withMailbox() {
        return withMailbox;
    }

    /** Most answers wanted. */
    public int limit() {
        return limit;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "StructureQuery[redacted]";
    }

    /** Builds a query; a name or a place is needed. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String city;
        private @Nullable String postalCode;
        private @Nullable MailboxType mailboxType;
        private boolean withMailbox;
        private int limit = 50;

        private Builder() {}

        public Builder name(String value) {
            this.name = QueryRules.orNone(value);
            return this;
        }

        public Builder city(String value) {
            this.city = QueryRules.orNone(value);
            return this;
        }

        public Builder postalCode(String value) {
            this.postalCode = QueryRules.orNone(value);
            return this;
        }

        public Builder mailboxType(MailboxType value) {
            this.mailboxType = Objects.requireNonNull(value);
            return this;
        }

        public Builder withMailbox() {
            this.withMailbox = true;
            return this;
        }

        /** 1 to 1,000; default 50. */
        public Builder limit(int value) {
            this.limit = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code ANN-QUERY-CRITERIA}, {@code ANN-QUERY-CODE}, {@code ANN-QUERY-TEXT},
         *     {@code ANN-QUERY-LIMIT}
         */
        public StructureQuery build() {
            Violations violations = new Violations();
            QueryRules.criteria(violations, QueryRules.given(name, city, postalCode));
            QueryRules.text(violations, name, "name");
            QueryRules.text(violations, city, "city");
            QueryRules.code(violations, postalCode, "postalCode");
            QueryRules.limit(violations, limit);
            violations.throwIfAny("StructureQuery");
            return new StructureQuery(this);
        }
    }
}
