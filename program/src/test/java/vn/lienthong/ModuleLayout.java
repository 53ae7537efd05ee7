package vn.lienthong;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/** Every direct child of a ring is a room: nothing to annotate, so nothing to forget. */
public class ModuleLayout implements ApplicationModuleDetectionStrategy {

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return root.getDirectSubPackages().stream()
                .flatMap(ring ->
                        ring.getLocalName().equals("kernel") ? Stream.of(ring) : ring.getDirectSubPackages().stream());
    }
}
