package org.segursdk.exchange.prescription;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.Consultation;
import org.segursdk.eprescription.gateway.DepositFinding;
import org.segursdk.eprescription.gateway.DepositOutcome;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.EPrescriptionSummary;
import org.segursdk.eprescription.gateway.Execution;
import org.segursdk.eprescription.gateway.ExecutionOutcome;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.gateway.Page;
import org.segursdk.eprescription.gateway.SearchCriteria;

/** Passes a point before and after each commit and each call of the base, where the process may die. */
record Points(Consumer<String> point) {
    private <T> T around(String what, Supplier<T> call) {
        point.accept(what + " before");
        T result = call.get();
        point.accept(what + " after");
        return result;
    }

    DataSource watched(DataSource database) {
        return proxy(
                DataSource.class, database, "getConnection", given -> proxy(Connection.class, given, "", each -> each));
    }

    private interface Change {
        Object of(Object result);
    }

    @SuppressWarnings("unchecked")
    private <T> T proxy(Class<T> type, Object target, String changed, Change change) {
        return (T) Proxy.newProxyInstance(
                Points.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        point.accept("COMMIT before");
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (commit) {
                            point.accept("COMMIT after");
                        }
                        return method.getName().equals(changed) ? change.of(result) : result;
                    } catch (InvocationTargetException e) {
                        throw Optional.ofNullable(e.getCause()).orElse(e);
                    }
                });
    }

    EPrescriptionGateway watched(EPrescriptionGateway gateway) {
        return new EPrescriptionGateway() {
            @Override
            public Set<Operation> supported() {
                return gateway.supported();
            }

            @Override
            public Provenance provenance() {
                return gateway.provenance();
            }

            @Override
            public DepositOutcome create(EPrescription ePrescription, CallContext context) {
                return around("DEPOSIT", () -> gateway.create(ePrescription, context));
            }

            @Override
            public DepositFinding find(EPrescription ePrescription, CallContext context) {
                return around("RECONCILE", () -> gateway.find(ePrescription, context));
            }

            @Override
            public Consultation consult(PrescriptionNumber number, CallContext context) {
                return gateway.consult(number, context);
            }

            @Override
            public Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context) {
                return gateway.search(criteria, context);
            }

            @Override
            public ExecutionOutcome transmitExecution(Execution execution, CallContext context) {
                return gateway.transmitExecution(execution, context);
            }
        };
    }
}
