package vn.lienthong.capability.guide;

import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.OpenToAll;

/** Pages that fail in every way, for tests of what the reader then sees. */
@Controller
@OpenToAll
class BrokenPages {

    static final String SECRET = "Nguyen Van Mat 099123456789";

    @GetMapping("/thu-hong/bat-ngo")
    String unexpected() {
        throw new IllegalStateException(SECRET);
    }

    @GetMapping("/thu-hong/tranh-nhau")
    String conflict() {
        throw new OptimisticLockingFailureException(SECRET);
    }

    @GetMapping("/thu-hong/cho-rieng")
    @Allowed("nobody.has-this")
    String forNobody() {
        return "";
    }

    @GetMapping("/thu-hong/so/{id}")
    String byId(@PathVariable UUID id) {
        return "redirect:/" + id;
    }

    @PostMapping("/thu-hong/gui")
    String form() {
        return "redirect:/tro-giup";
    }

    @PostMapping("/thu-hong/tep")
    String file(@RequestParam("file") MultipartFile file) {
        return "redirect:/tro-giup?" + file.getSize();
    }
}
