package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Accounts;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.Ids;

/** Who holds which post, and who sits in which team. Audit lines carry ids, not names. */
@Service
class Staffing {

    private final StaffStore staff;
    private final TeamStore teams;
    private final Audit audit;
    private final Accounts accounts;

    Staffing(StaffStore staff, TeamStore teams, Audit audit, Accounts accounts) {
        this.staff = staff;
        this.teams = teams;
        this.audit = audit;
        this.accounts = accounts;
    }

    /** A person takes a post, which is made if the agency has none of that title. */
    @Transactional
    public UUID appoint(UUID agency, String title, boolean leads, String person, LocalDate from) {
        UUID post = staff.posts(agency).stream()
                .filter(one -> one.title().equalsIgnoreCase(title))
                .map(StaffStore.Post::id)
                .findFirst()
                .orElseGet(() -> {
                    UUID id = Ids.next();
                    staff.addPost(new StaffStore.Post(id, agency, title, leads, from, null));
                    return id;
                });
        UUID id = Ids.next();
        staff.addStaff(id, post, person, from, null);
        audit.record("locality.staff.appointed", "agency", agency.toString(), Map.of("staff", id.toString()));
        return id;
    }

    @Transactional
    public void release(UUID agency, UUID one, LocalDate lastDay) {
        staff.endStaff(one, lastDay);
        accounts.staffLeaves(one, lastDay);
        audit.record(
                "locality.staff.released",
                "agency",
                agency.toString(),
                Map.of("staff", one.toString(), "last", lastDay.toString()));
    }

    @Transactional
    public void found(TeamStore.Team team, List<String> hamlets) {
        teams.add(team, hamlets);
        audit.record("locality.team.created", "team", team.id().toString(), Map.of("unit", team.unitCode()));
    }

    @Transactional
    public void join(UUID team, TeamStore.Member member) {
        teams.addMember(team, member);
        audit.record(
                "locality.team.joined",
                "team",
                team.toString(),
                Map.of("member", member.id().toString()));
    }

    @Transactional
    public void leave(UUID team, UUID member, LocalDate lastDay) {
        teams.endMember(team, member, lastDay);
        audit.record(
                "locality.team.left",
                "team",
                team.toString(),
                Map.of("member", member.toString(), "last", lastDay.toString()));
    }
}
