package vn.lienthong.reader;

import java.util.Arrays;
import java.util.Set;

/**
 * Which commands pass: those that open and read an identity document, and no others. The same reader may hold a bank card or a
 * signing token, and a page has no business with those.
 */
final class AllowedCommands {

    private static final Set<Integer> INSTRUCTIONS = Set.of(0xA4, 0xB0, 0xB1, 0x84, 0x82, 0x86, 0x88, 0x22);
    private static final byte[] IDENTITY_DOCUMENT = {(byte) 0xA0, 0, 0, 2, 0x47, 0x10, 1};
    private static final byte[] CARD_ACCESS = {1, 0x1C};
    private static final int SHORTEST = 4;
    private static final int LONGEST = 261;

    private AllowedCommands() {}

    static boolean allows(byte[] command) {
        if (command.length < SHORTEST || command.length > LONGEST) {
            return false;
        }
        int cla = command[0] & 0xFF;
        int ins = command[1] & 0xFF;
        if ((cla & ~0x1C) != 0 || !INSTRUCTIONS.contains(ins)) {
            return false;
        }
        // What is sealed cannot be looked into; only a chip that opened to the printed key understands it.
        boolean sealed = (cla & 0x0C) == 0x0C;
        return sealed || allowsOpen(ins, command);
    }

    /** In the open pass only the steps up to a sealed talk: what the chip can do, its application, BAC, PACE. */
    private static boolean allowsOpen(int ins, byte[] command) {
        int place = (command[2] & 0xFF) << 8 | (command[3] & 0xFF);
        return switch (ins) {
            case 0xA4 ->
                (place == 0x040C && carries(command, IDENTITY_DOCUMENT))
                        || (place == 0x020C && carries(command, CARD_ACCESS));
            case 0x22 -> place == 0xC1A4;
            case 0x88, 0xB1 -> false;
            default -> true;
        };
    }

    private static boolean carries(byte[] command, byte[] wanted) {
        int length = command.length > 5 ? command[4] & 0xFF : 0;
        return command.length >= 5 + length && Arrays.equals(command, 5, 5 + length, wanted, 0, wanted.length);
    }
}
