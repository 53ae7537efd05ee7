package vn.lienthong.reader;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** What the person at the counter sees: for which address, the code, the readers. Closing the window ends the agent. */
final class AgentWindow {

    private static final int EVERY = 1000;

    private AgentWindow() {}

    static void show(Words words, Pairing pairing, CardReaders readers, Set<String> origins) {
        SwingUtilities.invokeLater(() -> {
            JLabel code = new JLabel("", JLabel.CENTER);
            code.setFont(code.getFont().deriveFont(Font.BOLD, 40f));
            code.getAccessibleContext().setAccessibleName(words.text("reader.window.code"));
            JLabel state = label("");
            JPanel panel = new JPanel(new BorderLayout(12, 12));
            panel.setBorder(BorderFactory.createEmptyBorder(20, 28, 20, 28));
            JPanel head = new JPanel(new GridLayout(2, 1));
            head.add(label(words.text("reader.window.address", String.join(", ", origins))));
            head.add(label(words.text("reader.window.code")));
            panel.add(head, BorderLayout.NORTH);
            panel.add(code, BorderLayout.CENTER);
            panel.add(state, BorderLayout.SOUTH);
            JFrame frame = new JFrame(words.text("reader.window.title"));
            frame.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
            frame.setContentPane(panel);
            frame.setSize(720, 260);
            frame.setLocationByPlatform(true);
            frame.setVisible(true);
            watch(words, pairing, readers, code, state);
        });
    }

    /** Says one sentence and waits until it was read. */
    static void say(String sentence) {
        JOptionPane.showMessageDialog(null, sentence);
    }

    private static JLabel label(String text) {
        JLabel label = new JLabel(text, JLabel.CENTER);
        label.setFont(label.getFont().deriveFont(16f));
        return label;
    }

    private static void watch(Words words, Pairing pairing, CardReaders readers, JLabel code, JLabel state) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            String digits = pairing.code();
                            String line = line(words, readers);
                            SwingUtilities.invokeLater(() -> {
                                code.setText(digits.substring(0, 4) + " " + digits.substring(4));
                                state.setText(line);
                            });
                            Thread.sleep(EVERY);
                        }
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "window");
        thread.setDaemon(true);
        thread.start();
    }

    private static String line(Words words, CardReaders readers) {
        try {
            List<CardReaders.Reader> list = readers.list();
            return list.isEmpty()
                    ? words.text("reader.window.no-reader")
                    : list.stream()
                            .map(reader -> words.text(
                                    reader.card() ? "reader.window.card" : "reader.window.no-card", reader.name()))
                            .collect(Collectors.joining(" · "));
        } catch (IOException noService) {
            return words.text("reader.window.no-service");
        }
    }
}
