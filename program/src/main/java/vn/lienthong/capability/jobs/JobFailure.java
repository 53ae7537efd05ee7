package vn.lienthong.capability.jobs;

import java.util.List;

/**
 * Thrown by a {@link JobWork} when it cannot go on for a reason that the user can be told, such as a file that is no
 * sheet. It is final: no retry.
 */
public final class JobFailure extends RuntimeException {

    private final transient List<Object> arguments;

    /**
     * @param reasonKey message key of what happened and what to do about it
     * @param arguments texts and numbers for it; no personal data, they are kept with the job
     */
    public JobFailure(String reasonKey, Object... arguments) {
        super(reasonKey);
        this.arguments = List.of(arguments);
    }

    JobState.Words words() {
        return new JobState.Words(String.valueOf(getMessage()), arguments);
    }
}
