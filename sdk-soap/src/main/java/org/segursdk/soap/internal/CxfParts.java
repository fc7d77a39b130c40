package org.segursdk.soap.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Puts {@link RequestParts} around the envelope that CXF writes. */
final class CxfParts {
    private CxfParts() {}

    /** Opens the root part and keeps a bounded copy of the envelope for the listener. */
    static final class Opening extends AbstractPhaseInterceptor<Message> {
        Opening() {
            super(Phase.PRE_STREAM);
            addBefore(StaxOutInterceptor.class.getName());
        }

        @Override
        public void handleMessage(Message message) {
            Call call = HttpsConduit.call(message);
            OutputStream out = message.getContent(OutputStream.class);
            try {
                out.write(RequestParts.opening(call));
            } catch (IOException e) {
                throw new Fault(e);
            }
            message.setContent(OutputStream.class, new Root(out, call));
            message.getInterceptorChain().add(new Ending(out));
        }
    }

    /** Writes the other parts once the envelope is whole. */
    private static final class Ending extends AbstractPhaseInterceptor<Message> {
        private final OutputStream out;

        Ending(OutputStream out) {
            super(Phase.PRE_STREAM_ENDING);
            this.out = out;
        }

        @Override
        public void handleMessage(Message message) {
            try {
                RequestParts.writeRest(HttpsConduit.call(message), out);
            } catch (IOException e) {
                throw new Fault(e);
            }
            // The conduit closes the stream it made.
            message.setContent(OutputStream.class, out);
        }
    }

    /** The envelope on its way out. */
    private static final class Root extends FilterOutputStream {
        private final Call call;

        Root(OutputStream out, Call call) {
            super(out);
            this.call = call;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            call.sent().add(data, offset, length);
            out.write(data, offset, length);
        }

        @Override
        public void flush() {
            // A flush would open the connection before the size is known.
        }

        @Override
        public void close() {
            // The parts follow.
        }
    }
}
