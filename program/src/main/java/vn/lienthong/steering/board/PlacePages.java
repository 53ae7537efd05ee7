package vn.lienthong.steering.board;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.kernel.VietnameseText;

/** The plans of all places that the one who looks may see, as one: ranking, models over places, the way down. */
@Controller
@Allowed(BoardConfiguration.READ)
class PlacePages {

    private final Places places;
    private final Catalogue catalogue;
    private final BoardSheets boardSheets;
    private final Sheets sheets;

    PlacePages(Places places, Catalogue catalogue, BoardSheets boardSheets, Sheets sheets) {
        this.places = places;
        this.catalogue = catalogue;
        this.boardSheets = boardSheets;
        this.sheets = sheets;
    }

    @GetMapping("/dieu-hanh")
    String places(ListQuery query, Model model, Locale locale) {
        model.addAttribute("rollUp", rollUp(query, locale));
        model.addAttribute("query", query);
        return BoardPages.VIEWS + "places";
    }

    @GetMapping("/dieu-hanh/mo-hinh/{catalogue}")
    String model(@PathVariable String catalogue, Model model, Locale locale) {
        RollUp rollUp = rollUp(ListQuery.plain(), locale);
        model.addAttribute(
                "found",
                rollUp.models().stream()
                        .filter(one -> one.catalogue().equals(catalogue))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return BoardPages.VIEWS + "model";
    }

    @GetMapping("/dieu-hanh.{ending:xlsx|csv}")
    void sheet(@PathVariable String ending, ListQuery query, HttpServletResponse response, Locale locale)
            throws IOException {
        RollUp rollUp = rollUp(query, locale);
        sheets.send(
                response,
                "dieu-hanh." + ending,
                List.of(boardSheets.places(rollUp.places(), locale), boardSheets.models(rollUp.models(), locale)));
    }

    private RollUp rollUp(ListQuery query, Locale locale) {
        Map<String, String> titles = new LinkedHashMap<>();
        catalogue.all().forEach(entry -> titles.put(entry.id(), entry.title()));
        return RollUp.of(
                places.sources(locale).stream()
                        .filter(source -> query.q().isEmpty()
                                || VietnameseText.fold(source.place().name()).contains(query.folded()))
                        .toList(),
                titles);
    }
}
