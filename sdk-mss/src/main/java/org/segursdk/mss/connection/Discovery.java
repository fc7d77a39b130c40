package org.segursdk.mss.connection;

import java.util.List;
import java.util.Objects;

/** What was found of the servers of an address. */
public sealed interface Discovery {
    /** Where settings come from, the most trusted first. */
    enum Source {
        /** The integrator's own table of operators. */
        APPROVED,
        /** The operator's {@code config-v1.1.xml}. */
        AUTOCONFIG,
        /** The operator's DNS records. */
        DNS_SRV
    }

    /**
     * Settings to try: test them by {@link MailSender#check()}.
     *
     * @param server the servers
     * @param source where they come from
     * @param detail what was read, such as the address of a file
     */
    record Found(MailServer server, Source source, String detail) implements Discovery {
        public Found {
            Objects.requireNonNull(server, "server");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * Nothing that may be used.
     *
     * @param attempts what was tried and why it gave nothing, one code each, such as {@code AUTOCONFIG: HTTP 404}
     */
    record NotFound(List<String> attempts) implements Discovery {
        public NotFound {
            attempts = List.copyOf(attempts);
        }
    }
}
