package io.subaccounts.spi.kyc.http;

import io.subaccounts.support.Threads;
import io.subaccounts.support.Threads.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A local server that reads one request and then does as it likes with the connection. */
final class RudeServer implements AutoCloseable {

    /** What it likes to do. */
    @FunctionalInterface
    interface Manners {

        void meet(Socket connection) throws Exception;
    }

    private final ServerSocket server;
    private final Running<Void> thread;

    RudeServer(Manners manners) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Threads.start(() -> {
            try (Socket connection = server.accept()) {
                readHead(connection);
                manners.meet(connection);
            }
            return null;
        });
    }

    /** Writes a text and closes the connection. */
    static RudeServer saying(String text) {
        return new RudeServer(connection -> write(connection, text));
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    /** Waits until the other side closes the connection, in whichever way. */
    static void awaitHangUp(Socket connection) {
        try {
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            // a reset is one as well
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Waits until it has had its way. */
    void awaitEnd() throws Exception {
        thread.result();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void readHead(Socket connection) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            line = reader.readLine();
        }
    }
}
