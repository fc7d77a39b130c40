package org.segursdk.core.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A socket that may be another one's face: then everything asked of it is asked of the other. */
abstract class FacingSocket extends Socket {
    private final @Nullable Socket other;

    FacingSocket() {
        this.other = null;
    }

    FacingSocket(Socket other) {
        this.other = other;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        if (other == null) {
            super.connect(endpoint);
        } else {
            other.connect(endpoint);
        }
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (other == null) {
            super.connect(endpoint, timeout);
        } else {
            other.connect(endpoint, timeout);
        }
    }

    @Override
    public void bind(@Nullable SocketAddress bindpoint) throws IOException {
        if (other == null) {
            super.bind(bindpoint);
        } else {
            other.bind(bindpoint);
        }
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        if (other == null) {
            super.setTcpNoDelay(on);
        } else {
            other.setTcpNoDelay(on);
        }
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        if (other == null) {
            super.setSoLinger(on, linger);
        } else {
            other.setSoLinger(on, linger);
        }
    }

    @Override
    public void sendUrgentData(int data) throws IOException {
        if (other == null) {
            super.sendUrgentData(data);
        } else {
            other.sendUrgentData(data);
        }
    }

    @Override
    public void setOOBInline(boolean on) throws SocketException {
        if (other == null) {
            super.setOOBInline(on);
        } else {
            other.setOOBInline(on);
        }
    }

    @Override
    public synchronized void setSoTimeout(int timeout) throws SocketException {
        if (other == null) {
            super.setSoTimeout(timeout);
        } else {
            other.setSoTimeout(timeout);
        }
    }

    @Override
    public synchronized void setSendBufferSize(int size) throws SocketException {
        if (other == null) {
            super.setSendBufferSize(size);
        } else {
            other.setSendBufferSize(size);
        }
    }

    @Override
    public synchronized void setReceiveBufferSize(int size) throws SocketException {
        if (other == null) {
            super.setReceiveBufferSize(size);
        } else {
            other.setReceiveBufferSize(size);
        }
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        if (other == null) {
            super.setKeepAlive(on);
        } else {
            other.setKeepAlive(on);
        }
    }

    @Override
    public void setTrafficClass(int tc) throws SocketException {
        if (other == null) {
            super.setTrafficClass(tc);
        } else {
            other.setTrafficClass(tc);
        }
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        if (other == null) {
            super.setReuseAddress(on);
        } else {
            other.setReuseAddress(on);
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        if (other == null) {
            super.shutdownInput();
        } else {
            other.shutdownInput();
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        if (other == null) {
            super.shutdownOutput();
        } else {
            other.shutdownOutput();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (other == null) {
            super.close();
        } else {
            other.close();
        }
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return other == null ? super.getInetAddress() : other.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return other == null ? super.getLocalAddress() : other.getLocalAddress();
    }

    @Override
    public int getPort() {
        return other == null ? super.getPort() : other.getPort();
    }

    @Override
    public int getLocalPort() {
        return other == null ? super.getLocalPort() : other.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return other == null ? super.getRemoteSocketAddress() : other.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return other == null ? super.getLocalSocketAddress() : other.getLocalSocketAddress();
    }

    @Override
    public @Nullable SocketChannel getChannel() {
        return other == null ? super.getChannel() : other.getChannel();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return other == null ? super.getInputStream() : other.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return other == null ? super.getOutputStream() : other.getOutputStream();
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return other == null ? super.getTcpNoDelay() : other.getTcpNoDelay();
    }

    @Override
    public int getSoLinger() throws SocketException {
        return other == null ? super.getSoLinger() : other.getSoLinger();
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return other == null ? super.getOOBInline() : other.getOOBInline();
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return other == null ? super.getSoTimeout() : other.getSoTimeout();
    }

    @Override
    public synchronized int getSendBufferSize() throws SocketException {
        return other == null ? super.getSendBufferSize() : other.getSendBufferSize();
    }

    @Override
    public synchronized int getReceiveBufferSize() throws SocketException {
        return other == null ? super.getReceiveBufferSize() : other.getReceiveBufferSize();
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return other == null ? super.getKeepAlive() : other.getKeepAlive();
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return other == null ? super.getTrafficClass() : other.getTrafficClass();
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return other == null ? super.getReuseAddress() : other.getReuseAddress();
    }

    @Override
    public boolean isConnected() {
        return other == null ? super.isConnected() : other.isConnected();
    }

    @Override
    public boolean isBound() {
        return other == null ? super.isBound() : other.isBound();
    }

    @Override
    public boolean isClosed() {
        return other == null ? super.isClosed() : other.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return other == null ? super.isInputShutdown() : other.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return other == null ? super.isOutputShutdown() : other.isOutputShutdown();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return other == null ? super.supportedOptions() : other.supportedOptions();
    }

    @Override
    public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
        if (other == null) {
            super.setOption(name, value);
        } else {
            other.setOption(name, value);
        }
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return other == null ? super.getOption(name) : other.getOption(name);
    }
}
