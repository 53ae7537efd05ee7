package vn.lienthong.capability.jobs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.ListQuery;

/** One's own long work: the list, one piece of it, its progress as a stream, the button that stops it. */
@Controller
@RequestMapping(JobPages.PATH)
@Allowed(Allowed.SIGNED_IN)
class JobPages {

    static final String PATH = "/cong-viec";
    private static final String REFRESH_SECONDS = "4";

    private final Jobs jobs;
    private final JobStore store;
    private final ProgressStreams streams;
    private final Access access;

    JobPages(Jobs jobs, JobStore store, ProgressStreams streams, Access access) {
        this.jobs = jobs;
        this.store = store;
        this.streams = streams;
        this.access = access;
    }

    /** A page of the list. */
    record Listing(List<JobState> jobs, boolean everyone, boolean mayReadAll, ListQuery query, long total) {}

    @GetMapping
    String list(ListQuery query, Model model) {
        Actor actor = access.actor();
        boolean mayReadAll = access.may(JobsConfiguration.READ_ALL);
        boolean everyone = mayReadAll && "tat-ca".equals(query.filters().get("cua"));
        long total = store.count(actor.accountId(), everyone);
        List<JobState> page = store.page(actor.accountId(), everyone, query.offset(), query.size());
        model.addAttribute("listing", new Listing(page, everyone, mayReadAll, query, total));
        return "lienthong/capability/jobs/list";
    }

    @GetMapping("/{id}")
    String job(
            @PathVariable UUID id,
            @RequestParam(name = "tu-cap-nhat", required = false) String refresh,
            Model model,
            HttpServletResponse response) {
        JobState job = mine(id);
        boolean refreshing = "co".equals(refresh) && !job.finished();
        if (refreshing) {
            response.setHeader("Refresh", REFRESH_SECONDS);
        }
        model.addAttribute("job", job);
        model.addAttribute("refreshing", refreshing);
        return "lienthong/capability/jobs/job";
    }

    @GetMapping(path = "/{id}/tien-do", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable UUID id, Locale locale, HttpServletResponse response) {
        mine(id);
        // A proxy that gathers the answer would hold the news back.
        response.setHeader("X-Accel-Buffering", "no");
        return streams.open(id, locale);
    }

    @PostMapping("/{id}/dung")
    String stop(@PathVariable UUID id, @RequestParam(name = "ve", defaultValue = "") String back) {
        mine(id);
        jobs.cancel(id);
        boolean ours = back.matches("/[a-z0-9-][a-zA-Z0-9/_.-]*");
        return "redirect:" + (ours ? back : PATH + "/" + id);
    }

    /** A stranger's job is as absent as one that never was. */
    private JobState mine(UUID id) {
        return jobs.state(id)
                .filter(job -> access.actor().accountId().equals(job.owner()) || access.may(JobsConfiguration.READ_ALL))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
