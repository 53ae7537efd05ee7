package vn.lienthong.capability.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;

/** The second step of a check: the national database. */
@Controller
@Allowed(IdentityConfiguration.CHECK)
class NationalStepPages {

    private final NationalStep national;
    private final Counter counter;

    NationalStepPages(NationalStep national, Counter counter) {
        this.national = national;
        this.counter = counter;
    }

    @PostMapping(RecordPages.PATH + "/{id}/quoc-gia")
    String ask(
            @PathVariable UUID id,
            @RequestParam("k") String sealed,
            @RequestHeader(name = CheckView.PART, required = false) @Nullable String part,
            Model model) {
        CheckBook.Row row = national.own(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Counter.Station station = counter.work(row.purpose())
                .filter(work -> Counter.wrong(work, row.record()) == Counter.Wrong.NONE)
                .map(work -> new Counter.Station(work, row.record()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<NationalStep.Answered> answered = national.ask(row, sealed, station.use());
        if (answered.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        model.addAttribute("answered", answered.get());
        return part == null ? "redirect:" + RecordPages.PATH + "/" + id : CheckPages.VIEWS + "national";
    }
}
