package vn.lienthong.steering.plan;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Invented plans that ship with the program, for whoever wants to try before the own plan is at hand. */
enum Sample {
    DISTRICT("ke-hoach-huyen-truong-lam-2023.docx"),
    COMMUNE("ke-hoach-xa-phu-thanh-2025.pdf"),
    SCAN("ke-hoach-thi-tran-truong-lam-2024-scan.pdf");

    private final String fileName;

    Sample(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    Resource content() {
        return new ClassPathResource("samples/" + fileName, Sample.class);
    }

    static Optional<Sample> named(String fileName) {
        return Arrays.stream(values())
                .filter(sample -> sample.fileName.equals(fileName))
                .findFirst();
    }
}
