package vn.lienthong.steering.needs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.capability.devices.NeedList;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRefused;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** Proposals gathered into a list that goes out, as a letter with its annex and as a sheet. */
@Controller
@Allowed(NeedConfiguration.READ)
class ListPages {

    /** Who gets lists: the finance office gets everything, the provincial police the devices. */
    static final List<String> ADDRESSEES = List.of("tai-chinh", "cong-an-tinh");

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Devices devices;
    private final PlanBook plans;
    private final NeedLines lines;
    private final NeedReach reach;
    private final NeedPapers papers;
    private final NeedSheet needSheet;
    private final Sheets sheets;
    private final Messages messages;

    ListPages(
            Devices devices,
            PlanBook plans,
            NeedLines lines,
            NeedReach reach,
            NeedPapers papers,
            NeedSheet needSheet,
            Sheets sheets,
            Messages messages) {
        this.devices = devices;
        this.plans = plans;
        this.lines = lines;
        this.reach = reach;
        this.papers = papers;
        this.needSheet = needSheet;
        this.sheets = sheets;
        this.messages = messages;
    }

    /** Shows what would go out, and what two units propose, before it does. */
    @GetMapping("/ke-hoach/{plan}/nhu-cau/tong-hop")
    @Allowed(NeedConfiguration.GATHER)
    String choose(@PathVariable("plan") UUID id, @RequestParam("noi-nhan") String addressee, Model model) {
        Plan plan = gathered(id, addressee);
        List<Need> open = open(id, addressee);
        List<NeedLine> all = lines.of(id, open);
        model.addAttribute("plan", plan);
        model.addAttribute("addressee", addressee);
        model.addAttribute("listId", Ids.next());
        model.addAttribute("lines", all);
        model.addAttribute("similar", NeedPages.similar(open, all));
        return NeedPages.VIEWS + "gather";
    }

    @PostMapping("/ke-hoach/{plan}/nhu-cau/tong-hop")
    @Allowed(NeedConfiguration.GATHER)
    String gather(
            @PathVariable("plan") UUID id,
            @RequestParam("noi-nhan") String addressee,
            @RequestParam("danh-sach") UUID list,
            @RequestParam(name = "chon", required = false) @org.jspecify.annotations.Nullable Set<UUID> chosen,
            RedirectAttributes redirect,
            Locale locale) {
        gathered(id, addressee);
        Set<UUID> offered = open(id, addressee).stream().map(Need::id).collect(Collectors.toSet());
        Set<UUID> needs = chosen == null
                ? Set.of()
                : chosen.stream().filter(offered::contains).collect(Collectors.toSet());
        if (needs.isEmpty() && devices.list(list).isEmpty()) {
            redirect.addFlashAttribute("toast", messages.text(locale, "needs.error.none-chosen"));
            return "redirect:/ke-hoach/" + id + "/nhu-cau/tong-hop?noi-nhan=" + addressee;
        }
        int count = devices.gather(list, id, addressee, needs);
        redirect.addFlashAttribute("toast", messages.text(locale, "needs.toast.gathered", count));
        return "redirect:" + NeedPages.listPath(list);
    }

    @GetMapping("/nhu-cau/danh-sach/{id}")
    String one(@PathVariable UUID id, Model model) {
        NeedList list = list(id);
        Plan plan = plan(list);
        List<NeedLine> all = lines.of(list.collection(), devices.ofList(id));
        model.addAttribute("list", list);
        model.addAttribute("plan", plan);
        model.addAttribute("lines", all);
        model.addAttribute("sums", NeedPages.Sums.of(all));
        model.addAttribute("gathers", reach.gathers(plan));
        return NeedPages.VIEWS + "sent";
    }

    @GetMapping("/nhu-cau/danh-sach/{id}/cong-van.{ending:docx|pdf}")
    @Allowed(NeedConfiguration.GATHER)
    ResponseEntity<byte[]> paper(@PathVariable UUID id, @PathVariable String ending) {
        NeedList list = list(id);
        Plan plan = gathered(list.collection(), list.addressee());
        Papers.Paper paper = papers.draft(plan, sender(), list.addressee(), linesOf(list));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("danh-sach-nhu-cau." + ending)
                                .build()
                                .toString())
                .contentType(ending.equals("pdf") ? MediaType.APPLICATION_PDF : DOCX)
                .body(ending.equals("pdf") ? paper.pdf() : paper.docx());
    }

    @GetMapping("/nhu-cau/danh-sach/{id}/bang.{ending:xlsx|csv}")
    void sheet(@PathVariable UUID id, @PathVariable String ending, HttpServletResponse response, Locale locale)
            throws IOException {
        NeedList list = list(id);
        plan(list);
        sheets.send(response, "danh-sach-nhu-cau." + ending, needSheet.of(linesOf(list), locale));
    }

    @PostMapping("/nhu-cau/danh-sach/{id}/ban-hanh")
    @Allowed(NeedConfiguration.GATHER)
    String issue(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        NeedList list = list(id);
        Plan plan = gathered(list.collection(), list.addressee());
        try {
            IssuedPaper issued = papers.issue(plan, sender(), list, linesOf(list));
            redirect.addFlashAttribute(
                    "toast",
                    messages.text(locale, "needs.toast.issued", issued.number().sign()));
        } catch (PaperRefused refused) {
            redirect.addFlashAttribute("toast", messages.text(locale, refused.key(), refused.arguments()));
        }
        return "redirect:" + NeedPages.listPath(id);
    }

    private List<NeedLine> linesOf(NeedList list) {
        return lines.of(list.collection(), devices.ofList(list.id()));
    }

    private List<Need> open(UUID plan, String addressee) {
        return devices.ofCollection(plan).stream()
                .filter(need -> need.state() == Need.State.PROPOSED)
                .filter(need -> addressee.equals("tai-chinh") || need.kind() == Need.Kind.DEVICE)
                .toList();
    }

    private UUID sender() {
        return reach.own().orElseThrow(() -> new AccessDeniedException(NeedConfiguration.GATHER));
    }

    private Plan gathered(UUID id, String addressee) {
        Plan plan = plans.plan(id).orElseThrow(NeedPages::missing);
        if (!reach.gathers(plan)) {
            throw new AccessDeniedException(NeedConfiguration.GATHER);
        }
        if (!ADDRESSEES.contains(addressee)) {
            throw NeedPages.missing();
        }
        return plan;
    }

    private NeedList list(UUID id) {
        return devices.list(id).orElseThrow(NeedPages::missing);
    }

    private Plan plan(NeedList list) {
        return plans.plan(list.collection()).orElseThrow(NeedPages::missing);
    }
}
