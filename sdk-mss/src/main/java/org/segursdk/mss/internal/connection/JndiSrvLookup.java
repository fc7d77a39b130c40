package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;
import org.segursdk.mss.connection.SrvLookup;
import org.segursdk.mss.connection.SrvRecord;

/** SRV records by the JDK's DNS provider. Thread-safe. */
public final class JndiSrvLookup implements SrvLookup {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,253}");
    private static final Pattern RECORD =
            Pattern.compile("([0-9]{1,5}) ([0-9]{1,5}) ([0-9]{1,5}) ([A-Za-z0-9_.-]{1,254})");

    private final String url;
    private final Duration timeout;

    /**
     * @param url {@code dns:} for this machine's resolvers, or {@code dns://host:port}
     * @param timeout of the first try; the second waits twice as long
     */
    public JndiSrvLookup(String url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
    }

    // The DNS provider is named, its answers are text, and the name cannot be an address of another provider.
    @SuppressWarnings("BanJNDI")
    @Override
    public List<SrvRecord> find(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("not a name of the DNS");
        }
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, url);
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(timeout.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        InitialDirContext directory = null;
        try {
            directory = new InitialDirContext(environment);
            Attribute found =
                    directory.getAttributes(name, new String[] {"SRV"}).get("SRV");
            return found == null ? List.of() : records(found);
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw new IOException("the DNS did not answer", e);
        } finally {
            close(directory);
        }
    }

    private static void close(@Nullable InitialDirContext directory) {
        try {
            if (directory != null) {
                directory.close();
            }
        } catch (NamingException e) {
            // Nothing is held.
        }
    }

    private static List<SrvRecord> records(Attribute found) throws NamingException {
        List<SrvRecord> records = new ArrayList<>();
        NamingEnumeration<?> values = found.getAll();
        while (values.hasMore()) {
            Matcher matcher = RECORD.matcher(String.valueOf(values.next()));
            if (matcher.matches()) {
                String target = matcher.group(4);
                records.add(new SrvRecord(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        target.endsWith(".") ? target.substring(0, target.length() - 1) : target));
            }
        }
        return records;
    }
}
