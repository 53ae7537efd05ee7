package vn.lienthong.capability.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Stands before every page. A page that says nothing about who may reach it is reached by nobody; a person with a one-time
 * password reaches only the page where it is changed, and one who owes a second factor only the page where it is set up.
 */
@Component
class Gate implements HandlerInterceptor, WebMvcConfigurer {

    static final String CHANGE_PASSWORD = "/tai-khoan/mat-khau";
    private static final Set<String> AT_FIRST = Set.of(CHANGE_PASSWORD, SignInPages.LEAVE);
    private static final Set<String> AT_SECOND = Set.of(
            CHANGE_PASSWORD,
            SignInPages.LEAVE,
            SecondFactorPages.PATH,
            SecondFactorPages.PATH + "/bat-dau",
            SecondFactorPages.PATH + "/xac-nhan");

    /** What a method says never changes, and looking its annotations through costs more than the rest of the gate. */
    private static final Map<Place, Rule> RULES = new ConcurrentHashMap<>();

    private final Access access;
    private final SecondFactor second;

    Gate(
            @org.springframework.context.annotation.Lazy Access access,
            @org.springframework.context.annotation.Lazy SecondFactor second) {
        this.access = access;
        this.second = second;
    }

    /** Who may reach a page. */
    sealed interface Rule {
        record Everyone() implements Rule {}

        record Holders(Set<String> rights) implements Rule {
            boolean anyoneSignedIn() {
                return rights.contains(Allowed.SIGNED_IN);
            }
        }

        record Nobody() implements Rule {}
    }

    private record Place(Method method, Class<?> type) {}

    static Rule rule(HandlerMethod page) {
        return RULES.computeIfAbsent(new Place(page.getMethod(), page.getBeanType()), Gate::read);
    }

    private static Rule read(Place page) {
        for (var place : List.of(page.method(), page.type())) {
            boolean open = AnnotatedElementUtils.hasAnnotation(place, OpenToAll.class);
            Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(place, Allowed.class);
            if (allowed != null && !open) {
                return new Rule.Holders(Set.of(allowed.value()));
            }
            if (open) {
                return allowed == null ? new Rule.Everyone() : new Rule.Nobody();
            }
        }
        return new Rule.Nobody();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // Error pages and the second half of a long answer: the request itself was judged before.
        if (request.getDispatcherType() == DispatcherType.ERROR
                || request.getDispatcherType() == DispatcherType.ASYNC
                || handler instanceof ResourceHttpRequestHandler) {
            return true;
        }
        Rule rule = handler instanceof HandlerMethod page ? rule(page) : new Rule.Nobody();
        if (rule instanceof Rule.Holders holders) {
            return admit(holders, request, response);
        }
        if (rule instanceof Rule.Everyone) {
            return true;
        }
        throw new AccessDeniedException("no rule");
    }

    private boolean admit(Rule.Holders holders, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<SignedIn> person = access.signedIn();
        if (person.isEmpty()) {
            throw new AccessDeniedException("not signed in");
        }
        boolean changing = AT_FIRST.contains(request.getRequestURI());
        if (person.get().mustChange() && !changing) {
            response.sendRedirect(CHANGE_PASSWORD);
            return false;
        }
        if (!AT_SECOND.contains(request.getRequestURI()) && second.owed(person.get())) {
            response.sendRedirect(SecondFactorPages.PATH);
            return false;
        }
        if (holders.anyoneSignedIn()
                || holders.rights().stream().anyMatch(right -> person.get().may(right))) {
            return true;
        }
        throw new AccessDeniedException(String.join(" ", holders.rights()));
    }
}
