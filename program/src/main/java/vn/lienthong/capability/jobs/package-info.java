/**
 * Long work: started by a person or by the clock, seen while it goes, stopped when asked, taken up again after a crash.
 *
 * <p>A room offers a {@link vn.lienthong.capability.jobs.JobWork} bean for each kind of work and starts it through
 * {@link vn.lienthong.capability.jobs.Jobs}. The work speaks to the machine through its
 * {@link vn.lienthong.capability.jobs.JobRun}; pages show a {@link vn.lienthong.capability.jobs.JobState} with the
 * template {@code progress} of this room. How leases keep two programs from doing one job twice: {@code docs/jobs.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.jobs;
