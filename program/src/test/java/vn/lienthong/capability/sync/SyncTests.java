package vn.lienthong.capability.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.AccessAct;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** Devices that send twice, out of order, in another's name, or after they were shut out. */
@HouseTest
class SyncTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    TestOfflineWork work;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationEventPublisher events;

    private UUID owner = new UUID(0, 0);
    private UUID device = new UUID(0, 0);
    private KeyPair keys = pair("secp256r1");

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @BeforeEach
    void aDevice() throws Exception {
        owner = people.account(Role.UNIT_HEAD);
        keys = pair("secp256r1");
        MvcResult enrolled =
                enrol(keys, "Điện thoại").andExpect(status().isOk()).andReturn();
        device = UUID.fromString(json.readTree(enrolled.getResponse().getContentAsString())
                .path("device")
                .asString());
    }

    private org.springframework.test.web.servlet.ResultActions enrol(KeyPair with, String name) throws Exception {
        return web.perform(post("/ngoai-mang/may")
                .param("ten", name)
                .param(
                        "khoa",
                        Base64.getUrlEncoder().encodeToString(with.getPublic().getEncoded()))
                .with(people.as(owner))
                .with(csrf()));
    }

    private record Entry(long number, UUID key, String say) {

        static Entry of(long number, String say) {
            return new Entry(number, UUID.randomUUID(), say);
        }

        Map<String, Object> sent() {
            return Map.of(
                    "number",
                    number,
                    "key",
                    key.toString(),
                    "kind",
                    TestOfflineWork.KIND,
                    "madeAt",
                    Instant.now().toString(),
                    "body",
                    Map.of("say", say));
        }
    }

    private byte[] letter(Entry... entries) {
        return json.writeValueAsString(Map.of(
                        "device",
                        device.toString(),
                        "sentAt",
                        Instant.now().toString(),
                        "entries",
                        List.of(entries).stream().map(Entry::sent).toList()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String signed(KeyPair keys, byte[] bytes) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private JsonNode send(Entry... entries) throws Exception {
        byte[] bytes = letter(entries);
        String answer = web.perform(post("/ngoai-mang/nhan").content(bytes).header("X-Chu-Ky", signed(keys, bytes)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return json.readTree(answer);
    }

    private static List<String> states(JsonNode answer) {
        List<String> states = new ArrayList<>();
        answer.path("answers")
                .forEach(one -> states.add(
                        one.path("number").asLong() + " " + one.path("is").asString()));
        return states;
    }

    private long lines(Entry entry) {
        return database.sql("select count(*) from audit_line where subject_kind = 'thu' and subject_id = :id")
                .param("id", entry.key().toString())
                .query(Long.class)
                .single();
    }

    @Test
    void entriesAreTakenInTheirOrderAndOnce() throws Exception {
        Entry first = Entry.of(1, "a");
        Entry second = Entry.of(2, "b");
        assertThat(states(send(second, first))).containsExactly("1 done", "2 done");
        assertThat(states(send(first, second, Entry.of(3, "c")))).containsExactly("1 done", "2 done", "3 done");
        assertThat(work.taken(device).stream()
                        .map(entry -> entry.body().path("say").asString()))
                .containsExactly("a", "b", "c");
        assertThat(lines(first)).isEqualTo(1);
    }

    @Test
    void aGapLeftByADroppedEntryHoldsNothingUp() throws Exception {
        assertThat(states(send(Entry.of(2, "a"), Entry.of(7, "b")))).containsExactly("2 done", "7 done");
    }

    @Test
    void aRefusalIsRememberedAndTheNextGoesOn() throws Exception {
        Entry bad = Entry.of(1, "refuse");
        JsonNode answer = send(bad, Entry.of(2, "a"));
        assertThat(states(answer)).containsExactly("1 refused", "2 done");
        assertThat(answer.path("answers").get(0).path("why").asString()).contains("không còn nhận");
        assertThat(states(send(bad))).containsExactly("1 refused");
        assertThat(lines(bad)).isEqualTo(1);
    }

    @Test
    void anEntryThatBreaksTheProgramLeavesNothingAndIsTriedAgain() throws Exception {
        Entry poison = Entry.of(1, "break");
        Entry behind = Entry.of(2, "a");
        for (int time = 1; time < Offline.TRIES; time++) {
            JsonNode answer = send(poison, behind);
            assertThat(states(answer)).isEmpty();
            assertThat(answer.path("stopped").asBoolean()).isTrue();
        }
        assertThat(states(send(poison, behind))).containsExactly("1 refused", "2 done");
        assertThat(lines(poison)).isZero();
    }

    @Test
    void twoWindowsThatSendAtOnceBringItInOnce() throws Exception {
        Entry entry = Entry.of(1, "a");
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> windows = new ArrayList<>();
        List<List<String>> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int window = 0; window < 4; window++) {
            windows.add(Thread.startVirtualThread(() -> {
                try {
                    together.await();
                    answers.add(states(send(entry)));
                } catch (Exception broken) {
                    answers.add(List.of(broken.toString()));
                }
            }));
        }
        together.countDown();
        for (Thread window : windows) {
            window.join();
        }
        assertThat(answers).hasSize(4).containsOnly(List.of("1 done"));
        assertThat(work.taken(device)).hasSize(1);
    }

    @Test
    void anotherEntryUnderAUsedNumberIsRefusedAndNotLost() throws Exception {
        send(Entry.of(1, "a"));
        assertThat(states(send(Entry.of(1, "b")))).containsExactly("1 refused");
    }

    @Test
    void whatTheDeviceDidNotSignIsNotRead() throws Exception {
        byte[] bytes = letter(Entry.of(1, "a"));
        for (String signature :
                List.of("", "!!", signed(pair("secp256r1"), bytes), signed(keys, letter(Entry.of(1, "b"))))) {
            web.perform(post("/ngoai-mang/nhan").content(bytes).header("X-Chu-Ky", signature))
                    .andExpect(status().isForbidden())
                    .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
        }
        assertThat(work.taken(device)).isEmpty();
    }

    @Test
    void nonsenseIsAProblemAndNoError() throws Exception {
        for (String text :
                List.of("", "{", "[]", "{\"device\":\"x\",\"sentAt\":\"y\",\"entries\":[]}", "{\"entries\":[{}]}")) {
            web.perform(post("/ngoai-mang/nhan").content(text)).andExpect(status().isBadRequest());
        }
        web.perform(post("/ngoai-mang/nhan").content("x".repeat(Offline.LONGEST + 1)))
                .andExpect(status().isContentTooLarge());
    }

    @Test
    void aDeviceThatWasShutOutIsToldToForget() throws Exception {
        web.perform(post("/ngoai-mang/may/" + device + "/thu-hoi")
                        .with(people.as(owner))
                        .with(csrf()))
                .andExpect(redirectedUrl("/ngoai-mang"));
        byte[] bytes = letter(Entry.of(1, "a"));
        web.perform(post("/ngoai-mang/nhan").content(bytes).header("X-Chu-Ky", signed(keys, bytes)))
                .andExpect(status().isGone());
        web.perform(get("/ngoai-mang/goi/thu").param("may", device.toString()).with(people.as(owner)))
                .andExpect(status().isGone());
    }

    @Test
    void aNewPasswordByLetterShutsTheDevicesOut() throws Exception {
        events.publishEvent(new AccessAct("access.password.reset", null, null, "account", owner.toString(), Map.of()));
        byte[] bytes = letter(Entry.of(1, "a"));
        web.perform(post("/ngoai-mang/nhan").content(bytes).header("X-Chu-Ky", signed(keys, bytes)))
                .andExpect(status().isGone());
    }

    @Test
    void aRightThatIsGoneByNowIsGoneForEntriesOfYesterdayToo() throws Exception {
        database.sql("update access_role set valid_to = valid_from where account_id = :id")
                .param("id", owner)
                .update();
        assertThat(states(send(Entry.of(1, "a")))).containsExactly("1 refused");
        assertThat(work.taken(device)).isEmpty();
    }

    @Test
    void onlyTheOwnerTakesDataAlongAndOnlyWithTheRight() throws Exception {
        web.perform(get("/ngoai-mang/goi/thu").param("may", device.toString()).with(people.as(owner)))
                .andExpect(status().isOk())
                .andExpect(content().json("{\"hamlet\":\"Bản Nà Thử\"}"));
        web.perform(get("/ngoai-mang/goi/thu").param("may", device.toString()).with(people.as(Role.UNIT_HEAD)))
                .andExpect(status().isForbidden());
        web.perform(get("/ngoai-mang/goi/khong-co")
                        .param("may", device.toString())
                        .with(people.as(owner)))
                .andExpect(status().isNotFound());
    }

    @Test
    void anOfficerShutsOutNobodyElse() throws Exception {
        web.perform(post("/ngoai-mang/may/" + device + "/thu-hoi")
                        .with(people.as(Role.UNIT_OFFICER))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(states(send(Entry.of(1, "a")))).containsExactly("1 done");
    }

    @Test
    void aKeyOfAnotherKindOrANamelessDeviceIsNotLetIn() throws Exception {
        enrol(pair("secp384r1"), "Máy").andExpect(status().isUnprocessableContent());
        enrol(keys, " ").andExpect(status().isUnprocessableContent());
        web.perform(post("/ngoai-mang/may")
                        .param("ten", "Máy")
                        .param("khoa", "//")
                        .with(people.as(owner))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aSixthDeviceWaitsUntilOneIsGone() throws Exception {
        for (int more = 1; more < Offline.MOST_DEVICES; more++) {
            enrol(pair("secp256r1"), "Máy " + more).andExpect(status().isOk());
        }
        enrol(pair("secp256r1"), "Máy").andExpect(status().isUnprocessableContent());
    }
}
