package vn.lienthong.matching;

import java.io.IOException;
import java.nio.file.Path;

/** The two halves of {@code match --register --list --out} apart, so that a register is read once and lists many times. */
public final class EngineFiles {

    private EngineFiles() {}

    /** Reads and indexes a register file. */
    public static Register register(Path file, Units units) throws IOException {
        return RegisterFile.read(file, units);
    }

    /** From file to file, as the command does it. */
    public static Summary match(Register register, Settings settings, Path list, Path out, int threads)
            throws IOException {
        return new ListFile(register, settings, Control.threads(threads)).match(list, out);
    }
}
