package vn.lienthong.steering.openplan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.api.ApiProblem;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.openplan.Received.ReceivedPlan;

/** Where the programs of units below put the state of their plans. A token speaks for the unit of its agency, and no other. */
@RestController
@RequestMapping(path = "/api/v1/received/{unitCode}/plans/{externalId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(OpenPlanConfiguration.PUSH)
class ReceivedApi {

    private final Received received;
    private final Locality locality;
    private final Access access;
    private final JsonMapper json;
    private final Clock clock;

    ReceivedApi(Received received, Locality locality, Access access, JsonMapper json, Clock clock) {
        this.received = received;
        this.locality = locality;
        this.access = access;
        this.json = json;
        this.clock = clock;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ReceivedPlan putReceivedPlan(
            @PathVariable String unitCode, @PathVariable String externalId, @RequestBody Snapshot snapshot) {
        requireUnit(unitCode);
        if (!externalId.matches("[A-Za-z0-9._-]{1,100}")) {
            throw ApiProblem.invalid("externalId");
        }
        snapshot.check();
        return received.take(unitCode, externalId, snapshot, sha256(json.writeValueAsString(snapshot.plan())));
    }

    @GetMapping
    ReceivedPlan receivedPlan(@PathVariable String unitCode, @PathVariable String externalId) {
        requireUnit(unitCode);
        return received.find(unitCode, externalId).orElseThrow(ApiProblem::notFound);
    }

    private void requireUnit(String unitCode) {
        if (locality.versions(unitCode).isEmpty()) {
            throw ApiProblem.notFound();
        }
        UUID agency = access.actor().agencyId();
        if (agency != null
                && locality.agency(agency, LocalDate.now(clock))
                        .map(Agency::unitCode)
                        .filter(unitCode::equals)
                        .isEmpty()) {
            throw new AccessDeniedException(OpenPlanConfiguration.PUSH + " for unit " + unitCode);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
