package vn.lienthong.capability.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves what lies beside the templates in the rooms' folders: styles, scripts, fonts, pictures, and nothing else of the
 * class path. The address carries a stamp of the content, so a browser asks for each file once.
 */
@Component
class Assets implements WebMvcConfigurer {

    private static final Set<String> KINDS = Set.of("css", "js", "woff2", "svg", "png", "ico", "webmanifest");

    private final String stamp = makeStamp();
    private final String sprite = readSprite();

    String stamp() {
        return stamp;
    }

    /** The symbols of all icons, to be written into a page once. */
    String sprite() {
        return sprite;
    }

    /** The program's version; empty when it does not run from its built jar. */
    String version() {
        String version = Assets.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/tai-san/" + stamp + "/**")
                .addResourceLocations("classpath:vn/lienthong/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new PathResourceResolver() {
                    @Override
                    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
                        return KINDS.contains(path.substring(path.lastIndexOf('.') + 1))
                                ? super.getResource(path, location)
                                : null;
                    }
                });
        registry.addResourceHandler("/tai-san/htmx.js")
                .addResourceLocations(new ClassPathResource("META-INF/resources/webjars/htmx.org/2.0.7/dist/"))
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .resourceChain(true)
                .addResolver(new PathResourceResolver() {
                    @Override
                    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
                        return location.createRelative("htmx.min.js");
                    }
                });
    }

    private static String readSprite() {
        try {
            String file = new ClassPathResource("icons.svg", Assets.class).getContentAsString(StandardCharsets.UTF_8);
            return file.substring(file.indexOf("<symbol"), file.lastIndexOf("</svg>"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String makeStamp() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] all = new PathMatchingResourcePatternResolver().getResources("classpath*:vn/lienthong/**/*.*");
            Resource[] assets = Arrays.stream(all)
                    .filter(file -> {
                        String name = file.getFilename();
                        return name != null && KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
                    })
                    .sorted(Comparator.comparing(Resource::getDescription))
                    .toArray(Resource[]::new);
            for (Resource asset : assets) {
                digest.update(asset.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
