package vn.lienthong.capability.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class WebhookTests {

    private record Got(String id, String time, String signature, String body) {}

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private HttpServer receiver;

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookStore store;

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void open() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", call -> {
            got.add(new Got(
                    call.getRequestHeaders().getFirst("webhook-id"),
                    call.getRequestHeaders().getFirst("webhook-timestamp"),
                    call.getRequestHeaders().getFirst("webhook-signature"),
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            call.sendResponseHeaders(answer, -1);
            call.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        database.sql("update webhooks_hook set active = false").update();
    }

    private WebhookStore.Hook hook() throws Exception {
        String name = "Phần mềm " + UUID.randomUUID();
        browser.perform(post(WebhookPages.PATH + "/moi")
                        .with(people.as(Role.ADMINISTRATOR))
                        .with(csrf())
                        .param("ten", name)
                        .param(
                                "dia-chi",
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/tin")
                        .param("viec", "test.happened"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string(containsString("whsec_")));
        return store.all().stream()
                .filter(hook -> hook.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void happen() {
        transaction.executeWithoutResult(status -> webhooks.tell("test.happened", Map.of("stepId", "1", "to", "DONE")));
    }

    private WebhookStore.Delivery delivery(WebhookStore.Hook hook) {
        return store.deliveries(hook.id(), 1, 0).getFirst();
    }

    @Test
    void aMessageArrivesSignedAndIsListed() throws Exception {
        WebhookStore.Hook hook = hook();
        happen();
        await().until(() -> delivery(hook).state().equals("done"));

        Got one = got.getFirst();
        assertThat(one.signature())
                .isEqualTo(Signature.of(hook.secret(), one.id(), Long.parseLong(one.time()), one.body()));
        assertThat(one.body()).contains("\"type\":\"test.happened\"", "\"timestamp\":", "\"to\":\"DONE\"");
        browser.perform(get(WebhookPages.PATH + "/" + hook.id()).with(people.as(Role.ADMINISTRATOR)))
                .andExpect(content().string(containsString("Đã nhận")));
    }

    @Test
    void whatWasRolledBackIsNotTold() throws Exception {
        WebhookStore.Hook hook = hook();
        transaction.executeWithoutResult(status -> {
            webhooks.tell("test.happened", Map.of());
            status.setRollbackOnly();
        });
        assertThat(store.count(hook.id())).isZero();
        assertThatThrownBy(() -> webhooks.tell("test.unheard-of", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDoesNotArriveIsSentAgainWithTheSameIdUntilItDoes() throws Exception {
        answer = 500;
        WebhookStore.Hook hook = hook();
        happen();
        await().until(() -> delivery(hook).trouble().equals("status"));
        assertThat(store.find(hook.id()).orElseThrow().failingSince()).isNotNull();
        assertThat(delivery(hook).state()).isEqualTo("waiting");

        answer = 200;
        database.sql("update webhooks_delivery set next_at = now() where hook_id = :hook")
                .param("hook", hook.id())
                .update();
        await().until(() -> delivery(hook).state().equals("done"));
        assertThat(got.stream().map(Got::id).distinct()).hasSize(1);
        assertThat(got).hasSizeGreaterThan(1);
        assertThat(store.find(hook.id()).orElseThrow().failingSince()).isNull();
    }

    @Test
    void afterTheLastTryADeliveryIsGivenUpAndCanBeSentAgainByHand() throws Exception {
        answer = 404;
        WebhookStore.Hook hook = hook();
        happen();
        await().until(() -> delivery(hook).trouble().equals("status"));
        database.sql("update webhooks_delivery set tries = 9, next_at = now() where hook_id = :hook")
                .param("hook", hook.id())
                .update();
        await().until(() -> delivery(hook).state().equals("given-up"));

        answer = 200;
        browser.perform(post(WebhookPages.PATH + "/" + hook.id() + "/gui-lai/"
                                + delivery(hook).id())
                        .with(people.as(Role.ADMINISTRATOR))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        await().until(() -> delivery(hook).state().equals("done"));
    }

    @Test
    void afterDaysOfFailingAnAddressIsStoppedAndAdministratorsAreTold() throws Exception {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        answer = 503;
        WebhookStore.Hook hook = hook();
        happen();
        await().until(() -> delivery(hook).trouble().equals("status"));
        database.sql("update webhooks_hook set failing_since = now() - interval '73 hours' where id = :hook")
                .param("hook", hook.id())
                .update();
        database.sql("update webhooks_delivery set next_at = now() where hook_id = :hook")
                .param("hook", hook.id())
                .update();
        await().until(() -> !store.find(hook.id()).orElseThrow().active());

        browser.perform(get("/thong-bao").with(people.as(administrator)))
                .andExpect(content().string(containsString(hook.name())));
        happen();
        assertThat(store.count(hook.id())).isEqualTo(1);
    }

    @Test
    void anAddressInsideOurNetworkIsRefusedInTheForm() throws Exception {
        browser.perform(post(WebhookPages.PATH + "/moi")
                        .with(people.as(Role.ADMINISTRATOR))
                        .with(csrf())
                        .param("ten", "x")
                        .param("dia-chi", "https://169.254.169.254/latest")
                        .param("viec", "test.happened"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("mạng riêng")));
    }
}
