package vn.lienthong.steering.reports;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Counts the report of a province: some hundred plans, one after the other. */
@Component
class CountingJob implements JobWork {

    static final String KIND = "reports.count";

    private final Drafts drafts;
    private final ReportStore reports;
    private final RoundStore rounds;

    CountingJob(Drafts drafts, ReportStore reports, RoundStore rounds) {
        this.drafts = drafts;
        this.reports = reports;
        this.rounds = rounds;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.argument());
        Report report = reports.find(id).orElseThrow();
        Round round = rounds.find(report.roundId()).orElseThrow();
        drafts.countNow(id, round, (done, all) -> {
            run.stopIfCancelled();
            run.progress(done, all, "reports.job.progress", done, all);
        });
        run.result(report.path());
    }
}
