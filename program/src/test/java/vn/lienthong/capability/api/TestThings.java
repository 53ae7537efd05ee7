package vn.lienthong.capability.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;

/** A resource for tests: things with a version. */
@RestController
@RequestMapping(path = "/api/v1/test-things", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed("pilots.read")
class TestThings {

    record ThingView(
            String id, String colour, int version, @Nullable String note) {}

    record ThingChange(@Nullable String colour) {}

    final Map<String, ThingView> things = new ConcurrentHashMap<>();
    final AtomicInteger writes = new AtomicInteger();
    private final Access access;

    TestThings(Access access) {
        this.access = access;
    }

    @Bean
    static ApiScope readsThings() {
        return new ApiScope("pilots.read", 900);
    }

    @Bean
    static ApiScope changesThings() {
        return new ApiScope("locality.manage", 901);
    }

    @GetMapping
    ApiPage<ThingView> testThings(
            @RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "50") int limit) {
        String after = Cursor.read("things", cursor, 1).map(List::getFirst).orElse("");
        List<ThingView> found = things.values().stream()
                .sorted(Comparator.comparing(ThingView::id))
                .filter(thing -> thing.id().compareTo(after) > 0)
                .limit(Cursor.limit(limit) + 1L)
                .toList();
        return ApiPage.of(found, limit, thing -> Cursor.after("things", thing.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<ThingView> testThing(@PathVariable String id) {
        ThingView thing = things.get(id);
        if (thing == null) {
            throw ApiProblem.notFound();
        }
        return ResponseEntity.ok().eTag(EntityTag.of(thing.version())).body(thing);
    }

    @PatchMapping("/{id}")
    @Allowed("locality.manage")
    @KeyRequired
    ResponseEntity<ThingView> changeTestThing(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ThingChange change) {
        ThingView thing = things.get(id);
        if (thing == null) {
            throw ApiProblem.notFound();
        }
        EntityTag.require(ifMatch, EntityTag.of(thing.version()));
        writes.incrementAndGet();
        if ("boom".equals(change.colour())) {
            throw new IllegalStateException("boom");
        }
        ThingView now = new ThingView(id, String.valueOf(change.colour()), thing.version() + 1, null);
        things.put(id, now);
        return ResponseEntity.ok().eTag(EntityTag.of(now.version())).body(now);
    }

    @GetMapping("/at/{agency}")
    ThingView testThingAt(@PathVariable UUID agency) {
        access.require("pilots.read", agency);
        return new ThingView(agency.toString(), access.actor().displayName(), 1, null);
    }
}
