package org.segursdk.exchange.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that has no room left, once: the nth statement of a kind fails. */
final class FailingDatabase {
    private static final String DISK_FULL = "53100";

    private FailingDatabase() {}

    static DataSource of(DataSource source, String statement, int which) {
        AtomicInteger seen = new AtomicInteger();
        return (DataSource) Proxy.newProxyInstance(
                FailingDatabase.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Connection real = source.getConnection();
                    return Proxy.newProxyInstance(
                            FailingDatabase.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (inner, called, values) -> {
                                if (called.getName().equals("prepareStatement")
                                        && values[0].toString().startsWith(statement)
                                        && seen.incrementAndGet() == which) {
                                    throw new SQLException("no space", DISK_FULL);
                                }
                                try {
                                    return called.invoke(real, values);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }
}
