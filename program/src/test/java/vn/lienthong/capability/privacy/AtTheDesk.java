package vn.lienthong.capability.privacy;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.capability.access.TestPeople;

/** People at the pages of this room, in Vietnamese. */
abstract class AtTheDesk {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    MockHttpServletResponse open(UUID who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)).locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
    }

    static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    /** @param pairs names and values of the form, in turn */
    MockHttpServletResponse send(UUID who, String path, String... pairs) throws Exception {
        var request = multipart(path);
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request.with(people.as(who)).with(csrf()).locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
    }
}
