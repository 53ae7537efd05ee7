/**
 * The way in for other programs: {@code /api/v1}. Tokens with rights, rates, errors as problem+json, pages by cursor, entity tags,
 * writes that can be repeated without harm, and a description (OpenAPI 3.1) that is written from the routes themselves.
 *
 * <p>A room offers resources by an ordinary {@code @RestController} below {@code /api/v1} with {@code @Allowed}; says by
 * {@link vn.lienthong.capability.api.ApiScope} which of its rights a token may hold; refuses by
 * {@link vn.lienthong.capability.api.ApiProblem}; and writes the words of each call into its bundle. How: {@code docs/api.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.api;
