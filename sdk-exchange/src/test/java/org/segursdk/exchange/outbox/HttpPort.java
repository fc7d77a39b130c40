package org.segursdk.exchange.outbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;

/** Delivers to an {@link OtherSide}; dies where it is told to, as kill -9 does. */
final class HttpPort implements DeliveryPort {
    /** Where a process may die. */
    enum Point {
        NOWHERE,
        PREPARING,
        BEFORE_SENDING,
        AFTER_SENDING,
        SETTLING
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final Point deadly;

    HttpPort(int port, Point deadly) {
        this.port = port;
        this.deadly = deadly;
    }

    private void at(Point point) {
        if (point == deadly) {
            Runtime.getRuntime().halt(137);
        }
    }

    private int call(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException e) {
            throw TransportException.notSent("T-DOWN", FakePort.TEXT, null);
        } catch (IOException e) {
            throw TransportException.uncertain("T-LOST", method.equals("GET"), FakePort.TEXT, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TransportException.uncertain("T-INTERRUPTED", false, FakePort.TEXT, null);
        }
    }

    @Override
    public Attempt prepare(DeliveryOrder order) {
        at(Point.PREPARING);
        String id = order.delivery().branch() == Branch.DMP
                ? order.document().metadata().uniqueId().value()
                : order.delivery().messageId().orElseThrow();
        return () -> {
            at(Point.BEFORE_SENDING);
            int status = call("POST", "/deliver/" + order.delivery().branch() + "/" + id);
            at(Point.AFTER_SENDING);
            if (status == 200) {
                return new DeliveryOutcome.Delivered("T-OK");
            }
            throw new ServiceFaultException(
                    "test",
                    "T",
                    ServiceFaultException.Layer.HTTP,
                    List.of(new ServiceFaultException.RawError(Integer.toString(status), "", "", "")),
                    true,
                    FakePort.TEXT);
        };
    }

    @Override
    public Settlement settle(DeliveryOrder order) {
        at(Point.SETTLING);
        if (order.delivery().branch() != Branch.DMP) {
            return Settlement.UNKNOWN;
        }
        return call("GET", "/held/" + order.document().metadata().uniqueId().value()) == 200
                ? Settlement.ARRIVED
                : Settlement.NOT_ARRIVED;
    }
}
