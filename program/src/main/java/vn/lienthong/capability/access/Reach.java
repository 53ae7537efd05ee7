package vn.lienthong.capability.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;

/** How far the one who manages accounts reaches: which units, which roles, which accounts. */
@Component
class Reach {

    /** A head gives these in the own unit even where an officer's work takes a right that the head does not need. */
    private static final Set<String> IN_A_UNIT = Set.of(Role.UNIT_HEAD, Role.UNIT_OFFICER);

    private final Access access;
    private final AccountBook book;
    private final Rights rights;
    private final ObjectProvider<AgencyDirectory> directory;

    Reach(Access access, AccountBook book, Rights rights, ObjectProvider<AgencyDirectory> directory) {
        this.access = access;
        this.book = book;
        this.rights = rights;
        this.directory = directory;
    }

    boolean self(UUID accountId) {
        return access.signedIn().filter(me -> me.accountId().equals(accountId)).isPresent();
    }

    /** Whether a right is held for the whole locality. */
    boolean everywhere(String right) {
        return held().stream()
                .anyMatch(role ->
                        role.agencyId() == null && rights.held(role.role()).contains(right));
    }

    /** Agencies at which a right is held, those below them too; null for the whole locality. */
    @Nullable
    Set<UUID> agencies(String right) {
        if (everywhere(right)) {
            return null;
        }
        Set<UUID> all = new HashSet<>();
        for (SignedIn.Held role : held()) {
            UUID at = role.agencyId();
            if (at != null && rights.held(role.role()).contains(right)) {
                all.add(at);
                choices().stream()
                        .map(AgencyDirectory.Choice::id)
                        .filter(below -> access.may(right, below))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** Agencies to choose from for an account. */
    List<AgencyDirectory.Choice> choices(String right) {
        return choices().stream()
                .filter(choice -> everywhere(right) || access.may(right, choice.id()))
                .toList();
    }

    /** Roles that may be given: any by an administrator of the house, else those that give nothing one does not hold. */
    List<Role> grantable() {
        return rights.roles().stream().filter(this::grantable).toList();
    }

    private boolean grantable(Role role) {
        SignedIn me = access.signedIn().orElse(null);
        return me != null
                && (administrator(me)
                        || me.held().stream().anyMatch(held -> level(held.role()) <= level(role.code()))
                                && (IN_A_UNIT.contains(role.code())
                                        || me.rights().containsAll(rights.held(role.code()))));
    }

    /** Where a role stands in the list of roles: who has a lower place never gives a higher one. */
    private int level(String code) {
        return rights.roles().stream()
                .filter(role -> role.code().equals(code))
                .mapToInt(Role::order)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    boolean mayManage(Account account) {
        SignedIn me = access.signedIn().orElse(null);
        if (me == null || !me.may(StandardRoles.MANAGE_ACCOUNTS)) {
            return false;
        }
        if (administrator(me)) {
            return true;
        }
        Set<String> mine = grantable().stream().map(Role::code).collect(Collectors.toSet());
        UUID agency = account.agencyId();
        return agency != null
                && access.may(StandardRoles.MANAGE_ACCOUNTS, agency)
                && book.roles(account.id()).stream()
                        .allMatch(role -> mine.contains(role.role()) && within(role.agencyId()));
    }

    void requireAccount(Account account) {
        if (!mayManage(account)) {
            throw new AccessDeniedException(StandardRoles.MANAGE_ACCOUNTS + " of account");
        }
    }

    void requireAgency(@Nullable UUID agencyId) {
        if (!within(agencyId)) {
            throw new AccessDeniedException(StandardRoles.MANAGE_ACCOUNTS + " at agency");
        }
    }

    void requireGrant(String role, @Nullable UUID agencyId) {
        requireAgency(agencyId);
        if (grantable().stream().noneMatch(each -> each.code().equals(role))) {
            throw new AccessDeniedException("giving role " + role);
        }
    }

    /** Name of an agency, or an empty string for none or an unknown one. */
    String agencyName(@Nullable UUID agencyId) {
        AgencyDirectory agencies = directory.getIfAvailable();
        return agencyId == null || agencies == null
                ? ""
                : agencies.name(agencyId).orElse("");
    }

    /** People in post at an agency. */
    List<AgencyDirectory.InPost> people(@Nullable UUID agencyId) {
        AgencyDirectory agencies = directory.getIfAvailable();
        return agencyId == null || agencies == null ? List.of() : agencies.people(agencyId);
    }

    boolean inPost(@Nullable UUID agencyId, @Nullable UUID staffId) {
        return people(agencyId).stream().anyMatch(person -> person.id().equals(staffId));
    }

    /** The one person in post there who is so named; nobody if there are two. */
    Optional<UUID> onlyPersonNamed(@Nullable UUID agencyId, String name) {
        List<UUID> same = people(agencyId).stream()
                .filter(person -> VietnameseText.compose(person.name()).equalsIgnoreCase(VietnameseText.compose(name)))
                .map(AgencyDirectory.InPost::id)
                .toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private boolean within(@Nullable UUID agencyId) {
        return agencyId == null
                ? everywhere(StandardRoles.MANAGE_ACCOUNTS)
                : everywhere(StandardRoles.MANAGE_ACCOUNTS) || access.may(StandardRoles.MANAGE_ACCOUNTS, agencyId);
    }

    private static boolean administrator(SignedIn person) {
        return person.held().stream()
                .anyMatch(role -> role.role().equals(Role.ADMINISTRATOR) && role.agencyId() == null);
    }

    private List<SignedIn.Held> held() {
        return access.signedIn().map(SignedIn::held).orElse(List.of());
    }

    private List<AgencyDirectory.Choice> choices() {
        AgencyDirectory agencies = directory.getIfAvailable();
        return agencies == null ? List.of() : agencies.choices();
    }
}
