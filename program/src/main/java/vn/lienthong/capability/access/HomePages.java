package vn.lienthong.capability.access;

import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.ui.NavItem;

/** The bare address: the first line of the reader's own list. */
@Controller
class HomePages {

    private final Access access;
    private final ObjectProvider<NavItem> navigation;

    HomePages(Access access, ObjectProvider<NavItem> navigation) {
        this.access = access;
        this.navigation = navigation;
    }

    @GetMapping("/")
    @Allowed(Allowed.SIGNED_IN)
    String home() {
        return navigation.stream()
                .sorted(Comparator.comparingInt(NavItem::order))
                .filter(item -> item.right().isEmpty() || access.may(item.right()))
                .findFirst()
                .map(item -> "redirect:" + item.path())
                .orElse("redirect:/tai-khoan");
    }
}
