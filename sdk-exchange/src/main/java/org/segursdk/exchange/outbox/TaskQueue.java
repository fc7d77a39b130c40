package org.segursdk.exchange.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.exchange.internal.record.Sql;

/** Puts tasks into the table of the scheduler, in the caller's own transaction. Thread-safe. */
final class TaskQueue {
    static final String TABLE = "sg_task";
    static final String TASK = "sg-delivery";

    private final Borrowed source = new Borrowed();
    private volatile @Nullable SchedulerClient client;

    /** Tasks of deliveries that have none yet, as the scheduler itself writes them: they cross to the database with their deliveries. */
    static void add(Sql.Together together, List<String> deliveryIds, Instant at) {
        together.addRows(
                "INSERT INTO " + TABLE + " (task_name, task_instance, execution_time, picked, version)",
                "(?, ?, ?, FALSE, 1)",
                deliveryIds.stream()
                        .map(each -> new @Nullable Object[] {TASK, each, at})
                        .toList());
    }

    /** Schedules a delivery that may have a task already, in the transaction of that connection, which is neither committed nor closed. */
    void scheduleUnlessThere(Connection connection, String deliveryId, Instant at) {
        scheduleUnlessThere(connection, TASK, deliveryId, at);
    }

    /** The same for a task of {@link NodeWork}. */
    void scheduleUnlessThere(Connection connection, String task, String id, Instant at) {
        lending(connection, () -> client().scheduleIfNotExists(new TaskInstance<>(task, id), at));
    }

    private static void lending(Connection connection, Runnable work) {
        Borrowed.LENT.set(unclosable(connection));
        try {
            work.run();
        } finally {
            Borrowed.LENT.remove();
        }
    }

    private SchedulerClient client() {
        SchedulerClient known = client;
        if (known == null) {
            known = SchedulerClient.Builder.create(source, List.of())
                    .tableName(TABLE)
                    .build();
            client = known;
        }
        return known;
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TaskQueue.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close", "commit", "rollback", "setAutoCommit" -> {
                            return null;
                        }
                        default -> {
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        }
                    }
                });
    }

    /** Gives the connection that its thread lent. */
    private static final class Borrowed implements DataSource {
        private static final ThreadLocal<@Nullable Connection> LENT = new ThreadLocal<>();

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = LENT.get();
            if (connection == null) {
                throw new SQLException("no transaction to work in");
            }
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // Nothing is written.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // Nobody logs in.
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
