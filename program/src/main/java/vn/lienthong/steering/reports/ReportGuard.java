package vn.lienthong.steering.reports;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperGuard;

/** Whoever sees the round of an issued report may read its paper, also once it is withdrawn. */
@Component
class ReportGuard implements PaperGuard {

    private final ReportStore reports;
    private final RoundStore rounds;
    private final Sight sight;

    ReportGuard(ReportStore reports, RoundStore rounds, Sight sight) {
        this.reports = reports;
        this.rounds = rounds;
        this.sight = sight;
    }

    @Override
    public String room() {
        return "reports";
    }

    @Override
    public boolean mayRead(IssuedPaper paper) {
        return sight.reads()
                && reports.find(paper.id())
                        .filter(report -> !report.open())
                        .flatMap(report -> rounds.find(report.roundId()))
                        .filter(sight::sees)
                        .isPresent();
    }
}
