package vn.lienthong.capability.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.OpenToAll;

/** The script that keeps the pages of all rooms that work without a signal. */
@Controller
class WorkerScript {

    static final String PATH = OfflineWork.PAGES + "tho.js";

    private final ObjectProvider<OfflineWork> works;
    private final JsonMapper json;

    WorkerScript(ObjectProvider<OfflineWork> works, JsonMapper json) {
        this.works = works;
        this.json = json;
    }

    @GetMapping(PATH)
    @OpenToAll
    @ResponseBody
    ResponseEntity<String> script() {
        List<String> pages = works.orderedStream()
                .map(work -> OfflineWork.PAGES + work.kind())
                .toList();
        String script = text().replace("'__PAGES__'", json.writeValueAsString(pages));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(script);
    }

    private static String text() {
        try {
            return new ClassPathResource("worker.js", WorkerScript.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
