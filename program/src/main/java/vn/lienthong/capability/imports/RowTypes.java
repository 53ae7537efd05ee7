package vn.lienthong.capability.imports;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every kind of sheet that a room of this house takes. */
@Component
class RowTypes {

    private final ObjectProvider<RowType> offered;

    RowTypes(ObjectProvider<RowType> offered) {
        this.offered = offered;
    }

    Optional<RowType> find(String kind) {
        return Optional.ofNullable(byKind().get(kind));
    }

    RowType require(String kind) {
        return find(kind).orElseThrow(() -> new IllegalArgumentException("no room takes sheets of kind " + kind));
    }

    private Map<String, RowType> byKind() {
        return offered.stream().collect(Collectors.toUnmodifiableMap(RowType::kind, Function.identity()));
    }
}
