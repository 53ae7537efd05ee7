package vn.lienthong.idcard.simulator;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Lays a simulated card on a virtual PC/SC reader: Debian's {@code vsmartcard-vpcd}, a driver of {@code pcscd} that waits on a
 * TCP port for a card. From there on the real smart-card service of the system is in the loop.
 */
public final class VirtualReaderCard implements AutoCloseable {

    /** Where the driver waits unless told otherwise. */
    public static final int PORT = 0x8C7B;

    private static final int POWER_OFF = 0;
    private static final int POWER_ON = 1;
    private static final int RESET = 2;
    private static final int ANSWER_TO_RESET = 4;

    /** A contactless card that speaks T=1, without historical bytes. */
    private static final byte[] ATR = {0x3B, (byte) 0x80, (byte) 0x80, 1, 1};

    private final Socket socket;
    private final SimulatedCard card;

    /** @throws IOException if no virtual reader waits there */
    public VirtualReaderCard(SimulatedCard card, int port) throws IOException {
        this.card = card;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread thread = new Thread(this::serve, "card");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                byte[] message = in.readNBytes(in.readUnsignedShort());
                if (message.length == 1) {
                    control(message[0], out);
                } else {
                    answer(card.transceive(message), out);
                }
            }
        } catch (IOException taken) {
            // The card is off the reader, or the reader is gone.
            card.reset();
        }
    }

    private void control(int signal, DataOutputStream out) throws IOException {
        switch (signal) {
            case POWER_OFF, POWER_ON, RESET -> card.reset();
            case ANSWER_TO_RESET -> answer(ATR, out);
            default -> throw new IOException("signal " + signal);
        }
    }

    private static void answer(byte[] bytes, DataOutputStream out) throws IOException {
        byte[] framed = CardMaker.join(new byte[] {(byte) (bytes.length >> 8), (byte) bytes.length}, bytes);
        out.write(framed);
        out.flush();
    }

    /** Takes the card off the reader. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
