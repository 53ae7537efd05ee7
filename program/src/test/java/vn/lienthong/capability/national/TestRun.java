package vn.lienthong.capability.national;

import java.util.Optional;
import java.util.UUID;
import vn.lienthong.capability.jobs.JobRun;

/** A run of a job that may be cut off, without the machine around it. */
final class TestRun implements JobRun {

    private final String argument;
    private int looksLeft;

    /** @param looks how often it may be asked whether to stop before it is cut off */
    TestRun(String argument, int looks) {
        this.argument = argument;
        this.looksLeft = looks;
    }

    /** The program died here. */
    static final class CutOff extends RuntimeException {}

    @Override
    public UUID id() {
        return new UUID(0, 1);
    }

    @Override
    public Optional<UUID> owner() {
        return Optional.empty();
    }

    @Override
    public String argument() {
        return argument;
    }

    @Override
    public void progress(long done, long total, String noteKey, Object... args) {}

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void stopIfCancelled() {
        if (looksLeft-- <= 0) {
            throw new CutOff();
        }
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void checkpoint(String state) {}

    @Override
    public void result(String path) {}
}
