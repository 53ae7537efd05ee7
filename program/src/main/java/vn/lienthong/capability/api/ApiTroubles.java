package vn.lienthong.capability.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns what a program did wrong into a problem with its true status. What went wrong on our side is left to the one place
 * that gives it a reference number ({@code ui.Troubles}); refusals are left to the door.
 */
@Component
class ApiTroubles implements HandlerExceptionResolver, PriorityOrdered {

    private final Problems problems;

    ApiTroubles(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!request.getRequestURI().startsWith(ApiConfiguration.ROOT) || response.isCommitted()) {
            return null;
        }
        ApiProblem problem = problem(thrown);
        if (problem == null) {
            return null;
        }
        if (thrown instanceof ErrorResponse answer) {
            answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        try {
            problems.write(request, response, problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static @Nullable ApiProblem problem(Exception thrown) {
        return switch (thrown) {
            case ApiProblem problem -> problem;
            case MethodArgumentTypeMismatchException wrong ->
                wrong.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)
                        ? ApiProblem.notFound()
                        : ApiProblem.invalid(wrong.getName());
            case MissingServletRequestParameterException missing -> ApiProblem.invalid(missing.getParameterName());
            case HttpMessageNotReadableException unread -> new ApiProblem(400, "body-unread");
            case OptimisticLockingFailureException changed -> new ApiProblem(412, "changed-meanwhile");
            case ErrorResponse answer -> of(answer.getStatusCode().value());
            default -> null;
        };
    }

    private static @Nullable ApiProblem of(int status) {
        return switch (status) {
            case 400 -> new ApiProblem(400, "not-understood");
            case 404 -> ApiProblem.notFound();
            case 405 -> new ApiProblem(405, "method-not-offered");
            case 406 -> new ApiProblem(406, "format-not-offered");
            case 409 -> new ApiProblem(409, "conflict");
            case 413 -> new ApiProblem(413, "too-large");
            case 415 -> new ApiProblem(415, "format-not-read");
            default -> null;
        };
    }
}
