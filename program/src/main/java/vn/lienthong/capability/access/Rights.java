package vn.lienthong.capability.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Every right and every role that the rooms of this house declare. */
@Component
class Rights {

    private final Map<String, Right> byCode = new TreeMap<>();
    private final List<Role> roles;
    private final Map<String, Set<String>> byRole = new HashMap<>();

    @Autowired
    Rights(ObjectProvider<Right> rights, ObjectProvider<Role> roles) {
        this(rights.stream().toList(), roles.stream().toList());
    }

    Rights(List<Right> rights, List<Role> roles) {
        this.roles = roles.stream().sorted(Comparator.comparingInt(Role::order)).toList();
        this.roles.forEach(role -> byRole.put(role.code(), new HashSet<>()));
        for (Right right : rights) {
            if (byCode.put(right.code(), right) != null) {
                throw new IllegalStateException("right " + right.code() + " is declared twice");
            }
            for (String role : right.roles()) {
                Set<String> held = byRole.get(role);
                if (held == null) {
                    throw new IllegalStateException("right " + right.code() + " names the unknown role " + role);
                }
                held.add(right.code());
            }
        }
    }

    Collection<Right> all() {
        return byCode.values();
    }

    boolean known(String right) {
        return byCode.containsKey(right);
    }

    /** Codes of the roles that give a right. */
    Set<String> giving(String right) {
        Right known = byCode.get(right);
        return known == null ? Set.of() : known.roles();
    }

    List<Role> roles() {
        return roles;
    }

    boolean knownRole(String role) {
        return byRole.containsKey(role);
    }

    /** Codes of the rights that a role gives; none for a role that no longer exists. */
    Set<String> held(String role) {
        return byRole.getOrDefault(role, Set.of());
    }
}
